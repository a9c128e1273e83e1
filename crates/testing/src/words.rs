//! What test results say beside errors of scripts, in every language. Who says it is not known here.

qiao::messages! {
    /// Why a test failed or did not run, or a note about it.
    pub(crate) enum Words {
        NoRoute { request: String, function: &'static str, own: String }:
            "no route of this test answers {request}\n  fix      origin.{function}('{own}', …), or origin.unhandled('warn')",
            "测试中没有路由回答 {request}\n  建议    origin.{function}('{own}', …)，或 origin.unhandled('warn')";
        NoRouteBut { request: String, nearest: String, function: &'static str, own: String }:
            "no route of this test answers {request}\n  nearest  {nearest}\n  fix      origin.{function}('{own}', …), or origin.unhandled('warn')",
            "测试中没有路由回答 {request}\n  最接近  {nearest}\n  建议    origin.{function}('{own}', …)，或 origin.unhandled('warn')";
        NotRecorded { reason: String, remedy: String }: "{reason}\n  fix      {remedy}", "{reason}\n  建议    {remedy}";
        UnusedEntries { file: String, count: usize, entries: String }:
            "unused entries of {file} ({count}):{entries}", "{file} 中没有用到的条目（{count}）：{entries}";
        Silence { seconds: u64 }:
            "no activity for {seconds} s; the script was stopped",
            "{seconds} 秒没有任何活动，脚本已被停止";
        EndedInBackground:
            "the platform ended the program after its time in background", "程序在后台时间过长，已被平台结束";
        OutOfMemory: "the program exceeded its memory limit", "程序使用的内存超过上限";
        Stopped: "the program was stopped", "程序被停止";
        Idle: "the program became idle before its tests had run", "测试运行完之前程序已空闲";
        WorldEnded: "the environment of the test has ended", "测试的环境已结束";
        Refusal { call: String, rule: &'static str, reason: String, clause: &'static str }:
            "{call}\n  rule {rule}: {reason} ({clause})", "{call}\n  规则 {rule}：{reason}（{clause}）";
        Fix { remedy: String }: "\n  fix  {remedy}", "\n  建议 {remedy}";
        NotRun { reason: String }: "it was not run: {reason}", "没有运行：{reason}";
    }
}

#[cfg(test)]
mod tests {
    use qiao::{Language, wording};

    use super::*;

    #[test]
    fn results_are_said_in_chinese() {
        assert_eq!(Words::untranslated(&wording(Language::Chinese)), [""; 0]);
    }
}

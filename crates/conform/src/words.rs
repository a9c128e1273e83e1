//! What results of conformance runs say beside names and titles of cases, in every language.

use qiao::{Cause, Evidence, Outcome};

qiao::messages! {
    /// Why a run of a case failed.
    pub enum Why {
        Reported { text: String }: "{text}", "结果不符：{text}";
        NoReport: "it came to rest without a report", "运行结束时没有报告结果";
        MalformedReport { cause: Cause }: "its report is malformed: {cause}", "报告的格式错误：{cause}";
        NotIdle: "it did not come to rest", "一直没有空闲下来";
        FilesNotWritten { cause: Cause }: "its files cannot be written: {cause}", "无法写入用例的文件：{cause}";
        NotLaunched { error: String }: "it was not launched: {error}", "没有启动（`{error}`）";
        NotRefused { text: String }: "it was launched, and not refused with \"{text}\"", "启动了，没有以 `{text}` 拒绝";
        OtherIdle { idle: String, wanted: String }:
            "it came to rest {idle} rather than {wanted}", "空闲时的状态是 {idle}，应为 {wanted}";
        NotHappened { expected: String }: "{expected} did not happen", "没有发生 `{expected}`";
        Unhandled { error: String }: "an error was not handled: {error}", "有未处理的错误：{error}";
    }
}

qiao::messages! {
    /// What is wrong with a list of gaps.
    pub(crate) enum GapFault {
        Malformed { cause: Cause }: "{cause}", "{cause}";
        NoReason { case: String }: "the gap `{case}` has no reason", "缺口 `{case}` 没有写明原因";
        UnknownPlatform { case: String, platform: String }:
            "{case}: unknown platform `{platform}`", "缺口 `{case}`：未知平台 `{platform}`";
    }
}

qiao::messages! {
    /// What is wrong with the results of another host.
    pub(crate) enum ResultFault {
        None: "there are no results", "其中没有结果";
        Malformed { cause: Cause }: "{cause}", "{cause}";
        UnknownVerdict { case: String, verdict: String }:
            "{case}: unknown verdict `{verdict}`", "{case}：未知的结果 `{verdict}`";
        UnknownPlatform { platform: String }: "unknown platform `{platform}`", "未知平台 `{platform}`";
        OtherHost { platform: String, host: String, first_platform: String, first: String }:
            "results of {platform} on {host} and of {first_platform} on {first}; import each alone",
            "结果来自不同的宿主：{host}（{platform}）和 {first}（{first_platform}）；请分别导入";
    }
}

qiao::messages! {
    /// What is wrong with a file of cases.
    pub enum CaseFault {
        Unreadable { cause: Cause }: "{cause}", "{cause}";
        NoHead: "no head: the first line is `// what is checked`", "没有头部：第一行应为 `// 检查的内容`";
        Incomplete: "the head wants `clauses:`, `platforms:` and `evidence:`", "头部缺少 `clauses:`、`platforms:` 或 `evidence:`";
        NotAField { field: String }: "`{field}` is not of the form `key: value`", "`{field}` 不是 `key: value` 的形式";
        UnknownField { field: String }: "unknown field `{field}`", "未知字段 `{field}`";
        UnknownPlatform { platform: String }: "unknown platform `{platform}`", "未知平台 `{platform}`";
        UnknownWord { word: String, known: String }: "`{word}` is not one of: {known}", "`{word}` 应为以下之一：{known}";
        UnknownClient { client: String }: "unknown client `{client}`", "未知客户端 `{client}`";
        UnknownSetting { text: String }: "unknown host setting `{text}`", "未知的宿主设置 `{text}`";
        Version { text: String }: "invalid version `{text}` (expected for example 3.17.0)", "版本号 `{text}` 无效，例如 3.17.0";
        Lan { text: String }:
            "`{text}` is not an address with a prefix, as in 192.168.1.20/24", "`{text}` 不是带前缀的地址，例如 192.168.1.20/24";
        Network { text: String }: "unknown network condition `{text}`", "未知的网络状况 `{text}`";
        Moment { text: String }: "invalid moment `{text}` (expected for example 2s:background)", "时刻 `{text}` 无效，例如 2s:background";
        NotARow { row: String }: "not a row: {row}", "不是表中的一行：`{row}`";
    }
}

qiao::messages! {
    /// What is said of a run beside its result.
    pub(crate) enum Note {
        Name { case: String, platform: String }: "{case} on {platform}", "{case}（{platform}）";
        Guess: "the expectation is a guess", "期望是推测";
        Expected { difference: String, reason: String }: "{difference} (expected: {reason})", "{difference}（已知原因：{reason}）";
        Surprise { reason: String }:
            "it passes, and was expected to fail: {reason}", "意外通过，原本因此应当失败：{reason}";
        OutOfDate: "this gap is out of date", "这个已知缺口已过时";
        GapCount { count: usize }: " +{count} gaps", " +{count} 个缺口";
        RedCount { count: usize }: ", {count} red", "，{count} 个失败";
        Authority { evidence: Evidence, title: &'static str }: "{evidence}: {title}", "{evidence}：{title}";
        // Transcripts
        Succeeded: "succeeded", "成功";
        Failed: "failed", "失败";
        Answered { answer: String }: "is answered {answer}", "回答：{answer}";
        AnsweredWithFailure: "is answered with a failure", "回答：失败";
        NoAnswer: "no answer", "没有响应";
        Lost { lines: u64 }: "{lines} lines are missing", "缺少 {lines} 行";
        Bytes { count: usize }: "{count} bytes", "{count} 字节";
        Decision { outcome: Outcome, rule: &'static str, reason: String, clause: &'static str, document: String, evidence: Evidence }:
            "{outcome} by {rule}: {reason}\nfrom {clause}{document} ({evidence})",
            "{outcome}，规则 {rule}：{reason}\n依据 {clause}{document}（{evidence}）";
        Fix { remedy: String }: "\nfix  {remedy}", "\n建议 {remedy}";
    }
}

#[cfg(test)]
mod tests {
    use qiao::{Language, wording};

    use super::*;

    #[test]
    fn results_are_said_in_chinese() {
        let words = wording(Language::Chinese);
        assert_eq!(Why::untranslated(&words), [""; 0]);
        assert_eq!(GapFault::untranslated(&words), [""; 0]);
        assert_eq!(ResultFault::untranslated(&words), [""; 0]);
        assert_eq!(CaseFault::untranslated(&words), [""; 0]);
        let own = |text: &String| text != "X（X）";
        assert_eq!(Note::untranslated(&words).into_iter().filter(own).collect::<Vec<_>>(), [""; 0]);
    }
}

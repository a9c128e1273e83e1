//! What `qiao conformance` prints beside names and titles of cases, in every language.

use crate::words;

qiao::messages! {
    /// A line of its output.
    pub(super) enum Line {
        Progress { done: usize, all: usize, failed: usize }: "{done} of {all}, {failed} failed", "{done}/{all}，{failed} 个失败";
        Run { name: String, note: String }: "{name}: {note}", "{name}：{note}";
        NotAllRun: "not every case was run", "有用例没有运行";
        Gap: "gap", "缺口";
        Failed: "failed", "失败";
        Surprise: "surprise", "意外通过";
        Stale: "stale", "过时";
        Tentative { count: usize }:
            "{count} tentative runs pass; their expectations are guesses, and they count for nothing",
            "{count} 个待定的运行通过；它们的期望是推测，不计入结果";
        Counts { held: usize, failed: usize, gaps: usize, surprises: usize, stale: usize }:
            "{held} held, {failed} failed, {gaps} known gaps, {surprises} unexpected passes, {stale} stale gaps",
            "{held} 个符合，{failed} 个失败，{gaps} 个已知缺口，{surprises} 个意外通过，{stale} 个过时的缺口";
        Reach { clauses: usize, testable: usize, with_case: usize, percent: String }:
            "{clauses} clauses; a host can be tested for {testable}; {with_case} of these have a case ({percent} %)",
            "共 {clauses} 个条款，其中 {testable} 个可在宿主上测试，{with_case} 个有用例（{percent}%）";
        Exported { count: usize, folder: String, seconds: String, others: usize }:
            "{count} cases in {folder}, about {seconds} s; {others} need a host that can be set up",
            "{folder} 中有 {count} 个用例，约需 {seconds} 秒；另有 {others} 个需要可设置的宿主";
        Guesses:
            "The cases below rest on guesses: the other host may be right.", "以下用例以推测为依据，可能是另一个宿主正确。";
        RuleDiffers { rule: String, clause: String, cases: String }:
            "rule differs  {rule} ({clause}) in {cases}", "规则不同  {rule}（{clause}），见 {cases}";
        Host { host: String, platform: String, held: usize, differ: usize, absent: usize, not_run: usize }:
            "{host} on {platform}: {held} held, {differ} differ, {absent} not offered, {not_run} not run",
            "{host}（{platform}）：{held} 个符合，{differ} 个不同，{absent} 个未实现，{not_run} 个没有运行";
        Measured { rules: usize, of: usize, held: usize, differ: usize }:
            "{rules} of {of} rules measured: {held} held, {differ} differ", "测量了 {of} 条规则中的 {rules} 条：{held} 条符合，{differ} 条不同";
        UnknownCases { count: usize }:
            "{count} cases are not among those of this version", "{count} 个用例不属于这个版本";
        Differs: "differs", "不同";
        Evidence: "evidence", "证据";
        Here: "here", "这里";
        There: "there", "那里";
        AsExpected: "as expected", "符合期望";
    }
}

impl Line {
    /// The line in the language of this run.
    pub(super) fn said(&self) -> String {
        self.text(&words::here())
    }
}

#[cfg(test)]
mod tests {
    use qiao::Language;

    use super::*;
    use crate::words::wording;

    #[test]
    fn every_line_is_said_in_chinese() {
        assert_eq!(Line::untranslated(&wording(Language::Chinese)), [""; 0]);
    }
}

//! Messages of the command itself other than verdicts: notes, errors and titles, in every language.

use qiao::{Cause, PlatformName};

use crate::words;

qiao::messages! {
    /// A message of the command.
    pub(crate) enum Message {
        // Notes
        Origin { http: String, https: String }:
            "test origin at http://{http} and https://{https}", "测试服务器地址：http://{http} 和 https://{https}";
        LongList { list: &'static str, limit: u32, platform: PlatformName }:
            "the `{list}` list has more than {limit} entries; {platform} takes at most {limit}",
            "`{list}` 合法域名超过 {limit} 项；{platform}最多允许 {limit} 项";
        Inspector { link: String }: "developer tools: {link}", "开发者工具：{link}";
        AwaitsTools: "waiting for developer tools", "等待开发者工具连接";
        ToolsConnected:
            "the run has ended; close the developer tools or press Ctrl-C to exit", "运行已结束；关闭开发者工具或按 Ctrl-C 退出";
        Unchecked:
            "no domain lists, so domains and https are not checked; pass --allow, --domains or --strict",
            "没有配置合法域名，不校验域名和 https；可用 --allow、--domains 或 --strict";
        UncheckedDomains:
            "no domain lists, so domains are not checked (https is); pass --allow, --domains or --strict",
            "没有配置合法域名，不校验域名（仍校验 https）；可用 --allow、--domains 或 --strict";
        StaysInBackground:
            "the program stays in background; bring it back with --at TIME:foreground",
            "程序仍在后台；可用 --at TIME:foreground 回到前台";
        EndedInBackground:
            "the platform ended the program after its time in background", "程序在后台时间过长，已被平台结束";
        WaitingForChange: "waiting for a change; Ctrl-C ends", "等待文件变化，Ctrl-C 结束";
        WatchKeys:
            "waiting for a change; keys: a all tests, f failed files, p tests by name, Enter again, q quit",
            "等待文件变化；按键：a 全部测试，f 失败的文件，p 按名称筛选，回车 再次运行，q 退出";
        WatchLines:
            "waiting for a change; or type a, f, p TEXT or q and Enter: all tests, failed files, tests by name, quit",
            "等待文件变化；也可输入 a、f、p 文本或 q 后回车：全部测试、失败的文件、按名称筛选、退出";
        FilterPrompt: "tests whose names contain: ", "只运行名称包含以下文本的测试：";
        Project { folder: String }: "project {folder}", "项目 {folder}";
        EditorFileKept { name: &'static str }:
            "{name} was not changed; add \"qiao.d.ts\" to its `include`", "{name} 保持不变；请在它的 `include` 中加入 \"qiao.d.ts\"";
        EndedWithoutCalls: "the run was ended by a signal; no call was running", "运行被信号中止，当时没有进行中的调用";
        EndedWithCall: "the run was ended by a signal; 1 call was cut", "运行被信号中止，中断了 1 个调用";
        EndedWithCalls { calls: usize }:
            "the run was ended by a signal; {calls} calls were cut", "运行被信号中止，中断了 {calls} 个调用";
        ReplayUnused { count: usize, entries: String }:
            "unused entries of the recording ({count}):\n{entries}", "录制中没有用到的条目（{count}）：\n{entries}";
        // Errors
        NotServerUrl { url: String }:
            "`{url}` is not a URL of a server (expected for example https://api.example.com)",
            "`{url}` 不是服务器的 URL（例如 https://api.example.com）";
        NoTest: "no tests match these options", "没有符合这些选项的测试";
        NoPage { page: String }: "the project has no page {page}", "项目中没有页面 {page}";
        Output { problem: Cause }: "standard output: {problem}", "标准输出：{problem}";
        NoThread { problem: Cause }: "cannot start a thread: {problem}", "无法启动线程：{problem}";
        Signals { problem: Cause }: "signals: {problem}", "信号处理：{problem}";
        OneOutput: "only one file can be standard output", "只能有一个文件使用标准输出";
        WatchStdin: "--watch needs a file or a folder, not standard input", "--watch 需要文件或目录，不能是标准输入";
        NotReached { what: String }:
            "{what} was not run: the program was still busy when the run ended",
            "{what} 未执行：运行结束前程序一直没有空闲下来";
        TimeOver { time: String }:
            "the run took longer than --timeout {time}; it waits for", "运行超过了 --timeout {time}；仍在等待";
        Spins { time: String }:
            "the run took longer than --timeout {time}; its script does not return",
            "运行超过了 --timeout {time}；脚本没有返回";
        Lacks { names: String }:
            "qiao lacks {names}, which the platform has; errors may come from that",
            "平台有而 qiao 没有：{names}；错误可能由此而来";
        NoCertificate { file: String }: "--cert {file}: there is no certificate in PEM", "--cert {file}：其中没有 PEM 证书";
        NoKey { file: String }: "--key {file}: there is no private key in PEM", "--key {file}：其中没有 PEM 私钥";
        OtherKey { file: String, cert: String }:
            "--key {file}: the key does not belong to the certificate in {cert}", "--key {file}：私钥与 {cert} 中的证书不匹配";
        UnusableCertificate { cert: String, problem: String }:
            "--cert {cert}: unusable certificate or key: {problem}", "--cert {cert}：证书或私钥无法使用：{problem}";
        Stdin { problem: Cause }: "standard input: {problem}", "标准输入：{problem}";
        BelowThreshold { percent: String, threshold: String, missing: String }:
            "line coverage is {percent} %, which is {missing} points below the threshold of {threshold} %",
            "行覆盖率为 {percent}%，比阈值 {threshold}% 低 {missing} 个百分点";
        CallNumber { number: u32 }: "call {number}", "调用 {number}";
        OpenSocket { subject: String }: "open socket: {subject}", "未关闭的 WebSocket：{subject}";
        OpenPlainSocket { protocol: &'static str }: "open {protocol} socket", "未关闭的 {protocol} 套接字";
        LocalSearch: "search for local services", "局域网服务搜索";
        Unanswered { subject: String }: "unanswered: {subject}", "没有回答：{subject}";
        Timer { due: String }: "timer, due in {due}", "定时器，{due} 后触发";
        Interval { every: String, due: String }:
            "interval of {every}, due in {due}", "每 {every} 触发的定时器，{due} 后触发";
        AtPlace { place: String }: ", at {place}", "，位于 {place}";
        PageExit { code: u32 }: "the page ended with exit code {code}", "页面以退出码 {code} 结束";
        PageCounts { exchanges: usize, refused: usize }:
            "{exchanges} exchanges, {refused} refused", "{exchanges} 次请求，{refused} 次被拒绝";
        // Titles
        Coverage: "coverage", "覆盖率";
        Lines: "lines", "行数";
        Covered: "covered", "已覆盖";
        UncoveredLines: "uncovered lines", "未覆盖的行";
        Total: "total", "合计";
        Error: "error", "错误";
        Note: "note", "提示";
        Rule: "rule", "规则";
        From: "from", "依据";
        Fix: "fix", "建议";
        Refused: "refused", "被拒绝";
        Missing: "not offered", "未实现";
        Changed: "changed", "已修改";
        Dropped: "dropped", "已丢弃";
        AssignmentIgnored: "assignment ignored", "赋值被忽略";
        Warned: "warning", "警告";
        Syntax: "the script does not parse", "脚本语法错误";
        Rejection: "unhandled rejection", "未处理的 Promise 拒绝";
        Callback: "error in a callback", "回调中的错误";
        Memory: "the script exceeded its memory limit; raise --memory-limit", "脚本使用的内存超过上限；可调大 --memory-limit";
        Uncaught: "uncaught error", "未捕获的错误";
        Hint: "hint", "建议";
        NoMember { object: String, name: String }: "{object} has no `{name}`", "{object} 没有 `{name}`";
        NoMemberBut { object: String, name: String, similar: String }:
            "{object} has no `{name}`; similar: {similar}", "{object} 没有 `{name}`；相近的有：{similar}";
        CameLater { object: String, name: String, since: String }:
            "{object}.{name} came with base library {since}; canIUse tells whether it is there",
            "{object}.{name} 自基础库 {since} 起提供；可用 canIUse 判断";
        // Tests
        Passed: "ok", "通过";
        Failed: "FAIL", "失败";
        Skipped: "skip", "跳过";
        Todo: "todo", "待写";
        PassedAgain { tries: u32 }: ", passed when tried again ({tries})", "，重试后通过（{tries} 次）";
        TriedAgain { tries: u32 }: ", tried again {tries} times", "，重试了 {tries} 次";
        Expected: "expected", "期望";
        Actual: "actual", "实际";
        SlowestTests: "slowest tests", "最慢的测试";
        TestCounts { passed: usize, failed: usize, skipped: usize }:
            "{passed} passed, {failed} failed, {skipped} skipped", "{passed} 个通过，{failed} 个失败，{skipped} 个跳过";
        MoreTodo { count: usize }: ", {count} to do", "，{count} 个待写";
        InFile: " in 1 file", "，共 1 个文件";
        InFiles { files: usize }: " in {files} files", "，共 {files} 个文件";
        MoreBroken { count: usize }: ", {count} with errors", "，{count} 个有错误";
        MoreFlaky { count: usize }: ", {count} passed when tried again", "，{count} 个重试后通过";
        SnapshotCounts { counts: String }: "snapshots: {counts}", "快照：{counts}";
        SnapshotsWritten { count: usize }: "{count} written", "{count} 个写入";
        SnapshotsUpdated { count: usize }: "{count} updated", "{count} 个更新";
        SnapshotsObsolete { count: usize }: "{count} obsolete", "{count} 个不再使用";
        TestProgress { done: usize, files: usize, passed: usize, failed: usize }:
            "{done}/{files} files, {passed} passed, {failed} failed", "{done}/{files} 个文件，{passed} 个通过，{failed} 个失败";
        FileKept { name: String }: "kept     {name}", "保留  {name}";
        FileWritten { name: String }: "written  {name}", "写入  {name}";
        RunTests: "run the tests with: qiao test", "运行测试：qiao test";
        NoTypings { platform: PlatformName }: "{platform} has no published typings of its API", "{platform}没有发布的接口类型包";
        // Degrees of evidence
        Documented: "documented", "有文档";
        Observed: "observed", "有实测";
        Inferred: "inferred", "推断";
        Open: "open", "未定";
        Conflict: "conflict", "来源不一致";
        // Kinds of sources
        OfficialDocument: "official document", "官方文档";
        Typings: "typings", "类型声明";
        Package: "package", "软件包";
        DeviceReport: "device report", "真机报告";
        OpenImplementation: "open implementation", "开源实现";
        Sample: "sample", "示例";
        Standard: "standard", "标准";
        Capture: "capture", "抓包";
        KindRead { kind: String, date: String }: "{kind}, read {date}", "{kind}，{date} 查阅";
        PlaceUnknown: "its place was not kept", "出处未保留";
        // Why a clause has no case
        MarkLater: "later", "尚未实现";
        MarkAdmin: "admin", "平台管理";
        MarkAdvice: "advice", "建议";
        MarkClient: "client", "不模拟的客户端";
        MarkDocs: "docs", "仅关于文档";
        MarkHistory: "history", "历史";
        MarkOther: "other", "其他平台";
        MarkQuirk: "quirk", "有意忽略的特例";
        // Rules
        RuleFrom { clause: &'static str, evidence: String }: "{clause}, {evidence}", "条款 {clause}，{evidence}";
        DegreeFrom { degree: String, title: &'static str }: "{degree}: {title}", "{degree}，来源：{title}";
        Basis { platform: &'static str, document: String, clause: &'static str, degree: String }:
            "{platform}{document} ({clause}, {degree})", "{platform}{document}（{clause}，{degree}）";
        Document { title: &'static str }: ", {title}", "，{title}";
        AboutFrom { about: &'static str, from: String }: "{about} ({from})", "{about}（{from}）";
        InBrackets { text: String }: "({text})", "（{text}）";
        PlatformHeading { name: PlatformName, id: String }: "{name} ({id})", "{name}（{id}）";
        NamedSource { id: String, remark: String, title: String }: "{id}{remark}: {title}", "{id}{remark}：{title}";
        RuleOn { rule: String, platform: String, about: &'static str }:
            "{rule} ({platform}): {about}", "{rule}（{platform}）：{about}";
        CaseOn { case: String, platforms: Vec<String>, title: String }:
            "{case} ({platforms}): {title}", "{case}（{platforms}）：{title}";
        Excused { mark: String, reason: String }: "{mark}: {reason}", "{mark}：{reason}";
        NoRule { clause: String }: "no rule of these platforms rests on {clause}", "这些平台没有依据 {clause} 的规则";
        Value: "value", "值";
        About: "about", "说明";
        Clause: "clause", "条款";
        Offered: "offered", "已实现";
        Partial: "partial", "部分实现";
        NotOffered: "not offered", "未实现";
        SurfaceCounts { all: usize, offered: usize, partial: usize, lacking: usize }:
            "{all} in all: {offered} offered, {partial} partial, {lacking} not offered",
            "共 {all} 个：已实现 {offered} 个，部分实现 {partial} 个，未实现 {lacking} 个";
        FormAsync: "async", "异步";
        FormSync: "sync", "同步";
        FormListen: "on", "监听";
        FormUnlisten: "off", "取消监听";
        FormGetter: "getter", "取值";
        FormObject: "object", "对象";
        FormConstant: "constant", "常量";
        FormVoid: "void", "无返回值";
        FormClass: "class", "类";
        // Explanations and lists
        Observe: "observe", "观察方法";
        Confidence: "confidence", "可信度";
        Applies: "applies", "适用范围";
        Source: "source", "来源";
        Text: "text", "原文";
        Run: "run", "运行";
        RunOne: "run one", "运行一个";
        Since { version: String }: "since base library {version}: ", "基础库 {version} 起：";
        TestInRust: "a test in Rust checks it; docs/coverage.md names the test", "由 Rust 测试检查，测试名见 docs/coverage.md";
        Default: "default", "默认";
        RulesOnIt: "Rules that rest on it", "依据它的规则";
        CasesForIt: "Cases that check it", "检查它的用例";
        None: "none", "无";
        MoreCases { count: usize, id: String }:
            "and {count} more; `qiao conformance --list {id}` lists all", "另有 {count} 个，用 `qiao conformance --list {id}` 查看全部";
        Differing { count: usize, of: usize }: "{count} of {of} rules differ", "{of} 条规则中有 {count} 条不同";
    }
}

impl Message {
    /// The message in the language of this run.
    pub(crate) fn said(&self) -> String {
        self.text(&words::here())
    }
}

#[cfg(test)]
mod tests {
    use qiao::Language;

    use super::*;
    use crate::words::wording;

    #[test]
    fn every_message_of_the_command_is_said_in_chinese() {
        assert_eq!(Message::untranslated(&wording(Language::Chinese)), [""; 0]);
    }
}

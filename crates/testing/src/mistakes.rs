//! What the functions of a test say about their use, and what its own checks found, in every language. The script of
//! `js/` names a message, and gets its text from here. Messages of matchers are worded in `assertions`.

use crate::problem::Problem;

qiao::messages! {
    /// An error that a function of a test throws at its author.
    #[derive(serde::Deserialize)]
    pub(crate) enum Mistake {
        // Declarations
        AfterBegin { function: String }:
            "{function}() is called after the tests have begun", "{function}() 要在测试开始之前调用";
        AsyncSuite { name: String }: "describe('{name}') must not be async", "describe('{name}') 不能是异步函数";
        Concurrent { function: String }:
            "{function}.concurrent() is not offered: the tests of a file share one program and run one after another; write {function}()",
            "不支持 {function}.concurrent()：同一文件的测试共用一个程序，依次运行；请写 {function}()";
        NotAFunction { function: String }: "{function}() expects a function", "{function}() 需要一个函数";
        // Runs
        DoneFailed: "done.fail() was called", "调用了 done.fail()";
        TooSlow { seconds: f64 }: "it took longer than {seconds} s", "运行超过 {seconds} 秒";
        Unfailing: "it passes, but is declared to fail", "测试通过了，但它声明为应当失败";
        Thrown { value: String }: "{value} was thrown", "抛出了 {value}";
        // Expectations
        AssertionsOutside:
            "expect.assertions() and expect.hasAssertions() can only be used in a test",
            "expect.assertions() 和 expect.hasAssertions() 只能在测试中使用";
        OtherAssertions { expected: f64, made: f64 }:
            "expected {expected} assertions, but {made} were made", "期望 {expected} 次断言，实际 {made} 次";
        NoAssertions: "expected at least one assertion, but none was made", "期望至少一次断言，实际没有";
        Reached: "expected not to be reached", "不应运行到这里";
        ReachedAt { message: String }: "expected not to be reached: {message}", "不应运行到这里：{message}";
        // Replacements
        VirtualTime { function: String }:
            "{function}() is not offered: time is virtual in every test; move it by await clock.advance()",
            "不支持 {function}()：测试中的时间都是虚拟的，请用 await clock.advance() 推进";
        NoFactory { function: String, name: String }:
            "{function}('{name}') needs a function that makes the exports: mocks are not made from a module",
            "{function}('{name}') 需要一个生成导出内容的函数：不会根据模块自动生成模拟";
        ModuleHasRun { function: String, name: String }:
            "{function}('{name}'): the module has run; call {function}() before it is imported, require it after mocks.resetModules(), or replace a function of its exports by spyOn()",
            "{function}('{name}')：模块已经运行；请在导入之前调用 {function}()，或在 mocks.resetModules() 之后再 require，或用 spyOn() 替换其导出的函数";
        // Snapshots
        SnapshotOutside: "snapshots can only be used in a test", "快照只能在测试中使用";
        SnapshotNegated: "a snapshot cannot be negated", "快照不能取反";
        SnapshotMissing:
            "the snapshot is missing, and this run writes none; use --update", "没有这个快照，且本次运行不写入快照；请用 --update";
        SnapshotDiffers: "the value does not match its snapshot", "值与快照不一致";
        SnapshotProperties: "the properties of the snapshot do not match", "快照的属性不匹配";
        SnapshotWithoutPlace: "an inline snapshot has no place", "找不到内联快照的位置";
        SnapshotsUnwritten { problem: Problem }: "the snapshots cannot be written: {problem}", "无法写入快照：{problem}";
        NothingThrown: "expected a function that throws", "期望函数抛出错误";
        // The world around the program
        InvalidTime { time: String }:
            "invalid time {time} (expected for example '3s' or '200ms')", "时间 {time} 无效（例如 '3s' 或 '200ms'）";
        StillFalse { seconds: f64 }:
            "clock.until(): the condition does not hold after {seconds} s", "clock.until()：{seconds} 秒后条件仍不成立";
        NoCondition { name: String, known: String }:
            "network.set('{name}'): the conditions are {known}", "network.set('{name}')：可用的网络状况有 {known}";
        // Pages
        NoMethod { of: String, name: String, known: String }:
            "{of} has no method `{name}` (it has {known})", "{of} 没有方法 `{name}`（有 {known}）";
        NoComponent { of: String, selector: String }: "{of} has no component `{selector}`", "{of} 中没有组件 `{selector}`";
        PageNotOpened { route: String }:
            "the page {route} was not opened; the error is in its file or in its onLoad",
            "页面 {route} 没有打开；错误在它的文件或 onLoad 中";
        NoPage { url: String, routes: String }:
            "app.open('{url}'): the program has no such page (it has {routes})", "app.open('{url}')：程序没有这个页面（有 {routes}）";
        NotAPageUrl:
            "app.open() expects a URL such as 'pages/index/index?id=1'", "app.open() 需要 URL，例如 'pages/index/index?id=1'";
        NoApi { name: String }: "app.answer('{name}'): the platform has no such function", "app.answer('{name}')：平台没有这个函数";
        NotAPath: "files must be given as paths", "文件要用路径给出";
        Unreadable { file: String, problem: Problem }: "{file}: {problem}", "文件 {file}：{problem}";
        // The server
        NotAnAnswer { value: String }:
            "an answer is an object, a function, a list or a script, not {value}", "回答应为对象、函数、列表或脚本，不能是 {value}";
        InvalidAnswer { problem: Problem }: "{problem}", "回答无效：{problem}";
        OfAFunction { problem: String }: "the answer of a function: {problem}", "函数给出的回答：{problem}";
        NotOneAnswer:
            "a function gives an answer, and neither a function nor a list", "函数应给出一个回答，不能是函数或列表";
        EmptyList: "a list of answers must not be empty", "回答列表至少要有一项";
        TooLate: "an answer can be delayed by at most one day", "回答最多等待一天";
        ScriptAlone: "`script` cannot be combined with other fields", "脚本不能与其他部分同时给出";
        SeveralBodies: "an answer can have only one of body, json, sse and file", "body、json、sse 和 file 只能给出一个";
        InvalidStatus { status: u16 }: "invalid status {status} (expected 200 to 999)", "状态码 {status} 无效（应为 200 到 999）";
        InvalidRoute { route: String }:
            "invalid route `{route}` (expected for example '/users', 'POST /users/:id' or 'https://api.example.com/*?page=2')",
            "路由 `{route}` 无效（例如 '/users'、'POST /users/:id' 或 'https://api.example.com/*?page=2'）";
        InRoute { function: String, route: String, problem: String }:
            "{function}('{route}'): {problem}", "调用 {function}('{route}') 出错：{problem}";
        NotAWholeHost:
            "a whole host passes through, as in 'https://api.example.com/*'", "只能让整个域名直通，例如 'https://api.example.com/*'";
        VirtualNetwork: "the real network needs --real-time", "访问真实网络需要 --real-time";
        NotASocket: "expected steps or handlers", "需要步骤或处理函数";
        NoSocket: "no such socket", "没有这个套接字";
        SocketClosed: "the socket is closed", "套接字已关闭";
        UnhandledMode { mode: String }:
            "origin.unhandled({mode}): expected 'error' or 'warn'", "origin.unhandled({mode})：应为 'error' 或 'warn'";
        InvalidRules { problem: Problem }: "{problem}", "忽略规则或设置无效：{problem}";
        InvalidRecording { problem: Problem }: "{problem}", "录制文件无效：{problem}";
        // Calls to the host
        NotText { value: String }: "expected text, not {value}", "应为文本，不能是 {value}";
        NotUnderstood { problem: Problem }: "{problem}", "参数无效：{problem}";
        UnknownCall { name: String }: "no function of the runner is called {name}", "运行器没有函数 `{name}`";
    }
}

impl From<serde_json::Error> for Mistake {
    fn from(error: serde_json::Error) -> Mistake {
        Mistake::NotUnderstood { problem: Problem::from(&error) }
    }
}

#[cfg(test)]
mod tests {
    use qiao::{Language, wording};

    use super::*;
    use crate::watcher::SCRIPT;

    /// The runner's script without the library that it brings.
    fn script() -> String {
        SCRIPT.replace(include_str!("../expect/expect.js"), "")
    }

    #[test]
    fn mistakes_are_told_in_chinese() {
        assert_eq!(Mistake::untranslated(&wording(Language::Chinese)), [""; 0]);
    }

    /// What stands after `say(` in the scripts: a name with its arguments, or a name alone.
    fn said() -> Vec<String> {
        let script = script();
        let all = script.split("say(").skip(1);
        let name = |rest: &str| {
            rest.trim_start_matches(['{', '\'', ' ']).chars().take_while(char::is_ascii_alphanumeric).collect()
        };
        all.map(name).collect()
    }

    #[test]
    fn the_script_says_only_what_has_words() {
        let known: Vec<&str> = Mistake::samples().iter().map(Mistake::id).collect();
        let said = said();
        assert!(said.len() > 20, "{said:?}");
        for name in said {
            // `say(mistake)` passes on what another place has named.
            assert!(name == "mistake" || known.contains(&name.as_str()), "{name} has no words");
        }
    }

    #[test]
    fn the_script_has_no_words_of_its_own() {
        for line in script().lines() {
            let own = ["Error('", "Error(`", "Error(\""].iter().any(|start| line.contains(start));
            assert!(!own, "{line}");
        }
    }
}

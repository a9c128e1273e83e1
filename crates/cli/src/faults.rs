//! What is wrong with the command line and with files that it names, in every language. Errors of the crates below that
//! have no words of their own in Chinese are recognized by their types.

use std::error::Error;
use std::io;
use std::path::Path;

use qiao::{Cause, Wording};
use qiao_origin::StartError;

use crate::words;

qiao::messages! {
    /// A mistake in what the command was given.
    pub(crate) enum Wrong {
        // Values of options
        Moment { problem: String }:
            "{problem}", "应为 TIME:WHAT，例如 2s:background；WHAT 是 background、foreground 或网络状况";
        PageCall: "write it as ROUTE.METHOD, as in pages/index/index.tap", "应为 ROUTE.METHOD，例如 pages/index/index.tap";
        Answer: "write it as API=ANSWER, as in showModal=confirm", "应为 API=ANSWER，例如 showModal=confirm";
        NoFunction { api: String }: "there is no function `{api}`", "没有函数 `{api}`";
        NoFile { file: String }:
            "an answer is confirm, cancel, fail, a number, an object as JSON, or files to choose; there is no file `{file}`",
            "回答是 confirm、cancel、fail、数字、JSON 对象，或要选择的文件；没有文件 `{file}`";
        NoTime: "it must be longer (expected for example 30s or 1m 30s)", "时间要大于零（例如 30s 或 1m 30s）";
        Duration { problem: String }: "{problem} (expected for example 30s or 1m 30s)", "应为时间，例如 30s 或 1m 30s";
        TestShard: "expected NUMBER/OF, as in 2/5", "应为 NUMBER/OF，例如 2/5";
        CaseShard: "write it as I/N with I from 1 to N, as in 2/4", "应为 I/N，I 从 1 到 N，例如 2/4";
        Percent: "expected a number from 0 to 100", "应为 0 到 100 的数";
        NoJobs: "expected at least 1", "至少为 1";
        Lan: "write it as ADDRESS/PREFIX, as in 192.168.1.20/24", "应为 ADDRESS/PREFIX，例如 192.168.1.20/24";
        Inspect { problem: String, example: &'static str }:
            "{problem} (expected for example {example})", "应为主机和端口，例如 {example}";
        NoAddress { example: &'static str }:
            "the host has no address (expected for example {example})", "该主机没有地址（例如 {example}）";
        Memory { problem: String }: "{problem}", "应为大小，例如 64MB";
        LittleMemory { least: String }:
            "a program needs more (expected at least {least}, for example 64MB)", "程序需要更多内存（至少 {least}，例如 64MB）";
        OneLine:
            "it has a line break or another control character (expected one line of text)", "其中有换行或其他控制字符（应为一行文本）";
        Variable: "expected the name of a variable, such as uni", "应为变量名，例如 uni";
        SecureOrigin: "expected https://HOST or https://HOST:PORT", "应为 https://HOST 或 https://HOST:PORT";
        // What options mean together
        NoProject: "--all-pages needs a project", "--all-pages 需要一个项目";
        NoCase: "no case matches these options; --list shows all", "没有符合这些选项的用例，用 --list 查看全部";
        NoGit { problem: Cause }: "--changed needs git: {problem}", "--changed 需要 git：{problem}";
        // Files
        ByteOrderMark:
            "it begins with a byte order mark (expected JSON as UTF-8 without one)", "文件以字节顺序标记（BOM）开头（应为不带 BOM 的 UTF-8 JSON）";
        NotUtf8: "it is not UTF-8 text (expected JSON as UTF-8)", "不是 UTF-8 文本（应为 UTF-8 JSON）";
        // Errors of the crates below
        Override { problem: String }:
            "{problem}", "应为 HOST:PORT:ADDRESS[:PORT]，例如 api.test:443:127.0.0.1:8443";
        Proxy { problem: String }:
            "{problem}", "应为 http、https、socks5 或 socks5h 代理，例如 http://USER:PASSWORD@HOST:PORT";
        Version { problem: String }: "{problem}", "应为版本号，例如 3.17.0";
        IgnoreRule { problem: String }: "{problem}", "应为 query:_t、header:X-Nonce 或 json:$.time 这样的规则";
        Block { problem: String }: "{problem}", "应为地址段，例如 10.0.0.0/8 或 fd00::/8";
        PageOrigin { problem: String }: "{problem}", "应为页面的源，例如 https://tenant.example.com";
        Certificates { problem: String }:
            "{problem}", "其中没有可用的证书；应为含 -----BEGIN CERTIFICATE----- 的 PEM 文件";
        UnknownName { name: String }: "unknown clause or rule `{name}`", "没有条款或规则 `{name}`";
        UnknownNameBut { name: String, near: String }:
            "unknown clause or rule `{name}`; similar names: {near}", "没有条款或规则 `{name}`；相近的名称：{near}";
        NoTestFiles { problem: String }: "{problem}", "没有测试文件：文件名以 .test.js、.test.ts、.spec.js 或 .spec.ts 结尾";
        Outside { file: String, project: String }: "{file} is not in the project {project}", "{file} 不在项目 {project} 中";
        NotText { file: String }: "{file}: the file is not UTF-8 text", "{file}：文件不是 UTF-8 文本";
        UnclearPlatform { folder: String }:
            "{folder}: it does not show which platform it is for: pass --platform", "{folder}：看不出属于哪个平台，请用 --platform 指定";
        Listen { address: String, cause: Cause }: "cannot listen on {address}: {cause}", "无法监听 {address}：{cause}";
        Within { what: String, problem: String }: "{what}: {problem}", "{what}：{problem}";
        System { cause: Cause }: "{cause}", "{cause}";
        Unreadable { file: String, cause: Cause }: "{file}: {cause}", "{file}：{cause}";
        Certificate { problem: String }: "cannot make certificates: {problem}", "无法生成证书（`{problem}`）";
        NotStarted { problem: String }: "the origin did not start: {problem}", "测试服务器没有启动：{problem}";
        NoHost { problem: String }: "the host did not start: {problem}", "宿主没有启动：{problem}";
        Pattern { pattern: String, problem: String }: "{problem}", "文件模式 `{pattern}` 无效";
        AtLeastOne: "expected a whole number from 1 to 65535", "应为 1 到 65535 的整数";
        WholeNumber: "expected a whole number", "应为非负整数";
        Size: "expected a size, such as 1GB", "应为大小，例如 1GB";
        Integer { problem: String }: "{problem}", "应为整数";
        Address { problem: String }: "{problem}", "应为地址和端口，例如 127.0.0.1:8080";
        NoThread { cause: Cause }: "no thread: {cause}", "无法启动线程：{cause}";
        Other { problem: String }: "{problem}", "出错：`{problem}`";
    }
}

impl Wrong {
    fn unreadable(path: &Path, source: &io::Error) -> Wrong {
        Wrong::Unreadable { file: path.display().to_string(), cause: Cause::from(source) }
    }

    /// The message in the language of this run.
    pub(crate) fn said(&self) -> String {
        self.text(&words::here())
    }
}

/// An error in the language of this run.
pub(crate) fn said(error: &(dyn Error + 'static)) -> String {
    said_in(error, &words::here())
}

fn said_in(error: &(dyn Error + 'static), words: &Wording) -> String {
    if let Some(error) = error.downcast_ref::<qiao::Error>() {
        return launch(error, words);
    }
    if let Some(bad) = error.downcast_ref::<qiao::BadRecording>() {
        return bad.text(words);
    }
    if let Some(bad) = error.downcast_ref::<qiao_conform::BadGaps>() {
        return bad.text(words);
    }
    if let Some(bad) = error.downcast_ref::<qiao_conform::NoResults>() {
        return bad.text(words);
    }
    if let Some(bad) = error.downcast_ref::<qiao::BadEntry>() {
        return bad.problem.text(words);
    }
    if let Some(qiao_testing::NoPlace::Project(error)) = error.downcast_ref() {
        return launch(error, words);
    }
    wrong(error, words).text(words)
}

/// An error with what it is about, in the language of this run.
pub(crate) fn about(what: impl std::fmt::Display, error: &(dyn Error + 'static)) -> String {
    Wrong::Within { what: what.to_string(), problem: said(error) }.said()
}

/// An error of a launch: some are worded with the option that mends them.
fn launch(error: &qiao::Error, words: &Wording) -> String {
    match error {
        qiao::Error::UnclearPlatform { path } => {
            Wrong::UnclearPlatform { folder: path.display().to_string() }.text(words)
        }
        other => other.text(words),
    }
}

/// What the command says of an error of the crates below.
fn wrong(error: &(dyn Error + 'static), words: &Wording) -> Wrong {
    of_system(error)
        .or_else(|| of_values(error))
        .or_else(|| of_conformance(error, words))
        .or_else(|| of_tests(error))
        .or_else(|| error.downcast_ref().map(of_origin))
        .unwrap_or_else(|| Wrong::Other { problem: error.to_string() })
}

fn of_system(error: &(dyn Error + 'static)) -> Option<Wrong> {
    let cause = error.downcast_ref::<io::Error>().map(Cause::from);
    let cause = cause.or_else(|| error.downcast_ref::<serde_json::Error>().map(Cause::from))?;
    Some(Wrong::System { cause })
}

fn of_values(error: &(dyn Error + 'static)) -> Option<Wrong> {
    let problem = error.to_string();
    Some(match error {
        _ if error.is::<qiao::BadOverride>() => Wrong::Override { problem },
        _ if error.is::<qiao::BadProxy>() => Wrong::Proxy { problem },
        _ if error.is::<qiao::BadVersion>() => Wrong::Version { problem },
        _ if error.is::<qiao::BadRule>() => Wrong::IgnoreRule { problem },
        _ if error.is::<qiao::BadBlock>() => Wrong::Block { problem },
        _ if error.is::<qiao::BadOrigin>() => Wrong::PageOrigin { problem },
        _ if error.is::<qiao::BadPem>() => Wrong::Certificates { problem },
        _ if error.is::<humantime::DurationError>() => Wrong::Duration { problem },
        _ if error.is::<std::num::ParseIntError>() => Wrong::Integer { problem },
        _ if error.is::<std::net::AddrParseError>() => Wrong::Address { problem },
        _ => return None,
    })
}

fn of_conformance(error: &(dyn Error + 'static), words: &Wording) -> Option<Wrong> {
    if let Some(qiao_conform::UnknownName { name, near }) = error.downcast_ref() {
        let (name, near) = (name.clone(), near.join(", "));
        return Some(if near.is_empty() { Wrong::UnknownName { name } } else { Wrong::UnknownNameBut { name, near } });
    }
    if let Some(qiao_conform::BadCase { path, problem }) = error.downcast_ref() {
        return Some(Wrong::Within { what: path.display().to_string(), problem: problem.text(words) });
    }
    Some(match error.downcast_ref()? {
        qiao_conform::NoWorld::Origin(error) => Wrong::NotStarted { problem: said_in(error, words) },
        qiao_conform::NoWorld::Host(error) => Wrong::NoHost { problem: said_in(error, words) },
        qiao_conform::NoWorld::Trust(error) => Wrong::Certificates { problem: error.to_string() },
        qiao_conform::NoWorld::Thread(error) => Wrong::NoThread { cause: Cause::from(error) },
    })
}

fn of_tests(error: &(dyn Error + 'static)) -> Option<Wrong> {
    if let Some(bad) = error.downcast_ref::<qiao_testing::BadPattern>() {
        return Some(Wrong::Pattern { pattern: bad.pattern.clone(), problem: bad.to_string() });
    }
    if let Some(files) = error.downcast_ref() {
        return Some(match files {
            qiao_testing::NoFiles::Unreadable { path, source } => Wrong::unreadable(path, source),
            qiao_testing::NoFiles::None => Wrong::NoTestFiles { problem: error.to_string() },
        });
    }
    match error.downcast_ref()? {
        qiao_testing::NoPlace::Unreadable { path, source } => Some(Wrong::unreadable(path, source)),
        qiao_testing::NoPlace::Outside { path, project } => {
            let (file, project) = (path.display().to_string(), project.display().to_string());
            Some(Wrong::Outside { file, project })
        }
        qiao_testing::NoPlace::Project(_) => None,
    }
}

fn of_origin(error: &StartError) -> Wrong {
    match error {
        StartError::Listen { address, source } => {
            Wrong::Listen { address: address.to_string(), cause: Cause::from(source) }
        }
        StartError::Results { path, source } => Wrong::unreadable(path, source),
        StartError::Given(bad) => Wrong::Certificate { problem: bad.to_string() },
        StartError::Certificates(problem) => Wrong::Certificate { problem: problem.clone() },
        StartError::NoRuntime => Wrong::Other { problem: error.to_string() },
    }
}
#[cfg(test)]
mod tests {
    use qiao::Language;

    use super::*;
    use crate::words::wording;

    #[test]
    fn every_mistake_is_said_in_chinese() {
        assert_eq!(Wrong::untranslated(&wording(Language::Chinese)), [""; 0]);
    }

    /// Errors of the crates below as a user can cause them.
    fn errors() -> Vec<Box<dyn Error>> {
        let folder = tempfile::tempdir().unwrap();
        let pattern = qiao_testing::CoveredFiles::new(folder.path(), &["[".to_owned()], &[], []);
        let listen = StartError::Listen {
            address: std::net::SocketAddr::from(([127, 0, 0, 1], 80)),
            source: io::ErrorKind::PermissionDenied.into(),
        };
        let archive = folder.path().join("a.har");
        std::fs::write(&archive, "{").unwrap();
        vec![
            Box::new("x".parse::<qiao::Version>().unwrap_err()),
            Box::new("x".parse::<qiao::IgnoreRule>().unwrap_err()),
            Box::new("x".parse::<qiao::Override>().unwrap_err()),
            Box::new("x".parse::<qiao::Block>().unwrap_err()),
            Box::new(qiao::Proxy::all("ftp://x").unwrap_err()),
            Box::new(humantime::parse_duration("x").unwrap_err()),
            Box::new("x".parse::<std::net::SocketAddr>().unwrap_err()),
            Box::new("x".parse::<u8>().unwrap_err()),
            Box::new(pattern.unwrap_err()),
            Box::new(qiao_testing::find(&[folder.path().to_owned()]).unwrap_err()),
            Box::new(qiao_testing::find(&["/none".into()]).unwrap_err()),
            Box::new(qiao_conform::Gaps::parse("x").unwrap_err()),
            Box::new(qiao_conform::Measured::parse(&[String::new()]).unwrap_err()),
            Box::new(qiao::Replay::read(&archive, qiao::Matching::new()).unwrap_err()),
            Box::new(qiao::Launch::project(folder.path()).platforms().unwrap_err()),
            Box::new(serde_json::from_str::<String>("{").unwrap_err()),
            Box::new(io::Error::from(io::ErrorKind::NotFound)),
            Box::new(listen),
        ]
    }

    #[test]
    fn errors_of_other_crates_are_said_in_chinese() {
        for error in errors() {
            let text = said_in(&*error, &wording(Language::Chinese));
            assert!(qiao::is_chinese(&text), "{error}: {text}");
            assert!(!text.starts_with("出错"), "{error}: {text}");
        }
    }

    #[test]
    fn errors_of_other_crates_keep_their_english() {
        for error in errors() {
            let text = said_in(&*error, &wording(Language::English));
            assert!(text.contains(&error.to_string()), "{error}: {text}");
        }
    }
}

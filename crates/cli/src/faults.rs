//! What is wrong with the command line and with files that it names, in every language. Errors of the crates below are
//! one line of English each: in Chinese the form that was expected stands in their place.

use std::error::Error;

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
        NoProject: "--all-pages wants a project", "--all-pages 需要一个项目";
        NoCase: "no case matches these options; --list shows all", "没有符合这些选项的用例，用 --list 查看全部";
        NoGit { problem: String }: "--changed needs git: {problem}", "--changed 需要 git：{problem}";
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
        Entry { entry: String, problem: String }: "{problem}", "`{entry}` 不能作为合法域名，例如 https://api.example.com";
        UnknownName { name: String }: "unknown clause or rule `{name}`", "没有条款或规则 `{name}`";
        UnknownNameBut { name: String, near: String }:
            "unknown clause or rule `{name}`; similar names: {near}", "没有条款或规则 `{name}`；相近的名称：{near}";
        NoTestFiles { problem: String }: "{problem}", "没有测试文件：文件名以 .test.js、.test.ts、.spec.js 或 .spec.ts 结尾";
        Outside { file: String, project: String }: "{file} is not in the project {project}", "{file} 不在项目 {project} 中";
        NoRoom { file: String, limit: usize }:
            "{file}: it does not fit into the program's memory of {limit} bytes", "{file}：程序的内存（{limit} 字节）容纳不下";
        NotText { file: String }: "{file}: the file is not UTF-8 text", "{file}：文件不是 UTF-8 文本";
        UnclearPlatform { folder: String }:
            "{folder}: it does not show which platform it is for: pass --platform", "{folder}：看不出属于哪个平台，请用 --platform 指定";
        Domains { line: usize, problem: String }:
            "domains file, line {line}: {problem}", "合法域名文件第 {line} 行有误：{problem}";
        DomainsText { problem: String }: "domains file: {problem}", "合法域名文件有误：{problem}";
        Storage { path: String, problem: String }: "cannot keep files in {path}: {problem}", "无法在 {path} 中保存文件：{problem}";
        Archive { file: String, problem: String }:
            "{file}: not an HTTP Archive (HAR): {problem}", "{file} 不是 HTTP 归档文件（HAR）：{problem}";
        Listen { address: String, problem: String }: "cannot listen on {address}: {problem}", "无法监听 {address}：{problem}";
    }
}

impl Wrong {
    /// The message in the language of this run.
    pub(crate) fn said(&self) -> String {
        self.text(&words::here())
    }
}

/// An error in the language of this run. What the system says, and what parsers of JSON say, stays as it is.
pub(crate) fn said(error: &(dyn Error + 'static)) -> String {
    wrong(error).map_or_else(|| error.to_string(), |wrong| wrong.said())
}

fn wrong(error: &(dyn Error + 'static)) -> Option<Wrong> {
    let problem = error.to_string();
    if let Some(error) = error.downcast_ref::<qiao::Error>() {
        return of_launch(error);
    }
    if let Some(qiao_conform::UnknownName { name, near }) = error.downcast_ref() {
        let (name, near) = (name.clone(), near.join(", "));
        return Some(if near.is_empty() { Wrong::UnknownName { name } } else { Wrong::UnknownNameBut { name, near } });
    }
    if let Some(qiao::BadEntry { entry, .. }) = error.downcast_ref() {
        return Some(Wrong::Entry { entry: entry.clone(), problem });
    }
    if let Some(qiao::BadRecording::Format { path, reason }) = error.downcast_ref() {
        return Some(Wrong::Archive { file: path.display().to_string(), problem: reason.clone() });
    }
    if let Some(qiao_origin::StartError::Listen { address, source }) = error.downcast_ref() {
        return Some(Wrong::Listen { address: address.to_string(), problem: source.to_string() });
    }
    if let Some(qiao_testing::NoPlace::Outside { path, project }) = error.downcast_ref() {
        return Some(Wrong::Outside { file: path.display().to_string(), project: project.display().to_string() });
    }
    Some(match error {
        _ if matches!(error.downcast_ref(), Some(qiao_testing::NoFiles::None)) => Wrong::NoTestFiles { problem },
        _ if error.is::<qiao::BadOverride>() => Wrong::Override { problem },
        _ if error.is::<qiao::BadProxy>() => Wrong::Proxy { problem },
        _ if error.is::<qiao::BadVersion>() => Wrong::Version { problem },
        _ if error.is::<qiao::BadRule>() => Wrong::IgnoreRule { problem },
        _ if error.is::<qiao::BadBlock>() => Wrong::Block { problem },
        _ if error.is::<qiao::BadOrigin>() => Wrong::PageOrigin { problem },
        _ if error.is::<qiao::BadPem>() => Wrong::Certificates { problem },
        _ if error.is::<humantime::DurationError>() => Wrong::Duration { problem },
        _ => return None,
    })
}

fn of_launch(error: &qiao::Error) -> Option<Wrong> {
    Some(match error {
        qiao::Error::NoRoom { path, limit } => Wrong::NoRoom { file: path.display().to_string(), limit: *limit },
        qiao::Error::NotText { path } => Wrong::NotText { file: path.display().to_string() },
        qiao::Error::UnclearPlatform { path } => Wrong::UnclearPlatform { folder: path.display().to_string() },
        qiao::Error::DomainsText(problem) => Wrong::DomainsText { problem: problem.clone() },
        qiao::Error::Domains(bad) => Wrong::Domains { line: bad.line, problem: bad.problem.clone() },
        qiao::Error::Allow(bad) => Wrong::Entry { entry: bad.entry.clone(), problem: bad.to_string() },
        qiao::Error::PageOrigin(bad) => Wrong::PageOrigin { problem: bad.to_string() },
        qiao::Error::Storage(bad) => {
            Wrong::Storage { path: bad.path.display().to_string(), problem: bad.reason.clone() }
        }
        _ => return None,
    })
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

    #[test]
    fn errors_of_other_crates_keep_their_english() {
        let version = "x".parse::<qiao::Version>().unwrap_err();
        let rule = "x".parse::<qiao::IgnoreRule>().unwrap_err();
        let errors: [&(dyn Error + 'static); 2] = [&version, &rule];
        for error in errors {
            assert_eq!(wrong(error).unwrap().text(&wording(Language::English)), error.to_string());
        }
    }
}

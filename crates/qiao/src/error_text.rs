//! Errors in every language. What fails, and why, is not known here.

use qiao_abi::message::Argument;
use qiao_abi::{Cause, Language, Wording};
use qiao_rules::{BadDomains, BadEntry, BadOrigin, DomainFault};

use crate::end::EndReason;
use crate::error::Error;

qiao_abi::messages! {
    /// Why a setting of a launch cannot be used.
    pub enum SettingFault {
        LittleMemory { bytes: usize, least: usize }:
            "{bytes} bytes are too few (at least {least})", "{bytes} 字节太少，至少要 {least} 字节";
        LongPrefix { bits: u32 }: "a prefix of {bits} bits is too long (at most 32)", "{bits} 位的前缀太长，最多 32 位";
        NotAnIdentifier { name: String }:
            "`{name}` is not a name that script can write", "`{name}` 不能用作脚本中的名称";
        Repeated { name: String }: "`{name}` is given twice", "`{name}` 重复";
    }
}

impl Error {
    /// The error as one line of a language.
    pub fn text(&self, wording: &Wording) -> String {
        match wording.language {
            Language::English => self.to_string(),
            Language::Chinese => chinese(self, wording),
        }
    }
}

fn chinese(error: &Error, wording: &Wording) -> String {
    match error {
        Error::Read { path, source } => format!("{}：{}", path.display(), Cause::from(source).worded(wording)),
        Error::NoRoom { path, limit } => format!("{}：程序的内存（{limit} 字节）容纳不下", path.display()),
        Error::NotText { path } => format!("{}：文件不是 UTF-8 文本", path.display()),
        Error::Config { path, reason } => format!("{}：{}", path.display(), reason.text(wording)),
        Error::UnclearPlatform { path } => format!("{}：看不出属于哪个平台", path.display()),
        Error::DomainsText(fault) => format!("合法域名文件：{}", fault.text(wording)),
        // An error of JSON says its place itself.
        Error::Domains(BadDomains { problem: fault @ DomainFault::Json { .. }, .. }) => {
            format!("合法域名文件：{}", fault.text(wording))
        }
        Error::Domains(BadDomains { line, problem }) => format!("合法域名文件第 {line} 行：{}", problem.text(wording)),
        Error::Allow(BadEntry { problem, .. }) => problem.text(wording),
        Error::PageOrigin(BadOrigin(origin)) => format!("源 `{origin}` 无效，例如 https://tenant.example.com"),
        Error::Engine(_) => "无法创建脚本引擎".to_owned(),
        Error::WorkerLost => "工作线程陷入脚本引擎内部无法中断的循环，已被放弃".to_owned(),
        Error::Worker(cause) => format!("没有工作线程：{}", Cause::from(cause).worded(wording)),
        Error::NoSuchPage { route } => format!("没有页面 `{route}`"),
        Error::Thrown { message, .. } => format!("方法抛出错误：{message}"),
        Error::Value(cause) => format!("无法读取脚本的值：{}", Cause::from(cause).worded(wording)),
        Error::Argument(cause) => format!("参数无法交给脚本：{}", Cause::from(cause).worded(wording)),
        Error::NoSuchMethod { route, method } => format!("页面 `{route}` 没有方法 `{method}`"),
        Error::Storage(bad) => format!("无法在 {} 中保存文件：{}", bad.path.display(), bad.reason.text(wording)),
        Error::File { name, reason } => format!("{name}：{}", reason.text(wording)),
        Error::StoredValue { key, reason } => format!("{key}：{}", reason.text(wording)),
        Error::Ended(reason) => format!("小程序已结束：{}", ended(reason)),
        Error::StoppedBeforeLaunch => "小程序在启动之前已被停止".to_owned(),
        Error::ShutDown => "宿主已关闭".to_owned(),
        Error::Setting { setting, reason } => format!("{setting}：{}", reason.text(wording)),
    }
}

fn ended(reason: &EndReason) -> String {
    match reason {
        EndReason::Closed => "已关闭".to_owned(),
        EndReason::Dropped => "最后一个句柄已释放".to_owned(),
        EndReason::Stopped => "被停止".to_owned(),
        EndReason::OutOfMemory => "内存不足".to_owned(),
        EndReason::Background => "在后台被平台结束".to_owned(),
        EndReason::Panicked(message) => format!("qiao 内部错误（`{message}`）"),
        EndReason::WorkerLost => "工作线程已失去".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::PathBuf;

    use super::*;
    use crate::project::ConfigFault;
    use crate::words::wording;
    use qiao_abi::Reason;
    use qiao_abi::message::is_chinese;

    #[test]
    fn errors_are_said_in_chinese() {
        let (path, key) = (PathBuf::from("a.js"), || "X".to_owned());
        let json = || serde_json::from_str::<String>("{").unwrap_err();
        let fault = || DomainFault::NoHost { entry: key() };
        let ends = [
            EndReason::Closed,
            EndReason::Dropped,
            EndReason::Stopped,
            EndReason::OutOfMemory,
            EndReason::Background,
            EndReason::Panicked(key()),
            EndReason::WorkerLost,
        ];
        let errors = [
            Error::Read { path: path.clone(), source: io::ErrorKind::NotFound.into() },
            Error::NotText { path: path.clone() },
            Error::NoRoom { path: path.clone(), limit: 1 },
            Error::Config { path: path.clone(), reason: ConfigFault::NoPages },
            Error::UnclearPlatform { path },
            Error::DomainsText(ConfigFault::Repeated { key: key(), line: 1, column: 2 }),
            Error::Domains(BadDomains { line: 1, problem: fault() }),
            Error::Allow(BadEntry { entry: key(), problem: Box::new(fault()) }),
            Error::WorkerLost,
            Error::Worker(io::ErrorKind::OutOfMemory.into()),
            Error::NoSuchPage { route: key() },
            Error::Thrown { message: key(), value: serde_json::Value::Null },
            Error::Value(json()),
            Error::Argument(json()),
            Error::NoSuchMethod { route: key(), method: key() },
            Error::File { name: key(), reason: Reason::EmptyUrl },
            Error::StoredValue { key: key(), reason: Reason::EmptyUrl },
            Error::StoppedBeforeLaunch,
            Error::ShutDown,
            Error::Setting { setting: "X", reason: SettingFault::Repeated { name: key() } },
        ];
        for error in errors.into_iter().chain(ends.map(Error::Ended)) {
            let text = error.text(&wording(Language::Chinese));
            assert!(is_chinese(&text), "{error:?}: {text}");
            assert_eq!(error.text(&wording(Language::English)), error.to_string());
        }
        let words = wording(Language::Chinese);
        assert_eq!(SettingFault::untranslated(&words), [""; 0]);
        assert_eq!(qiao_host::FolderFault::untranslated(&words), [""; 0]);
    }
}

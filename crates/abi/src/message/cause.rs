//! Errors of the operating system and of parsers within messages: in English as they word themselves, in Chinese by
//! their kind. What failed because of them is not known here.

use std::error::Error;
use std::io::{self, ErrorKind};

use super::phrases::{Phrase, translated};
use super::{Argument, Language, Wording};

/// Why something failed outside of qiao.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// An error of the operating system: its kind, its number, and its text in English.
    System(ErrorKind, Option<i32>, String),
    /// A file that is not read.
    File(UnsuitableFile),
    /// A malformed text: its format such as JSON, the line and column of the error if it has a place, and the parser's
    /// text in English.
    Malformed(&'static str, Option<(usize, usize)>, String),
}

crate::messages! {
    /// Why a file is not read although the system would.
    pub enum UnsuitableFile {
        TooLarge { limit: u64 }: "it has more than {limit} bytes", "超过 {limit} 字节";
        NotRegular: "it is not a regular file", "不是普通文件";
    }
}

impl Error for UnsuitableFile {}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Cause {
        let file = error.get_ref().and_then(|inner| inner.downcast_ref::<UnsuitableFile>());
        match file {
            Some(file) => Cause::File(file.clone()),
            None => Cause::System(error.kind(), error.raw_os_error(), error.to_string()),
        }
    }
}

impl From<&serde_json::Error> for Cause {
    fn from(error: &serde_json::Error) -> Cause {
        // Values that were parsed before have no place.
        let place = (error.line() > 0).then(|| (error.line(), error.column()));
        Cause::Malformed("JSON", place, error.to_string())
    }
}

/// In English.
impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.worded(&Wording::default()))
    }
}

impl Argument for Cause {
    fn worded(&self, wording: &Wording) -> String {
        match (wording.language, self) {
            (Language::English, Cause::System(.., text) | Cause::Malformed(.., text)) => text.clone(),
            (_, Cause::File(file)) => file.text(wording),
            (Language::Chinese, Cause::System(kind, code, _)) => {
                let code = code.map(|code| format!("（系统错误 {code}）")).unwrap_or_default();
                format!("{}{code}", system(*kind))
            }
            (Language::Chinese, Cause::Malformed(format, place, text)) => {
                let place = place.map(|(line, column)| format!("第 {line} 行第 {column} 列："));
                format!("{}{}", place.unwrap_or_default(), malformed(format, text))
            }
        }
    }

    fn held_bytes(&self) -> usize {
        match self {
            Cause::System(.., text) | Cause::Malformed(.., text) => text.len(),
            Cause::File(_) => 0,
        }
    }

    fn sample() -> Self {
        Cause::System(ErrorKind::NotFound, Some(2), "No such file or directory (os error 2)".to_owned())
    }
}

fn system(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "文件或目录不存在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::ConnectionRefused => "连接被拒绝",
        ErrorKind::ConnectionReset => "连接被重置",
        ErrorKind::HostUnreachable => "主机不可达",
        ErrorKind::NetworkUnreachable => "网络不可达",
        ErrorKind::ConnectionAborted => "连接中断",
        ErrorKind::NotConnected => "没有连接",
        ErrorKind::AddrInUse => "地址已被占用",
        ErrorKind::AddrNotAvailable => "本机没有这个地址",
        ErrorKind::NetworkDown => "网络已断开",
        ErrorKind::BrokenPipe => "对端已关闭",
        ErrorKind::AlreadyExists => "文件或目录已存在",
        ErrorKind::NotADirectory => "不是目录",
        ErrorKind::IsADirectory => "是目录，不是文件",
        ErrorKind::DirectoryNotEmpty => "目录不为空",
        ErrorKind::ReadOnlyFilesystem => "文件系统只读",
        ErrorKind::InvalidInput => "参数无效",
        ErrorKind::InvalidData => "内容无效，例如不是 UTF-8 文本",
        ErrorKind::TimedOut => "操作超时",
        ErrorKind::WriteZero => "无法写入",
        ErrorKind::StorageFull => "磁盘空间不足",
        ErrorKind::QuotaExceeded => "超出磁盘配额",
        ErrorKind::FileTooLarge => "文件过大",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "正在被占用",
        ErrorKind::TooManyLinks => "链接过多",
        ErrorKind::InvalidFilename => "文件名无效",
        ErrorKind::ArgumentListTooLong => "参数过长",
        ErrorKind::Interrupted => "操作被中断",
        ErrorKind::Unsupported => "系统不支持此操作",
        ErrorKind::UnexpectedEof => "内容不完整",
        ErrorKind::OutOfMemory => "内存不足",
        _ => "系统调用失败",
    }
}

fn malformed(format: &str, english: &str) -> String {
    let text = english.split_once(" at line ").map_or(english, |(text, _)| text);
    translated(&FAULTS, text, |_, text| Some(expected(text))).unwrap_or_else(|| format!("{format} 格式错误"))
}

/// What a parser expected or found: types, values, and names in backticks.
fn expected(text: &str) -> String {
    let known = translated(&TYPES, text, |_, text| Some(text.to_owned()));
    known.unwrap_or_else(|| text.trim_start_matches("one of ").replace(" or ", " 或 ").replace(", ", "、"))
}

/// What serde and the parsers of JSON say.
const FAULTS: [Phrase; 24] = [
    ("unknown field `{}`, expected {}", "未知字段 `{0}`，应为 {1}"),
    ("unknown field `{}`, there are no fields", "未知字段 `{0}`"),
    ("unknown variant `{}`, expected {}", "值 `{0}` 无效，应为 {1}"),
    ("missing field `{}`", "缺少字段 `{0}`"),
    ("duplicate field `{}`", "字段 `{0}` 重复"),
    ("invalid type: {}, expected {}", "类型不符：这里是{0}，应为{1}"),
    ("invalid value: {}, expected {}", "值不符：这里是{0}，应为{1}"),
    ("invalid length {}, expected {}", "长度 {0} 不符，应为{1}"),
    ("expected value", "这里应有一个值"),
    ("expected ident", "应为 true、false 或 null"),
    ("expected `{}`", "应为 `{0}`"),
    ("expected `{}` or `{}`", "应为 `{0}` 或 `{1}`"),
    ("trailing comma", "多余的逗号"),
    ("trailing characters", "末尾有多余的内容"),
    ("key must be a string", "键应为字符串"),
    ("EOF while parsing {}", "内容不完整"),
    ("control character (\\u0000-\\u001F) found while parsing a string", "字符串中有未转义的控制字符"),
    ("invalid escape", "转义无效"),
    ("lone leading surrogate in hex escape", "转义不是完整的字符"),
    ("unexpected end of hex escape", "转义不是完整的字符"),
    ("invalid unicode code point", "转义不是有效的字符"),
    ("invalid number", "数字无效"),
    ("number out of range", "数字超出范围"),
    ("recursion limit exceeded", "嵌套过深"),
];

/// Types and values, as serde names them.
const TYPES: [Phrase; 20] = [
    ("boolean `{}`", "布尔值 `{0}`"),
    ("integer `{}`", "整数 `{0}`"),
    ("floating point `{}`", "小数 `{0}`"),
    ("string {}", "字符串 {0}"),
    ("null", " null"),
    ("sequence", "数组"),
    ("map", "对象"),
    ("a string", "字符串"),
    ("a boolean", "布尔值"),
    ("a sequence", "数组"),
    ("a map", "对象"),
    ("struct {}", "对象"),
    ("u8", "非负整数"),
    ("u16", "非负整数"),
    ("u32", "非负整数"),
    ("u64", "非负整数"),
    ("usize", "非负整数"),
    ("i64", "整数"),
    ("f64", "数"),
    ("any valid JSON value", "任意 JSON 值"),
];

#[cfg(test)]
mod tests {
    use super::super::is_chinese;
    use super::*;

    fn chinese(cause: &Cause) -> String {
        cause.worded(&Wording { language: Language::Chinese, ..Wording::default() })
    }

    #[test]
    fn errors_of_the_system_are_worded_by_kind() {
        let error = io::Error::from_raw_os_error(2);
        let cause = Cause::from(&error);
        assert_eq!(
            (chinese(&cause), cause.to_string()),
            ("文件或目录不存在（系统错误 2）".to_owned(), error.to_string())
        );
        assert_eq!(chinese(&Cause::from(&io::Error::other("odd"))), "系统调用失败");
        let large = io::Error::other(UnsuitableFile::TooLarge { limit: 5 });
        assert_eq!(chinese(&Cause::from(&large)), "超过 5 字节");
    }

    #[test]
    fn errors_of_json_say_where_they_are() {
        for (text, expected) in [
            ("{", "第 1 行第 1 列：内容不完整"),
            ("{\"a\": 1,}", "第 1 行第 9 列：多余的逗号"),
            ("[1 2]", "第 1 行第 4 列：应为 `,` 或 `]`"),
            ("{1: 2}", "第 1 行第 2 列：键应为字符串"),
            ("\n  nul", "第 2 行第 5 列：内容不完整"),
            ("\n  nix", "第 2 行第 4 列：应为 true、false 或 null"),
            ("01", "第 1 行第 2 列：数字无效"),
            ("{} {}", "第 1 行第 4 列：末尾有多余的内容"),
        ] {
            let error = serde_json::from_str::<serde_json::Value>(text).unwrap_err();
            assert_eq!(chinese(&Cause::from(&error)), expected, "{error}");
        }
        let error = serde_json::from_str::<Vec<u16>>("[\"x\"]").unwrap_err();
        assert_eq!(
            chinese(&Cause::from(&error)),
            "第 1 行第 4 列：类型不符：这里是字符串 \"x\"，应为非负整数",
            "{error}"
        );
        let error = serde_json::from_value::<String>(true.into()).unwrap_err();
        assert_eq!(chinese(&Cause::from(&error)), "类型不符：这里是布尔值 `true`，应为字符串", "{error}");
    }

    #[test]
    fn what_serde_says_is_chinese() {
        use serde::de::Error as _;
        type Fault = serde_json::Error;
        let unexpected = serde::de::Unexpected::Seq;
        for error in [
            Fault::unknown_field("x", &["a", "b", "c"]),
            Fault::unknown_field("x", &["a", "b"]),
            Fault::unknown_field("x", &[]),
            Fault::unknown_variant("x", &["a", "b", "c"]),
            Fault::missing_field("x"),
            Fault::duplicate_field("x"),
            Fault::invalid_type(unexpected, &"a map"),
            Fault::invalid_value(unexpected, &"a string"),
            Fault::invalid_length(3, &"a sequence"),
            Fault::custom("odd"),
        ] {
            let text = chinese(&Cause::from(&error));
            assert!(is_chinese(&text), "{error}: {text}");
        }
        let error = Fault::unknown_field("x", &["a", "b", "c"]);
        assert_eq!(chinese(&Cause::from(&error)), "未知字段 `x`，应为 `a`、`b`、`c`");
    }
}

//! Values within messages, in words: most are the same in every language, some are messages themselves.

use super::{Language, Reason, Setting, Wording};
use crate::{Api, ArgumentFault, Difference, Evidence, Kind, Outcome, Part, Phase};

/// A value that a message can carry.
pub trait Argument {
    /// The value in words.
    fn worded(&self, wording: &Wording) -> String;

    /// How many bytes it holds beside itself.
    fn held_bytes(&self) -> usize {
        0
    }

    /// A value as it occurs, for tests of the wording.
    fn sample() -> Self;
}

/// Which setting gave a call its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// The call's own `timeout`.
    Option,
    /// The program's `networkTimeout`.
    Configured,
    /// The platform's default.
    Default,
    /// The longest time that the platform gives any call.
    Longest,
}

/// Texts of which one is enough, such as `https://` and `http://`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternatives(pub Vec<String>);

impl Argument for Alternatives {
    fn worded(&self, wording: &Wording) -> String {
        self.0.join(match wording.language {
            Language::English => " or ",
            Language::Chinese => " 或 ",
        })
    }

    fn held_bytes(&self) -> usize {
        self.0.held_bytes()
    }

    fn sample() -> Self {
        Alternatives(Vec::sample())
    }
}

/// What a platform is called by people, such as `WeChat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlatformName {
    /// In English.
    pub english: &'static str,
    /// In Chinese.
    pub chinese: &'static str,
}

impl PlatformName {
    /// The name in a language.
    pub const fn within(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.chinese,
        }
    }
}

/// In English.
impl std::fmt::Display for PlatformName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.english)
    }
}

impl Argument for PlatformName {
    fn worded(&self, wording: &Wording) -> String {
        self.within(wording.language).to_owned()
    }

    fn sample() -> Self {
        PlatformName { english: "X", chinese: "某平台" }
    }
}

/// Values that are written the same in every language.
macro_rules! plain {
    ($( $kind:ty = $sample:expr ),+ $(,)?) => {
        $(
            impl Argument for $kind {
                fn worded(&self, _: &Wording) -> String {
                    self.to_string()
                }

                fn sample() -> Self {
                    $sample
                }
            }
        )+
    };
}

plain!(
    &'static str = "X", u16 = 1, u32 = 2, u64 = 3, usize = 4, f64 = 1.5, Api = Api::Request,
);

impl Argument for String {
    fn worded(&self, _: &Wording) -> String {
        self.clone()
    }

    fn held_bytes(&self) -> usize {
        self.len()
    }

    fn sample() -> Self {
        "X".to_owned()
    }
}

impl Argument for Kind {
    fn worded(&self, _: &Wording) -> String {
        self.tag().to_owned()
    }

    fn sample() -> Self {
        Kind::Object
    }
}

impl Argument for Vec<String> {
    fn worded(&self, _: &Wording) -> String {
        self.join(", ")
    }

    fn held_bytes(&self) -> usize {
        self.iter().map(|text| size_of::<String>() + text.len()).sum()
    }

    fn sample() -> Self {
        vec!["X".to_owned(), "X".to_owned()]
    }
}

impl Argument for Setting {
    fn worded(&self, wording: &Wording) -> String {
        (wording.setting)(*self, wording.language).to_owned()
    }

    fn sample() -> Self {
        Setting::Resolve
    }
}

impl Argument for Box<Reason> {
    fn worded(&self, wording: &Wording) -> String {
        self.text(wording)
    }

    fn held_bytes(&self) -> usize {
        size_of::<Reason>() + Reason::held_bytes(self)
    }

    fn sample() -> Self {
        Box::new(Reason::EmptyUrl)
    }
}

impl Argument for Evidence {
    fn worded(&self, wording: &Wording) -> String {
        let text = match (wording.language, self) {
            (Language::English, _) => self.name(),
            (Language::Chinese, Evidence::Doc(_)) => "有文档",
            (Language::Chinese, Evidence::Observed(_)) => "有实测",
            (Language::Chinese, Evidence::Assumed) => "推测",
            (Language::Chinese, Evidence::NotApplicable) => "不适用",
        };
        text.to_owned()
    }

    fn sample() -> Self {
        Evidence::Assumed
    }
}

impl Argument for Outcome {
    fn worded(&self, wording: &Wording) -> String {
        let text = match (wording.language, self) {
            (Language::English, _) => self.name(),
            (Language::Chinese, Outcome::Refused) => "被拒绝",
            (Language::Chinese, Outcome::Dropped) => "已丢弃",
            (Language::Chinese, Outcome::Changed) => "已修改",
            (Language::Chinese, Outcome::Queued) => "排队",
            (Language::Chinese, Outcome::Warned) => "警告",
        };
        text.to_owned()
    }

    fn sample() -> Self {
        Outcome::Refused
    }
}

impl Argument for Phase {
    fn worded(&self, wording: &Wording) -> String {
        let text = match (wording.language, self) {
            (Language::English, Phase::Queue) => "it waited for a place among the running calls",
            (Language::English, Phase::Resolve) => "the host name was looked up",
            (Language::English, Phase::Connect) => "the connection was opened",
            (Language::English, Phase::Tls) => "TLS was negotiated",
            (Language::English, Phase::Send) => "the request was sent",
            (Language::English, Phase::Wait) => "the server had the request and did not answer",
            (Language::English, Phase::Receive) => "the response was arriving",
            (Language::Chinese, Phase::Queue) => "排队等待其他请求结束",
            (Language::Chinese, Phase::Resolve) => "解析域名",
            (Language::Chinese, Phase::Connect) => "建立连接",
            (Language::Chinese, Phase::Tls) => "TLS 握手",
            (Language::Chinese, Phase::Send) => "发送请求",
            (Language::Chinese, Phase::Wait) => "等待服务器响应",
            (Language::Chinese, Phase::Receive) => "接收响应",
        };
        text.to_owned()
    }

    fn sample() -> Self {
        Phase::Wait
    }
}

impl Argument for Deadline {
    fn worded(&self, wording: &Wording) -> String {
        let text = match (wording.language, self) {
            (Language::English, Deadline::Option) => "the call's `timeout`",
            (Language::English, Deadline::Configured) => "the program's `networkTimeout`",
            (Language::English, Deadline::Default) => "the platform's default",
            (Language::English, Deadline::Longest) => "the platform's maximum",
            (Language::Chinese, Deadline::Option) => "本次调用的 `timeout`",
            (Language::Chinese, Deadline::Configured) => "小程序配置的 `networkTimeout`",
            (Language::Chinese, Deadline::Default) => "平台默认值",
            (Language::Chinese, Deadline::Longest) => "平台上限",
        };
        text.to_owned()
    }

    fn sample() -> Self {
        Deadline::Option
    }
}

impl Argument for Vec<ArgumentFault> {
    fn worded(&self, wording: &Wording) -> String {
        let separator = if wording.language == Language::Chinese { "；" } else { "; " };
        self.iter().map(|fault| fault_text(fault, wording.language)).collect::<Vec<_>>().join(separator)
    }

    fn held_bytes(&self) -> usize {
        size_of_val(self.as_slice())
    }

    fn sample() -> Self {
        vec![
            ArgumentFault { name: "", want: &[Kind::Object], got: Kind::Undefined, optional: false },
            ArgumentFault { name: "url", want: &[Kind::String], got: Kind::Number, optional: false },
        ]
    }
}

impl Argument for Vec<Difference> {
    fn worded(&self, wording: &Wording) -> String {
        let separator = if wording.language == Language::Chinese { "；" } else { "; " };
        self.iter().map(|difference| difference_text(difference, wording.language)).collect::<Vec<_>>().join(separator)
    }

    fn held_bytes(&self) -> usize {
        let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        self.iter().map(|one| size_of::<Difference>() + text(&one.call) + text(&one.recording)).sum()
    }

    fn sample() -> Self {
        let of = |part, call: Option<&str>, recording: Option<&str>| Difference {
            part,
            call: call.map(str::to_owned),
            recording: recording.map(str::to_owned),
        };
        vec![of(Part::Method, Some("X"), Some("X")), of(Part::Json("$.x".to_owned()), None, Some("X"))]
    }
}

fn difference_text(difference: &Difference, language: Language) -> String {
    let Difference { part, call, recording } = difference;
    let part = match (language, part) {
        (Language::English, Part::Protocol) => "protocol".to_owned(),
        (Language::English, Part::Method) => "method".to_owned(),
        (Language::English, Part::Address) => "URL".to_owned(),
        (Language::English, Part::Query(name)) => format!("query parameter `{name}`"),
        (Language::English, Part::Header(name)) => format!("header `{name}`"),
        (Language::English, Part::Field(name)) => format!("form field `{name}`"),
        (Language::English, Part::File(name)) => format!("file in `{name}`"),
        (Language::English, Part::Response) => "response body".to_owned(),
        (Language::English, Part::Body) => "body".to_owned(),
        (Language::English, Part::Json(path)) => format!("`{path}` of the body"),
        (Language::English, Part::Message(number)) => format!("sent message {number}"),
        (Language::Chinese, Part::Protocol) => "协议".to_owned(),
        (Language::Chinese, Part::Method) => "请求方法".to_owned(),
        (Language::Chinese, Part::Address) => "地址".to_owned(),
        (Language::Chinese, Part::Query(name)) => format!("查询参数 `{name}`"),
        (Language::Chinese, Part::Header(name)) => format!("请求头 `{name}`"),
        (Language::Chinese, Part::Field(name)) => format!("表单字段 `{name}`"),
        (Language::Chinese, Part::File(name)) => format!("字段 `{name}` 中的文件"),
        (Language::Chinese, Part::Response) => "响应正文".to_owned(),
        (Language::Chinese, Part::Body) => "请求正文".to_owned(),
        (Language::Chinese, Part::Json(path)) => format!("正文中的 `{path}`"),
        (Language::Chinese, Part::Message(number)) => format!("第 {number} 条发送的消息"),
    };
    match (language, call, recording) {
        (Language::English, Some(call), Some(recording)) => format!("{part} is `{call}`, recorded `{recording}`"),
        (Language::English, Some(call), None) => format!("{part} is `{call}`, and not in the recording"),
        (Language::English, None, Some(recording)) => format!("{part} is missing, recorded `{recording}`"),
        (Language::English, None, None) => format!("{part} differs"),
        (Language::Chinese, Some(call), Some(recording)) => format!("{part}为 `{call}`，录制为 `{recording}`"),
        (Language::Chinese, Some(call), None) => format!("{part}为 `{call}`，录制中没有"),
        (Language::Chinese, None, Some(recording)) => format!("缺少{part}，录制为 `{recording}`"),
        (Language::Chinese, None, None) => format!("{part}不同"),
    }
}

fn fault_text(fault: &ArgumentFault, language: Language) -> String {
    let want: Vec<&str> = fault.want.iter().map(|kind| kind.tag()).collect();
    let (name, got) = (fault.name, fault.got.tag());
    match language {
        Language::English => {
            let (what, want) =
                (if name.is_empty() { "the argument".into() } else { format!("`{name}`") }, want.join(" or "));
            match fault.got {
                Kind::Undefined => format!("{what} is missing; expected {want}"),
                _ => format!("{what} is of type {got}; expected {want}"),
            }
        }
        Language::Chinese => {
            let (what, want) = (if name.is_empty() { "参数".into() } else { format!("`{name}`") }, want.join(" 或 "));
            match fault.got {
                Kind::Undefined => format!("缺少{what}，应为 {want}"),
                _ => format!("{what} 的类型是 {got}，应为 {want}"),
            }
        }
    }
}

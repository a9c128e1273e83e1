//! The languages of our own texts, and what differs between readers beside them.

/// A language that messages are written in. What platforms say to script is never translated.
/// A language more is a reason to word every message, so that matches over it are exhaustive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// The language that a tag names, such as `zh`, `zh-Hans-CN` or `zh_CN.UTF-8`; `None` for one that messages are
    /// not written in.
    pub fn of_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "zh" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }
}

/// A setting of the host that a remedy can point to. Each reader knows it by another name: an option of the command, a
/// function of the crate, a function of the C interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Setting {
    /// Leads a host name to an address.
    Resolve,
    /// Trusts further certificates.
    TrustedRoots,
    /// Answers what script asks of its user.
    Answers,
    /// Keeps files and storage in a folder.
    StorageFolder,
    /// Names the proxy.
    Proxy,
    /// Lists an origin in every domain list.
    AllowedOrigins,
    /// Turns the checks of URLs off.
    UncheckedUrls,
    /// Says which addresses may be connected to.
    Addresses,
    /// Limits the memory of a program.
    MemoryLimit,
    /// Records traffic.
    Recording,
    /// Says what of a call need not be as it was recorded.
    ReplayIgnore,
}

impl Setting {
    /// Every setting.
    pub const ALL: [Setting; 11] = [
        Setting::Resolve,
        Setting::TrustedRoots,
        Setting::Answers,
        Setting::StorageFolder,
        Setting::Proxy,
        Setting::AllowedOrigins,
        Setting::UncheckedUrls,
        Setting::Addresses,
        Setting::MemoryLimit,
        Setting::Recording,
        Setting::ReplayIgnore,
    ];
}

/// How messages are worded for a reader.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// The language.
    pub language: Language,
    /// What the reader calls a setting.
    pub setting: fn(Setting, Language) -> &'static str,
}

impl Default for Wording {
    fn default() -> Self {
        Wording { language: Language::English, setting: neutral_setting }
    }
}

/// Words for a setting that fit any reader.
pub const fn neutral_setting(setting: Setting, language: Language) -> &'static str {
    match (language, setting) {
        (Language::English, Setting::Resolve) => "an address override",
        (Language::English, Setting::TrustedRoots) => "the trusted roots",
        (Language::English, Setting::Answers) => "the delegate",
        (Language::English, Setting::StorageFolder) => "the storage setting",
        (Language::English, Setting::Proxy) => "the proxy setting",
        (Language::English, Setting::AllowedOrigins) => "the allowed origins",
        (Language::English, Setting::UncheckedUrls) => "the setting that skips URL checks",
        (Language::English, Setting::Addresses) => "the address policy",
        (Language::English, Setting::MemoryLimit) => "the memory limit",
        (Language::English, Setting::Recording) => "a recording",
        (Language::English, Setting::ReplayIgnore) => "an ignore rule",
        (Language::Chinese, Setting::Resolve) => "地址映射",
        (Language::Chinese, Setting::TrustedRoots) => "受信任的根证书",
        (Language::Chinese, Setting::Answers) => "代理回调",
        (Language::Chinese, Setting::StorageFolder) => "存储目录设置",
        (Language::Chinese, Setting::Proxy) => "代理服务器设置",
        (Language::Chinese, Setting::AllowedOrigins) => "放行域名设置",
        (Language::Chinese, Setting::UncheckedUrls) => "不校验 URL 的设置",
        (Language::Chinese, Setting::Addresses) => "地址策略",
        (Language::Chinese, Setting::MemoryLimit) => "内存上限",
        (Language::Chinese, Setting::Recording) => "录制设置",
        (Language::Chinese, Setting::ReplayIgnore) => "忽略规则",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_locales_name_languages() {
        for (tag, language) in [
            ("zh", Some(Language::Chinese)),
            ("zh_CN.UTF-8", Some(Language::Chinese)),
            ("zh-Hans-CN", Some(Language::Chinese)),
            ("en-GB", Some(Language::English)),
            ("C.UTF-8", None),
            ("zhuang", None),
            ("", None),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }
}

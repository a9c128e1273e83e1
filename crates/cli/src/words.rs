//! The names of settings in messages: the options of the command.

use std::sync::OnceLock;

use qiao::{Language, Setting, Wording};

/// The language of this run.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Sets the language of all output; only the first call has an effect.
pub(crate) fn speak(language: Language) {
    LANGUAGE.get_or_init(|| language);
}

/// The wording of messages for this run.
pub(crate) fn here() -> Wording {
    wording(LANGUAGE.get().copied().unwrap_or_default())
}

/// The wording of messages on a terminal.
pub(crate) fn wording(language: Language) -> Wording {
    Wording { language, setting }
}

fn setting(setting: Setting, language: Language) -> &'static str {
    match setting {
        Setting::Resolve => "--resolve HOST:PORT:ADDRESS",
        Setting::TrustedRoots => "--ca FILE",
        Setting::Answers => "--answer API=ANSWER",
        Setting::StorageFolder => "--storage",
        Setting::Proxy => "--proxy",
        Setting::AllowedOrigins => "--allow ORIGIN",
        Setting::Addresses => "--deny-private (left out)",
        Setting::MemoryLimit => "--memory-limit",
        Setting::UncheckedUrls => "--skip-url-check",
        other => (qiao::wording(language).setting)(other, language),
    }
}

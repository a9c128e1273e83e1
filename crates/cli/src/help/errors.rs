//! Errors in the command line, in Chinese.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::faults;

/// Why a value is invalid: our own parsers give texts, others give errors.
fn said(cause: &(dyn std::error::Error + 'static)) -> String {
    let text = cause.to_string();
    if qiao::is_chinese(&text) { text } else { faults::said(cause) }
}

/// The text of an error.
pub(super) fn text(error: &Error) -> String {
    let value = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let (argument, given) = (value(ContextKind::InvalidArg), value(ContextKind::InvalidValue));
    let text = match error.kind() {
        ErrorKind::UnknownArgument => format!("未知参数 `{argument}`"),
        ErrorKind::InvalidSubcommand => format!("未知命令 `{}`", value(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if given.is_empty() => format!("`{argument}` 需要一个值"),
        ErrorKind::InvalidValue => {
            format!("`{argument}` 的值 `{given}` 无效，可选值：{}", value(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let cause = std::error::Error::source(error).map(|cause| format!("：{}", said(cause)));
            let cause = cause.unwrap_or_default();
            format!("`{argument}` 的值 `{given}` 无效{cause}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少必填参数：{argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "缺少命令".to_owned(),
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` 不能与 `{}` 同时使用", value(ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` 的值的个数不对")
        }
        ErrorKind::NoEquals => format!("`{argument}` 与值之间要用 `=` 连接"),
        ErrorKind::InvalidUtf8 => "参数不是合法的 UTF-8".to_owned(),
        _ => "命令行有误".to_owned(),
    };
    let hint = [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    let hint = hint.into_iter().map(value).find(|text| !text.is_empty());
    let hint = hint.map(|name| format!("；是否想用 `{name}`？")).unwrap_or_default();
    format!("{text}{hint}\n\n更多信息请用 --help 查看")
}

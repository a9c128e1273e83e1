//! Errors of the crates below within mistakes, in every language: a mistake is passed on before it is known who reads
//! it. What the errors mean is not known here.

use std::io;

use qiao::{Argument, BadRecording, BadRule, Cause, Language, Phrase, Reason, Wording, translated, wording};
use qiao_origin::GrammarError;

/// What went wrong below, in words.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub(crate) struct Problem {
    english: String,
    chinese: String,
}

impl Problem {
    /// What `text` says in each language.
    fn of(text: impl Fn(&Wording) -> String) -> Problem {
        Problem { english: text(&wording(Language::English)), chinese: text(&wording(Language::Chinese)) }
    }
}

impl From<Cause> for Problem {
    fn from(cause: Cause) -> Problem {
        Problem::of(|wording| cause.worded(wording))
    }
}

impl From<&io::Error> for Problem {
    fn from(error: &io::Error) -> Problem {
        Cause::from(error).into()
    }
}

impl From<&serde_json::Error> for Problem {
    fn from(error: &serde_json::Error) -> Problem {
        Cause::from(error).into()
    }
}

impl From<&qiao::Error> for Problem {
    fn from(error: &qiao::Error) -> Problem {
        Problem::of(|wording| error.text(wording))
    }
}

impl From<&Reason> for Problem {
    fn from(reason: &Reason) -> Problem {
        Problem::of(|wording| reason.text(wording))
    }
}

impl From<&BadRecording> for Problem {
    fn from(bad: &BadRecording) -> Problem {
        Problem::of(|wording| bad.text(wording))
    }
}

impl From<&BadRule> for Problem {
    fn from(bad: &BadRule) -> Problem {
        let chinese = format!("忽略规则 `{}` 无效，例如 query:_t、header:X-Nonce 或 json:$.time", bad.0);
        Problem { english: bad.to_string(), chinese }
    }
}

impl From<&GrammarError> for Problem {
    fn from(bad: &GrammarError) -> Problem {
        let chinese = format!("第 {} 步 `{}` 无效，应为 {}", bad.number(), bad.step(), step(bad.expected()));
        Problem { english: bad.to_string(), chinese }
    }
}

impl Argument for Problem {
    fn worded(&self, wording: &Wording) -> String {
        match wording.language {
            Language::English => self.english.clone(),
            Language::Chinese => self.chinese.clone(),
        }
    }

    fn sample() -> Self {
        Problem::of(|wording| Cause::sample().worded(wording))
    }
}

/// A form of a step.
fn step(text: &str) -> String {
    translated(&GRAMMAR, text, |_, part| Some(step(part))).unwrap_or_else(|| text.replace(", ", "、"))
}

/// What a step can be, as the origin's grammars describe it: they have no types for that.
const GRAMMAR: [Phrase; 14] = [
    ("one of {}", "{0} 之一"),
    ("{} alone", "单独的 {0}"),
    ("{} such as {}", "{0}，例如 {1}"),
    ("{}, an error code of HTTP/2 such as {}", "{0}，HTTP/2 的错误码，例如 {1}"),
    ("{} or {}", "{0} 或 {1}"),
    ("{}, {} or {}", "{0}、{1} 或 {2}"),
    ("{}, {}, {} or {}", "{0}、{1}、{2} 或 {3}"),
    ("{}, at most {} pieces", "{0}，最多 {1} 片"),
    ("{}, at most {} fragments", "{0}，最多 {1} 片"),
    ("{}, at most {} messages of at most {} bytes", "{0}，最多 {1} 条消息，每条最多 {2} 字节"),
    ("{}, at most {}", "{0}，最多 {1}"),
    ("{}, {} from {} to {}", "{0}，{1} 从 {2} 到 {3}"),
    ("{} with the escapes {}", "{0}，可用的转义：{1}"),
    ("{} and {}", "{0} 后接 {1}"),
];

#[cfg(test)]
mod tests {
    use qiao::is_chinese;
    use qiao_origin::{Script, SocketScript};

    use super::*;

    #[test]
    fn every_step_of_a_script_is_described_in_chinese() {
        for step in [
            "?", "status:x", "hex:1", "base64:!", "bytes:x", "drip:x", "wait:x", "flush:1", "encode:x", "info:x",
            "rst:x",
        ] {
            let problem = Problem::from(&step.parse::<Script>().unwrap_err());
            assert!(is_chinese(&problem.chinese), "{problem:?}");
        }
        for step in ["?", "binary:1", "fragments:x", "repeat:x", "pause-reading:x", "close:x", "closed:1", "raw:1"] {
            let problem = Problem::from(&SocketScript::parse(step).unwrap_err());
            assert!(is_chinese(&problem.chinese), "{problem:?}");
        }
        let problem = Problem::from(&"wait:soon".parse::<Script>().unwrap_err());
        assert_eq!(problem.chinese, "第 1 步 `wait:soon` 无效，应为 wait:TIME，例如 wait:200ms 或 wait:3s");
    }
}

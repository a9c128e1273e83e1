//! What people are told of a decision: messages with arguments, each worded once in every language. Which message
//! fits is decided elsewhere; what a setting of the host is called is the reader's business ([`Wording`]).

mod arguments;
mod cause;
mod language;
mod phrases;
mod reason;
mod remedy;
#[cfg(test)]
mod tests;

pub use arguments::{Alternatives, Argument, Deadline, PlatformName};
pub use cause::{Cause, UnsuitableFile};
pub use language::{Language, Setting, Wording, neutral_setting};
pub use phrases::{Phrase, translated};
pub use reason::Reason;
pub use remedy::Remedy;

/// Whether a text is Chinese, and not only in part: three English words in a row are left in by mistake, unless they
/// stand in backticks. For tests of the wording.
pub fn is_chinese(text: &str) -> bool {
    let own = text.split('`').step_by(2).collect::<Vec<_>>().join("`");
    let is_word = |word: &&str| word.chars().all(|c| c.is_ascii_alphabetic() || c == '\'') && !word.is_empty();
    let words: Vec<&str> = own.split(' ').collect();
    let is_english = words.windows(3).any(|words| words.iter().all(is_word));
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && !is_english
}

/// Whether a message has words of its own beside its arguments. For tests of the wording.
pub fn has_words(literal: &str) -> bool {
    let own = literal.split('{').map(|part| part.split_once('}').map_or(part, |(_, own)| own));
    own.collect::<String>().contains(char::is_alphabetic)
}

/// Declares messages: a variant with its arguments, its English and its Chinese text. The texts name the arguments as
/// format strings do, so that the compiler demands every language and knows every argument.
#[macro_export]
macro_rules! messages {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $( $variant:ident $({ $( $field:ident: $kind:ty ),+ $(,)? })?: $english:literal, $chinese:literal; )+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "the text of a message says what its arguments are")]
        $vis enum $name {
            $( #[doc = $english] $variant $({ $( $field: $kind ),+ })?, )+
        }

        impl $name {
            /// The message in words.
            $vis fn text(&self, wording: &$crate::message::Wording) -> String {
                match self {
                    $( $name::$variant $({ $( $field ),+ })? => {
                        $( $( let $field = $crate::message::Argument::worded($field, wording); )+ )?
                        match wording.language {
                            $crate::message::Language::English => format!($english),
                            $crate::message::Language::Chinese => format!($chinese),
                        }
                    } )+
                }
            }

            /// The message's id in the journal.
            $vis const fn id(&self) -> &'static str {
                match self {
                    $( $name::$variant { .. } => stringify!($variant), )+
                }
            }

            /// The arguments in order, by name, each in words.
            $vis fn arguments(&self, wording: &$crate::message::Wording) -> Vec<(&'static str, String)> {
                match self {
                    $( $name::$variant $({ $( $field ),+ })? => vec![
                        $( $( (stringify!($field), $crate::message::Argument::worded($field, wording)), )+ )?
                    ], )+
                }
            }

            /// How many bytes its arguments hold beside it.
            $vis fn held_bytes(&self) -> usize {
                match self {
                    $( $name::$variant $({ $( $field ),+ })? =>
                        0 $( $( + $crate::message::Argument::held_bytes($field) )+ )?, )+
                }
            }

            /// One of every message, with arguments as they occur; for tests of the wording.
            $vis fn samples() -> Vec<$name> {
                vec![ $( $name::$variant $({ $( $field: $crate::message::Argument::sample() ),+ })?, )+ ]
            }

            /// The samples that are not Chinese where they should be; for tests of the wording.
            $vis fn untranslated(wording: &$crate::message::Wording) -> Vec<String> {
                let literals = [ $( $chinese ),+ ];
                let worded = $name::samples().into_iter().zip(literals);
                let worded = worded.filter(|(_, literal)| $crate::message::has_words(literal));
                let texts = worded.map(|(message, _)| message.text(wording));
                texts.filter(|text| !$crate::message::is_chinese(text)).collect()
            }
        }

        /// In English, with neutral words for settings.
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.text(&$crate::message::Wording::default()))
            }
        }
    };
}

//! What of a call has to be as it was recorded. It must not know how calls are compared.

use std::str::FromStr;

use crate::json_path::{JsonPath, Segment};

/// What of a call has to be as it was recorded: method, URL and body, but for what is ignored; headers only where they
/// are named.
///
/// ```
/// let matching = qiao::Matching::new().ignore("query:_t".parse()?).ignore("json:$.nonce".parse()?);
/// # Ok::<(), qiao::BadRule>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Matching {
    ignored: Vec<IgnoreRule>,
    headers: Vec<String>,
}

/// What need not be as it was recorded, such as `query:_t`, `header:X-Nonce` or `json:$..time`. `query` means the
/// fields of forms as well.
#[derive(Clone, Debug)]
pub struct IgnoreRule(Ignored);

#[derive(Clone, Debug)]
enum Ignored {
    Query(String),
    Header(String),
    Json(JsonPath),
}

/// A text is not an ignore rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("invalid ignore rule `{0}` (expected for example query:_t, header:X-Nonce or json:$.time)")]
pub struct BadRule(
    /// The text.
    pub String,
);

impl FromStr for IgnoreRule {
    type Err = BadRule;

    fn from_str(text: &str) -> Result<IgnoreRule, BadRule> {
        let bad = || BadRule(text.to_owned());
        let (kind, what) = text.split_once(':').filter(|(_, what)| !what.is_empty()).ok_or_else(bad)?;
        Ok(IgnoreRule(match kind {
            "query" => Ignored::Query(what.to_owned()),
            "header" => Ignored::Header(what.to_owned()),
            "json" => Ignored::Json(what.parse().map_err(|_| bad())?),
            _ => return Err(bad()),
        }))
    }
}

impl Matching {
    /// Method, URL and body have to be the same.
    pub fn new() -> Matching {
        Matching::default()
    }

    /// Leaves something out.
    #[must_use]
    pub fn ignore(mut self, rule: IgnoreRule) -> Matching {
        self.ignored.push(rule);
        self
    }

    /// The header of this name has to be the same, too; `*` means every header of the recording.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>) -> Matching {
        self.headers.push(name.into());
        self
    }

    pub(super) fn ignores_query(&self, name: &str) -> bool {
        self.ignored.iter().any(|IgnoreRule(rule)| matches!(rule, Ignored::Query(ignored) if ignored == name))
    }

    pub(super) fn compares_header(&self, name: &str) -> bool {
        let ignored = |IgnoreRule(rule): &IgnoreRule| matches!(rule, Ignored::Header(ignored) if ignored.eq_ignore_ascii_case(name));
        let named = self.headers.iter().any(|named| named == "*" || named.eq_ignore_ascii_case(name));
        named && !self.ignored.iter().any(ignored)
    }

    pub(super) fn ignores_json(&self, place: &[Segment]) -> bool {
        self.ignored.iter().any(|IgnoreRule(rule)| matches!(rule, Ignored::Json(path) if path.means(place)))
    }
}

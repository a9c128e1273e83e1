//! Gaps: runs that are expected to fail, each with a reason, as listed in `gaps.toml`. A listed run that
//! passes, and an entry without a matching run, are failures as well.

use qiao::{Cause, Platform, Wording};
use serde::Deserialize;

use crate::case::Case;
use crate::words::GapFault;

/// The runs that are expected to fail.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gaps {
    #[serde(default)]
    gap: Vec<Gap>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gap {
    case: String,
    /// All platforms of the case if empty.
    #[serde(default)]
    platforms: Vec<String>,
    reason: String,
}

/// Malformed text of a list of gaps.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadGaps(GapFault);

impl BadGaps {
    /// The error in words.
    pub fn text(&self, wording: &Wording) -> String {
        self.0.text(wording)
    }
}

fn malformed(text: &str, error: &toml::de::Error) -> Cause {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    Cause::Malformed("TOML", Some((before.matches('\n').count() + 1, column)), error.to_string())
}

const SHIPPED: &str = include_str!("../gaps.toml");

impl Gaps {
    /// Parses the TOML text of a list.
    ///
    /// ```
    /// let gaps = r#"
    /// [[gap]]
    /// case = "request/head"
    /// platforms = ["swan"]
    /// reason = "HEAD is not built yet"
    /// "#;
    /// assert!(qiao_conform::Gaps::parse(gaps).is_ok());
    /// ```
    ///
    /// # Errors
    /// The text is not TOML of this form, names an unknown platform, or lacks a reason.
    pub fn parse(text: &str) -> Result<Gaps, BadGaps> {
        let gaps: Gaps =
            toml::from_str(text).map_err(|error| BadGaps(GapFault::Malformed { cause: malformed(text, &error) }))?;
        for gap in &gaps.gap {
            if gap.reason.trim().is_empty() {
                return Err(BadGaps(GapFault::NoReason { case: gap.case.clone() }));
            }
            for platform in &gap.platforms {
                let fault = || GapFault::UnknownPlatform { case: gap.case.clone(), platform: platform.clone() };
                platform.parse::<Platform>().map_err(|_| BadGaps(fault()))?;
            }
        }
        Ok(gaps)
    }

    /// The list for the cases compiled into the binary.
    ///
    /// # Errors
    /// The list is malformed.
    pub fn shipped() -> Result<Gaps, BadGaps> {
        Gaps::parse(SHIPPED)
    }

    /// The reason why a run is expected to fail, if it is.
    pub fn reason(&self, case: &str, platform: Platform) -> Option<&str> {
        self.gap.iter().find(|gap| gap.case == case && gap.holds_on(platform)).map(|gap| gap.reason.as_str())
    }

    /// The entries without a matching run of these cases, described in words.
    pub fn stale(&self, cases: &[Case]) -> Vec<String> {
        let stale = |gap: &Gap| match cases.iter().find(|case| case.name == gap.case) {
            None => Some(format!("there is no case `{}`", gap.case)),
            Some(case) => {
                let known = |id: &String| case.platforms.iter().any(|platform| platform.to_string() == *id);
                let unknown = gap.platforms.iter().find(|id| !known(id))?;
                Some(format!("the case `{}` is none of {unknown}", gap.case))
            }
        };
        self.gap.iter().filter_map(stale).collect()
    }
}

impl Gap {
    fn holds_on(&self, platform: Platform) -> bool {
        self.platforms.is_empty() || self.platforms.iter().any(|id| *id == platform.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(name: &str, platforms: &str) -> Case {
        let head = format!("// What.\n// clauses: A\n// platforms: {platforms}\n// evidence: assumed\n");
        Case::parse(name, head).unwrap()
    }

    #[test]
    fn a_gap_holds_for_its_platforms_or_for_all() {
        let gaps = "[[gap]]\ncase = \"a/b\"\nplatforms = [\"wx\"]\nreason = \"one\"\n\
                    [[gap]]\ncase = \"c\"\nreason = \"two\"";
        let gaps = Gaps::parse(gaps).unwrap();
        assert_eq!(gaps.reason("a/b", Platform::Wx), Some("one"));
        assert_eq!(gaps.reason("a/b", Platform::Swan), None);
        assert_eq!(gaps.reason("c", Platform::Swan), Some("two"));
    }

    #[test]
    fn a_line_that_names_no_run_is_stale() {
        let gaps =
            "[[gap]]\ncase = \"a\"\nplatforms = [\"swan\"]\nreason = \"x\"\n[[gap]]\ncase = \"b\"\nreason = \"y\"";
        let gaps = Gaps::parse(gaps).unwrap();
        assert_eq!(gaps.stale(&[case("a", "wx")]), ["the case `a` is none of swan", "there is no case `b`"]);
        assert!(gaps.stale(&[case("a", "wx swan"), case("b", "wx")]).is_empty());
    }

    #[test]
    fn a_malformed_list_is_refused() {
        for text in [
            "gap = 1",
            "[[gap]]\ncase = \"a\"",
            "[[gap]]\ncase = \"a\"\nreason = \" \"",
            "[[gap]]\ncase = \"a\"\nreason = \"x\"\nplatforms = [\"qq\"]",
            "[[gap]]\ncase = \"a\"\nreason = \"x\"\nbecause = \"y\"",
        ] {
            assert!(Gaps::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_shipped_list_is_well_formed() {
        Gaps::shipped().unwrap();
    }
}

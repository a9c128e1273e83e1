//! Which exported cases measure a rule: they fail when the rule has another value. `qiao mutation --write` finds them
//! and keeps them in `bindings/`, a file for each platform. Knows nothing of how rules are changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use qiao::Platform;

use crate::case::Case;
use crate::export::measures;
use crate::shipped::BINDINGS;

/// The rules of a platform, each with the cases that measure it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bindings(BTreeMap<String, Binding>);

/// What measures a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// These cases.
    Cases(BTreeSet<String>),
    /// Nothing, for this reason.
    Nothing(String),
}

/// A line of a file of bindings is malformed.
#[derive(Debug, thiserror::Error)]
#[error("bindings: malformed line `{0}` (expected `RULE: CASE…` or `RULE - REASON`)")]
pub struct BadBinding(String);

/// The reason of a rule that is new, or whose cases are no longer exported.
const UNTRIED: &str = "no exported case is known to fail";

impl Bindings {
    /// The bindings of a platform that are compiled into the binary.
    ///
    /// # Errors
    /// A line is malformed.
    pub fn shipped(platform: Platform) -> Result<Bindings, BadBinding> {
        let name = platform.to_string();
        let text = BINDINGS.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
        Bindings::parse(text)
    }

    /// Reads a file of bindings, as [`Display`](fmt::Display) writes it below its title.
    ///
    /// # Errors
    /// A line is malformed.
    pub fn parse(text: &str) -> Result<Bindings, BadBinding> {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let parsed = lines.map(|line| {
            if let Some((rule, reason)) = line.split_once(" - ") {
                return Ok((rule.to_owned(), Binding::Nothing(reason.to_owned())));
            }
            let (rule, cases) = line.split_once(": ").ok_or_else(|| BadBinding(line.to_owned()))?;
            let cases = cases.split_whitespace().map(str::to_owned).collect();
            Ok((rule.to_owned(), Binding::Cases(cases)))
        });
        parsed.collect::<Result<_, _>>().map(Bindings)
    }

    /// The cases that measure a rule.
    pub fn cases(&self, rule: &str) -> impl Iterator<Item = &str> {
        let cases = match self.0.get(rule) {
            Some(Binding::Cases(cases)) => Some(cases),
            Some(Binding::Nothing(_)) | None => None,
        };
        cases.into_iter().flatten().map(String::as_str)
    }

    /// The rules that a case measures.
    pub fn rules<'a>(&'a self, case: &'a str) -> impl Iterator<Item = &'a str> {
        let measured = move |binding: &Binding| matches!(binding, Binding::Cases(cases) if cases.contains(case));
        self.0.iter().filter(move |(_, binding)| measured(binding)).map(|(rule, _)| rule.as_str())
    }

    /// Replaces what measures a rule.
    pub fn set(&mut self, rule: String, binding: Binding) {
        self.0.insert(rule, binding);
    }

    /// Adds cases that measure a rule.
    pub fn add(&mut self, rule: String, cases: &[String]) {
        let mut all: BTreeSet<String> = self.cases(&rule).map(str::to_owned).collect();
        all.extend(cases.iter().cloned());
        self.set(rule, Binding::Cases(all));
    }

    /// The same without rules and cases that are gone, and with the rules that are new.
    #[must_use]
    pub fn for_today(&self, platform: Platform, cases: &[Case]) -> Bindings {
        let usable: BTreeSet<&str> =
            cases.iter().filter(|case| measures(case, platform)).map(|case| case.name.as_str()).collect();
        let today = platform.profile().rules().into_iter().map(|rule| {
            let left: BTreeSet<String> =
                self.cases(&rule.path()).filter(|case| usable.contains(case)).map(str::to_owned).collect();
            let binding = match self.0.get(&rule.path()) {
                Some(Binding::Nothing(reason)) => Binding::Nothing(reason.clone()),
                _ if left.is_empty() => Binding::Nothing(UNTRIED.to_owned()),
                _ => Binding::Cases(left),
            };
            (rule.path(), binding)
        });
        Bindings(today.collect())
    }

    /// The file of a platform's bindings.
    pub fn file(&self, platform: Platform) -> String {
        format!(
            "# Which exported cases fail when a rule of {platform} has another value, so that they measure it on other hosts.\n\
             # A rule that none measures has the reason behind a dash. `just bindings` writes this file.\n{self}"
        )
    }
}

impl fmt::Display for Bindings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(rule, binding)| match binding {
            Binding::Nothing(reason) => writeln!(f, "{rule} - {reason}"),
            Binding::Cases(cases) => {
                let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
                writeln!(f, "{rule}: {}", cases.join(" "))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_it_is_written() {
        let text = "a.b: x/y x/z\na.c - it has no other value\n";
        let bindings = Bindings::parse(text).unwrap();
        assert_eq!(bindings.to_string(), text);
        assert_eq!(bindings.cases("a.b").collect::<Vec<_>>(), ["x/y", "x/z"]);
        assert_eq!(bindings.rules("x/z").collect::<Vec<_>>(), ["a.b"]);
        assert_eq!(bindings.cases("a.c").count(), 0);
        assert_eq!(Bindings::parse(&bindings.file(Platform::Wx)).unwrap(), bindings);
        assert!(Bindings::parse("a.b\n").is_err());
        let mut more = bindings.clone();
        more.add("a.b".to_owned(), &["x/a".to_owned()]);
        more.add("a.c".to_owned(), &["x/y".to_owned()]);
        assert_eq!(more.to_string(), "a.b: x/a x/y x/z\na.c: x/y\n");
    }

    #[test]
    fn what_is_gone_is_left_out_and_what_is_new_is_not_tried() {
        let rule = Platform::Wx.profile().rules()[0].path();
        let head = "// What.\n// clauses: A\n// platforms: wx\n// evidence: observed\ncheck(() => {});\n";
        let cases = [Case::parse("x/y", head.to_owned()).unwrap()];
        let old = Bindings::parse(&format!("{rule}: x/y x/gone\ngone.rule: x/y\n")).unwrap();
        let today = old.for_today(Platform::Wx, &cases);
        assert_eq!(today.cases(&rule).collect::<Vec<_>>(), ["x/y"]);
        assert_eq!(today.0.len(), Platform::Wx.profile().rules().len());
        assert_eq!(
            today.0.values().filter(|binding| **binding == Binding::Nothing(UNTRIED.to_owned())).count(),
            today.0.len() - 1
        );
    }
}

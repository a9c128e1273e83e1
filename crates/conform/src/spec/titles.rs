//! Titles of areas and sources in Chinese. The specification itself is in English.

use qiao::Language;

use super::{Clause, Source};

/// A line for each: the area of a platform's clauses, such as `WX-DOM`, or the id of a source.
const CHINESE: &str = include_str!("titles.zh-CN.txt");

fn chinese(name: &str) -> Option<&'static str> {
    let mut lines = CHINESE.lines().filter_map(|line| line.split_once(" = "));
    lines.find(|(known, _)| *known == name).map(|(_, title)| title)
}

impl Clause {
    /// The title of its area in a language.
    pub fn title_in(&self, language: Language) -> &str {
        let area = self.id.rsplit_once('-').map_or("", |(area, _)| area);
        let title = (language == Language::Chinese).then(|| chinese(area)).flatten();
        title.unwrap_or(&self.title)
    }
}

impl Source {
    /// Its title in a language; of sources that no rule rests on, the English one.
    pub fn title_in(&self, language: Language) -> &str {
        let title = (language == Language::Chinese).then(|| chinese(&self.id)).flatten();
        title.unwrap_or(&self.title)
    }
}

#[cfg(test)]
mod tests {
    use qiao::Platform;

    use super::*;
    use crate::spec::Spec;

    #[test]
    fn every_area_and_every_source_of_a_rule_has_a_title_in_chinese() {
        let spec = Spec::shipped().unwrap();
        for clause in spec.clauses() {
            let area = clause.id.rsplit_once('-').unwrap().0;
            assert!(chinese(area).is_some(), "titles.zh-CN.txt has no line for {area}");
        }
        let rules = Platform::ALL.iter().flat_map(|platform| platform.profile().rules());
        for id in rules.filter_map(|rule| rule.evidence.source()) {
            assert!(chinese(id).is_some(), "titles.zh-CN.txt has no line for {id}");
        }
        for line in CHINESE.lines() {
            let (name, title) = line.split_once(" = ").unwrap();
            let is_area = spec.clauses().iter().any(|clause| clause.id.starts_with(&format!("{name}-")));
            assert!(is_area || spec.source(name).is_some(), "{name} is neither an area nor a source");
            let is_name = title == "TLS" || title.chars().all(|c| c.is_ascii_alphabetic() || c == '.');
            assert!(is_name || qiao::is_chinese(title), "{line}");
        }
    }
}

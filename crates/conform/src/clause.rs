//! The clauses of the specification, and the reasons why some have no case: lines `id | mark | reason` of the
//! lists in `clauses/`. It must not know which cases or tests exist.

use std::collections::HashMap;

use crate::shipped::REASONS;
use crate::spec::{BadSpec, Spec};

/// The marks of clauses without a case, and their meanings.
pub(crate) const MARKS: &[(&str, &str)] = &[
    (LATER, "it speaks of something that is not built yet, or that no case shows yet"),
    ("admin", "it binds the program's owner, the platform's console or the authorities"),
    ("advice", "it advises programs or suites, and demands nothing of a host"),
    ("client", "it holds for clients that are not played"),
    ("docs", "it is about documents, or about what no script can see"),
    ("history", "it tells of former rules, texts or faults"),
    (OPEN, "no source says what happens"),
    ("other", "it belongs to what has no profile: another platform, or plugins"),
    ("quirk", "a peculiarity that is left out on purpose"),
];

/// The mark of clauses whose feature or case is still to come; clauses with any other mark are not testable.
pub(crate) const LATER: &str = "later";
/// The mark of clauses that the sources leave open.
pub(crate) const OPEN: &str = "open";

/// All clauses, in the order of the specification.
#[derive(Clone, Debug)]
pub struct ClauseList {
    pub(crate) listed: Vec<Listed>,
    /// Errors found in the reasons.
    pub(crate) faults: Vec<String>,
}

/// A clause with its position and, possibly, an excuse.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub id: String,
    /// Its anchor in `docs/spec`.
    pub place: String,
    pub excuse: Option<Excuse>,
}

/// The reason why a clause has no case.
#[derive(Clone, Debug)]
pub(crate) struct Excuse {
    pub mark: String,
    pub reason: String,
}

impl ClauseList {
    /// The clauses and reasons compiled into the binary.
    ///
    /// # Errors
    /// The specification is malformed.
    pub fn shipped() -> Result<ClauseList, BadSpec> {
        let clauses = Spec::shipped()?.clauses().iter().map(|clause| (clause.id.clone(), clause.place()));
        Ok(ClauseList::of(clauses, REASONS.iter().flat_map(|(_, text)| text.lines())))
    }

    /// Combines clauses, given by id and anchor, with the reasons.
    pub(crate) fn of<'a>(
        clauses: impl Iterator<Item = (String, String)>,
        reasons: impl Iterator<Item = &'a str>,
    ) -> ClauseList {
        let listed: Vec<Listed> = clauses.map(|(id, place)| Listed { id, place, excuse: None }).collect();
        let mut list = ClauseList { listed, faults: Vec::new() };
        let places: HashMap<String, usize> =
            list.listed.iter().enumerate().map(|(place, listed)| (listed.id.clone(), place)).collect();
        for line in reasons {
            let excused = Excuse::parse(line).and_then(|(id, excuse)| {
                let place = places.get(id).ok_or("docs/spec has no such clause")?;
                match list.listed[*place].excuse.replace(excuse) {
                    Some(_) => Err("the clause has a second reason".to_owned()),
                    None => Ok(()),
                }
            });
            list.faults.extend(excused.err().map(|problem| format!("`{line}`: {problem}")));
        }
        list
    }

    /// The reason why a clause has no case, if there is one.
    pub(crate) fn excuse(&self, id: &str) -> Option<&Excuse> {
        self.listed.iter().find(|listed| listed.id == id)?.excuse.as_ref()
    }

    /// Clauses from lines of text; what follows an id is its reason.
    #[cfg(test)]
    pub fn sample(text: &str) -> ClauseList {
        let id = |line: &str| line.split(" | ").next().unwrap_or(line).to_owned();
        let clauses = text.lines().map(|line| (id(line), format!("a.md#{}", id(line).to_lowercase())));
        ClauseList::of(clauses, text.lines().filter(|line| line.contains('|')))
    }
}

impl Excuse {
    fn parse(line: &str) -> Result<(&str, Excuse), String> {
        match *line.splitn(3, " | ").collect::<Vec<_>>() {
            [id, mark, reason] if MARKS.iter().any(|(known, _)| *known == mark) && !reason.trim().is_empty() => {
                Ok((id, Excuse { mark: mark.to_owned(), reason: reason.to_owned() }))
            }
            _ => Err("a line is `id | mark | reason` with a known mark".to_owned()),
        }
    }
}

impl Listed {
    /// The id without its number: platform and area.
    pub(crate) fn area(&self) -> &str {
        parts(&self.id).map_or(&self.id, |(area, _)| area)
    }

    /// The mark of its excuse, if any.
    pub(crate) fn mark(&self) -> Option<&str> {
        self.excuse.as_ref().map(|excuse| excuse.mark.as_str())
    }
}

/// Splits an id into platform and area, such as `WX-REQ`, and the number.
pub(crate) fn parts(id: &str) -> Option<(&str, u32)> {
    let (area, number) = id.rsplit_once('-')?;
    let (platform, topic) = area.split_once('-')?;
    let named = [platform, topic].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase()));
    named.then_some(area).zip(counted(number))
}

/// Parses the number of a clause, which has three digits.
pub(crate) fn counted(digits: &str) -> Option<u32> {
    let right = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
    right.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn malformed_reasons_are_faults() {
        for line in ["WX-A-002 |", "WX-A-002 | soon | no such mark", "WX-A-002 | later | ", "WX-A-002 | later"] {
            assert_eq!(ClauseList::sample(&format!("WX-A-001\n{line}")).faults.len(), 1, "{line}");
        }
        let twice = ClauseList::sample("WX-A-001 | open | who knows\nWX-A-001 | docs | a text");
        assert_eq!(twice.faults, ["`WX-A-001 | docs | a text`: the clause has a second reason"]);
        let clauses = [("WX-A-001".to_owned(), String::new())].into_iter();
        let unknown = ClauseList::of(clauses, ["WX-A-009 | open | who knows"].into_iter());
        assert_eq!(unknown.faults, ["`WX-A-009 | open | who knows`: docs/spec has no such clause"]);
    }

    #[test]
    fn a_reason_belongs_to_its_clause() {
        let list = ClauseList::sample("WX-A-001\nWX-A-002 | later | not a | b yet");
        assert_eq!((list.faults.len(), list.listed.len()), (0, 2));
        assert!(list.listed[0].excuse.is_none());
        let excuse = list.listed[1].excuse.as_ref().unwrap();
        assert_eq!((excuse.mark.as_str(), excuse.reason.as_str()), ("later", "not a | b yet"));
    }
}

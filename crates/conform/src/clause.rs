//! A line of the lists of clauses: an id, and where the clause has no case, a mark and a reason. It
//! must not know which cases or tests there are.

/// What the marks of the lists say of a clause that has no case.
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

/// The mark that work will remove; a clause with another is not testable.
pub(crate) const LATER: &str = "later";
/// The mark of what nobody knows yet.
pub(crate) const OPEN: &str = "open";

/// A clause as a list has it.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub id: String,
    pub excuse: Option<Excuse>,
}

/// Why a clause has no case.
#[derive(Clone, Debug)]
pub(crate) struct Excuse {
    pub mark: String,
    pub reason: String,
}

impl Listed {
    pub fn parse(line: &str) -> Result<Listed, String> {
        let (id, excuse) = match *line.splitn(3, " | ").collect::<Vec<_>>() {
            [id] => (id, None),
            [id, mark, reason] if MARKS.iter().any(|(known, _)| *known == mark) && !reason.is_empty() => {
                (id, Some(Excuse { mark: mark.to_owned(), reason: reason.to_owned() }))
            }
            _ => return Err("after the id comes nothing, or ` | mark | reason` with a known mark".to_owned()),
        };
        if parts(id).is_none() {
            return Err("an id looks like WX-REQ-001".to_owned());
        }
        Ok(Listed { id: id.to_owned(), excuse })
    }

    /// The id without its number: platform and area of the specification.
    pub fn area(&self) -> &str {
        parts(&self.id).map_or(&self.id, |(area, _)| area)
    }

    /// Its mark, if it has one.
    pub fn mark(&self) -> Option<&str> {
        self.excuse.as_ref().map(|excuse| excuse.mark.as_str())
    }
}

/// What an id is made of: platform and area, such as `WX-REQ`, and the number.
pub(crate) fn parts(id: &str) -> Option<(&str, u32)> {
    let (area, number) = id.rsplit_once('-')?;
    let (platform, topic) = area.split_once('-')?;
    let named = [platform, topic].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase()));
    named.then_some(area).zip(counted(number))
}

/// The number of a clause has three digits.
pub(crate) fn counted(digits: &str) -> Option<u32> {
    let right = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
    right.then(|| digits.parse().ok()).flatten()
}

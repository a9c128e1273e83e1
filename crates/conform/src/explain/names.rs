//! Suggests clauses and rules with names similar to an unknown one.

/// Most names that are suggested.
const SUGGESTED: usize = 5;

/// The name of neither a clause nor a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown clause or rule `{name}`{}", suggestion(near))]
pub struct UnknownName {
    /// The unknown name as given.
    pub name: String,
    /// Similar names, best first.
    pub near: Vec<String>,
}

fn suggestion(near: &[String]) -> String {
    match near {
        [] => String::new(),
        near => format!("; similar names: {}", near.join(", ")),
    }
}

/// The known names that contain a name or differ from it in few letters, best first.
pub(super) fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let name = name.to_ascii_lowercase();
    let mut ranked: Vec<(usize, &str)> =
        known.filter_map(|known| Some((distance(&name, &known.to_ascii_lowercase())?, known))).collect();
    ranked.sort_unstable();
    ranked.dedup();
    ranked.into_iter().take(SUGGESTED).map(|(_, known)| known.to_owned()).collect()
}

/// The distance of two names; `None` if they have little in common. The part of a rule's name after the dot
/// counts as a name as well.
fn distance(name: &str, known: &str) -> Option<usize> {
    if name.len() >= 3 && known.contains(name) {
        return Some(0);
    }
    let last = known.split_once('.').map(|(_, last)| last);
    let far = |known: &str| strsim::osa_distance(name, known);
    let nearest = last.map_or(far(known), |last| far(last).min(far(known)));
    (nearest <= name.chars().count() / 3).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 6] =
        ["WX-DOM-001", "WX-DOM-013", "WX-DOM-103", "TTG-DOM-013", "domains.bare_entry", "domains.entries"];

    #[test]
    fn near_names_come_nearest_first() {
        for (name, expected) in [
            ("wx-dom-13", &["WX-DOM-013", "WX-DOM-001", "WX-DOM-103", "TTG-DOM-013"][..]),
            ("domains", &["domains.bare_entry", "domains.entries"]),
            ("bare_entry", &["domains.bare_entry"]),
            ("domains.bear_entry", &["domains.bare_entry"]),
            ("entires", &["domains.entries"]),
            ("something else", &[]),
            ("", &[]),
        ] {
            let near = near(name, KNOWN.into_iter());
            assert_eq!(near.first().map(String::as_str), expected.first().copied(), "{name}: {near:?}");
            assert!(near.iter().all(|near| expected.contains(&near.as_str())), "{name}: {near:?}");
        }
    }

    #[test]
    fn the_message_names_them() {
        let unknown =
            |near: &[&str]| UnknownName { name: "x".to_owned(), near: near.iter().map(|s| s.to_string()).collect() };
        assert_eq!(unknown(&[]).to_string(), "unknown clause or rule `x`");
        assert_eq!(unknown(&["a", "b"]).to_string(), "unknown clause or rule `x`; similar names: a, b");
    }
}

//! What may be wrong where script calls a member of a platform's object that is not a function: its name, or that it
//! came with a later base library.

use qiao::Platform;

use crate::messages::Message;

/// What the engine says of such a call.
const NOT_A_FUNCTION: &str = "not a function";
/// Most names that are suggested.
const SUGGESTED: usize = 3;

/// A hint for an error at this place of a source, in bytes.
pub(crate) fn of(message: &str, source: &str, at: usize) -> Option<String> {
    let (before, called) = source.split_at_checked(at).filter(|_| message.ends_with(NOT_A_FUNCTION))?;
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let name = called.split(|c| !is_name(c)).next().filter(|name| !name.is_empty())?;
    let object = before.strip_suffix('.')?.rsplit(|c| !is_name(c)).next()?;
    let platforms = Platform::ALL.into_iter().filter(|platform| platform.profile().namespace == object);
    let listed: Vec<_> = platforms.flat_map(|platform| platform.surface()).map(|(listed, _)| listed).collect();
    if listed.is_empty() {
        return None;
    }
    let known = listed.iter().find(|listed| listed.what.name == name);
    let hint = match known.map(|listed| listed.since) {
        Some(Some(since)) => {
            Message::CameLater { object: object.to_owned(), name: name.to_owned(), since: since.to_string() }
        }
        Some(None) => return None,
        None => no_member(object, name, listed.iter().map(|listed| listed.what.name)),
    };
    Some(hint.said())
}

fn no_member<'a>(object: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Message {
    let distance = |known: &'a str| Some((strsim::osa_distance(name, known), known));
    let is_near = |(distance, _): &(usize, &str)| *distance <= name.chars().count() / 3;
    let mut near: Vec<_> = known.filter_map(distance).filter(is_near).collect();
    near.sort_unstable();
    near.dedup();
    let (object, name) = (object.to_owned(), name.to_owned());
    match near.as_slice() {
        [] => Message::NoMember { object, name },
        near => {
            let similar: Vec<_> = near.iter().take(SUGGESTED).map(|(_, known)| *known).collect();
            Message::NoMemberBut { object, name, similar: similar.join(", ") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    fn hint(source: &str) -> Option<String> {
        let at = source.find('|').unwrap();
        of("TypeError: not a function", &source.replace('|', ""), at)
    }

    #[test]
    fn a_member_that_the_platform_lacks_has_a_hint() {
        assert_eq!(hint("wx.|requst({})").as_deref(), Some("wx has no `requst`; similar: request"));
        assert_eq!(hint("(tt.|conectSocket)()").as_deref(), Some("tt has no `conectSocket`; similar: connectSocket"));
        assert_eq!(hint("swan.|frobnicate()").as_deref(), Some("swan has no `frobnicate`"));
        let later = hint("wx.|createCacheManager()").unwrap();
        assert!(later.starts_with("wx.createCacheManager came with base library 2."), "{later}");
    }

    #[test]
    fn other_calls_have_none() {
        for source in ["api.|requst()", "|requst()", "wx.|request()", "wx.a.|b()", "awx.|requst()", "wx.|(1)", "wx.|"] {
            assert_eq!(hint(source), None, "{source}");
        }
        assert_eq!(of("TypeError: not a function", "桥", 1), None);
        assert_eq!(of("Error: no", "wx.requst()", 3), None);
    }
}

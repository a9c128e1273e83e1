//! The text of a script error's stack: which of its frames are the program's own, and where they are.

/// The names of files that are not the program's begin so, such as those of the prelude; their frames
/// are not the script's business.
pub const OWN: &str = "qiao:";

/// The stack without frames of our own files and of native functions.
pub fn own_frames(stack: &str) -> String {
    let own = stack.lines().filter(|line| !line.contains(OWN) && !line.ends_with("(native)"));
    own.map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// File, line and column of a frame: `at name (file:1:2)` or `at file:1:2`.
pub fn place(frame: &str) -> Option<(&str, u32, u32)> {
    let frame = frame.trim().strip_prefix("at ")?;
    let place = frame.rsplit_once('(').map_or(frame, |(_, place)| place.trim_end_matches(')'));
    let (rest, column) = place.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((file, line.parse().ok()?, column.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_name_their_place() {
        assert_eq!(place("    at f (pages/a.js:3:14)"), Some(("pages/a.js", 3, 14)));
        assert_eq!(place("    at main.js:1:2"), Some(("main.js", 1, 2)));
        assert_eq!(place("    at <anonymous> (c:d.js:1:2)"), Some(("c:d.js", 1, 2)));
        assert_eq!(place("    at f (native)"), None);
        assert_eq!(place("nonsense"), None);
    }

    #[test]
    fn the_prelude_is_left_out() {
        let stack = "    at f (main.js:1:2)\n    at run (qiao:calls:3:4)\n    at apply (native)\n";
        assert_eq!(own_frames(stack), "    at f (main.js:1:2)");
    }
}

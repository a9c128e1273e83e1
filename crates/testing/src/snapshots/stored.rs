//! The snapshot file, in the format shared by Jest and Vitest: one template literal per name. Which snapshots to write
//! is decided by the parent module.

use std::collections::{BTreeMap, BTreeSet};

/// The first line of a new file.
const HEAD: &str = "// Snapshots of `qiao test`; --update renews them";

/// The snapshots in a file.
#[derive(Debug, Default)]
pub(super) struct Stored {
    head: Option<String>,
    all: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    changed: bool,
}

impl Stored {
    pub(super) fn parse(text: &str) -> Stored {
        let head = text.lines().next().filter(|line| line.starts_with("//")).map(str::to_owned);
        let mut all = BTreeMap::new();
        let mut rest = text;
        while let Some((_, after)) = rest.split_once("exports[`") {
            let Some((name, after)) = literal(after) else { break };
            let Some((_, after)) = after.split_once('`') else { break };
            let Some((value, after)) = literal(after) else { break };
            all.insert(name, unwrapped(&value));
            rest = after;
        }
        Stored { head, all, taken: BTreeSet::new(), changed: false }
    }

    /// The name of a snapshot, in Jest's form if Jest created the file.
    pub(super) fn name(&self, path: &[String], hint: Option<&str>, count: u32) -> String {
        let jest = self.head.as_ref().is_some_and(|head| head.starts_with("// Jest"));
        let (within, before_hint) = if jest { (" ", ": ") } else { (" > ", " > ") };
        let hint = hint.map(|hint| format!("{before_hint}{hint}")).unwrap_or_default();
        format!("{}{hint} {count}", path.join(within))
    }

    /// The snapshot with this name, which is marked as used.
    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        self.taken.insert(name.to_owned());
        self.all.get(name).cloned()
    }

    pub(super) fn put(&mut self, name: String, text: String) {
        self.all.insert(name, text);
        self.changed = true;
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.all.remove(name);
        self.changed = true;
    }

    /// The names that were not used.
    pub(super) fn unused(&self) -> Vec<String> {
        self.all.keys().filter(|name| !self.taken.contains(*name)).cloned().collect()
    }

    /// The new text of the file, if it has changed; empty if no snapshot is left.
    pub(super) fn changed(&self) -> Option<String> {
        if !self.changed {
            return None;
        }
        if self.all.is_empty() {
            return Some(String::new());
        }
        let mut text = format!("{}\n", self.head.as_deref().unwrap_or(HEAD));
        for (name, value) in &self.all {
            let value = if value.contains('\n') { format!("\n{value}\n") } else { value.clone() };
            text.push_str(&format!("\nexports[`{}`] = `{}`;\n", escaped(name), escaped(&value)));
        }
        Some(text)
    }
}

/// Escapes a text for a template literal.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${")
}

/// The text up to the next backtick, and the rest.
fn literal(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => value.extend(letters.next().map(|(_, letter)| letter)),
            '`' => return Some((value, &text[at + 1..])),
            letter => value.push(letter),
        }
    }
    None
}

/// A multi-line value is surrounded by line breaks.
fn unwrapped(value: &str) -> String {
    let inner = value.strip_prefix('\n').and_then(|rest| rest.strip_suffix('\n'));
    inner.unwrap_or(value).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut stored = Stored::default();
        stored.put("a > b 1".into(), "{\n  \"a\": `1` \\ ${x},\n}".into());
        stored.put("c 1".into(), "\"x\"".into());
        let text = stored.changed().unwrap();
        let mut again = Stored::parse(&text);
        assert_eq!(again.take("a > b 1").as_deref(), Some("{\n  \"a\": `1` \\ ${x},\n}"));
        assert_eq!(again.unused(), ["c 1"]);
        assert_eq!(again.changed(), None);
    }

    #[test]
    fn files_of_jest_have_its_names() {
        let text = "// Jest Snapshot v1, https://goo.gl/fbAQLP\n\nexports[`cart adds: total 1`] = `3`;\n";
        let mut stored = Stored::parse(text);
        let name = stored.name(&["cart".into(), "adds".into()], Some("total"), 1);
        assert_eq!(stored.take(&name).as_deref(), Some("3"));
    }
}

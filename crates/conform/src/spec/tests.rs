//! The form of the specification, tested on small texts and on the shipped one.

use super::*;

const CLAUSE: &str = "\
# A platform

Words.

## First area (AB)

An introduction.

- Observe: this is a list, not a field.

### WX-AB-001

The statement, `f(x)`.

- Observe: Read the result.
- Confidence: documented (one, (two)), open
- Sources: src-a, src-b (2.10.0 item 2, 3), none (a guess)
- Default: Nothing.
- Applies: iOS

### WX-AB-003

Another.

- Observe: Look.
- Confidence: observed
- Sources: src-a

## Open questions

- [WX-AB-001](#wx-ab-001)
";

const SOURCES: &str = "\
# Words.
[src-b]
title = \"B\"
kind = \"capture\"
kept = false
read = \"2026-08-07\"
note = \"Found somewhere.\"

[src-a]
title = \"A\"
kind = \"official-document\"
repository = \"owner/name@1452f96:a b/基础.md\"
read = \"2026-08-07\"
";

fn spec(clauses: &str, sources: &str) -> Result<Spec, BadSpec> {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    Spec::parse(&[file("sources.toml", sources), file("wx.md", clauses)])
}

#[test]
fn a_clause_has_all_its_fields() {
    let spec = spec(CLAUSE, SOURCES).unwrap();
    let clause = spec.clause("wx-ab-001").unwrap();
    assert_eq!((clause.title.as_str(), clause.area.as_str(), clause.line), ("First area", "AB", 11));
    assert_eq!((clause.place().as_str(), clause.statement.as_str()), ("wx.md#wx-ab-001", "The statement, `f(x)`."));
    assert_eq!((clause.observe.as_str(), clause.default.as_deref()), ("Read the result.", Some("Nothing.")));
    assert_eq!(clause.applies.as_deref(), Some("iOS"));
    let confidence: Vec<_> = clause.confidence.iter().map(|part| (part.degree, part.remark.as_deref())).collect();
    assert_eq!(confidence, [(Degree::Documented, Some("one, (two)")), (Degree::Open, None)]);
    let sources: Vec<_> = clause.sources.iter().map(|part| (part.source.as_deref(), part.remark.as_deref())).collect();
    let expected = [(Some("src-a"), None), (Some("src-b"), Some("2.10.0 item 2, 3")), (None, Some("a guess"))];
    assert_eq!(sources, expected);
    let other = spec.clause("WX-AB-003").unwrap();
    assert_eq!((other.default.as_ref(), other.applies.as_ref(), spec.clauses().len()), (None, None, 2));
}

#[test]
fn sources_have_links() {
    let with = |line: &str| {
        let text = SOURCES.replace("repository = \"owner/name@1452f96:a b/基础.md\"", line);
        spec(CLAUSE, &text).map(|spec| spec.source("src-a").unwrap().link().map(ToString::to_string))
    };
    for (line, link) in [
        ("url = \"https://example.com/a?b#c\"", "https://example.com/a?b#c"),
        ("repository = \"o/n@0123456789\"", "https://github.com/o/n/tree/0123456789"),
        ("repository = \"o/n@1452f96:a b/基.md\"", "https://github.com/o/n/blob/1452f96/a%20b/%E5%9F%BA.md"),
        ("package = \"name@1.0.0\"", "https://www.npmjs.com/package/name/v/1.0.0"),
        ("package = \"@scope/name@1.0.0\"", "https://www.npmjs.com/package/@scope/name/v/1.0.0"),
    ] {
        assert_eq!(with(line).unwrap().as_deref(), Some(link), "{line}");
    }
    for line in [
        "",
        "url = \"x\"",
        "url = \"file:///etc\"",
        "url = \"https://a.b\"\npackage = \"a@1\"",
        "repository = \"o/n\"",
        "repository = \"o/n@xyz\"",
        "repository = \"o@1452f96\"",
        "repository = \"o/n@1452f96:\"",
        "package = \"a\"",
        "kept = true",
        "kept = false",
    ] {
        let bad = with(line).unwrap_err();
        assert_eq!((bad.file.as_str(), bad.line), ("sources.toml", 9), "{line}: {bad}");
    }
    assert_eq!(spec(CLAUSE, SOURCES).unwrap().source("src-b").unwrap().link(), None);
}

/// Each change to the texts is reported with the malformed line.
#[test]
fn every_fault_has_its_line() {
    for (from, to, line, problem) in [
        ("### WX-AB-001", "### WX-CD-001", 11, "not an id of the area AB"),
        ("### WX-AB-001", "### WX-AB-1", 11, "not an id"),
        ("## First area (AB)", "## First area", 11, "not in a section of an area"),
        ("### WX-AB-003", "### WX-AB-001", 21, "is there twice"),
        ("The statement, `f(x)`.\n", "", 13, "statement"),
        ("The statement, `f(x)`.\n", "One.\nTwo.\n", 14, "empty line"),
        ("### WX-AB-003\n\nAnother.\n\n", "### WX-AB-003\n\n", 23, "statement"),
        ("- Observe: Read the result.\n", "", 15, "`- Observe: …` is missing"),
        ("- Observe: Read the result.", "- Observe: ", 15, "`- Observe: …` is missing"),
        ("- Confidence: observed\n", "", 26, "`- Confidence: …` is missing"),
        ("- Confidence: observed", "- Confidence: sure", 26, "`sure` is not a word of confidence"),
        ("- Confidence: observed", "- Confidence: observed (x", 26, "parenthesis"),
        ("- Confidence: observed", "- Confidence: open", 21, "no `Default`"),
        ("none (a guess)", "none", 17, "says in parentheses why"),
        ("src-b (2.10.0", "src-c (2.10.0", 11, "cites `src-c`"),
        ("- Applies: iOS", "- Aplies: iOS", 19, "does not belong here"),
        ("- Applies: iOS", "- Applies: iOS\nmore", 20, "does not belong here"),
        ("- Default: Nothing.\n- Applies: iOS", "- Applies: iOS\n- Default: Nothing.", 19, "does not belong here"),
    ] {
        let changed = CLAUSE.replacen(from, to, 1);
        assert_ne!(changed, CLAUSE, "{from}");
        let bad = spec(&changed, SOURCES).unwrap_err();
        assert_eq!((bad.file.as_str(), bad.line), ("wx.md", line), "{from} -> {to}: {bad}");
        assert!(bad.problem.contains(problem), "{from} -> {to}: {bad}");
    }
    for (from, to, line) in [
        ("[src-b]", "[src_b]", 2),
        ("title = \"B\"", "title = \" \"", 2),
        ("title = \"B\"", "titel = \"B\"", 3),
        ("\"capture\"", "\"guess\"", 4),
        ("read = \"2026-08-07\"", "read = \"2026-13-07\"", 2),
        ("[src-a]", "[src-b]", 9),
        ("[src-a]", "[src-a", 9),
    ] {
        let bad = spec(CLAUSE, &SOURCES.replacen(from, to, 1)).unwrap_err();
        assert_eq!((bad.file.as_str(), bad.line), ("sources.toml", line), "{from} -> {to}: {bad}");
    }
}

/// Whatever is cut out of the texts, parsing returns a specification or an error with a line.
#[test]
fn no_text_makes_the_parser_panic() {
    let boundaries = |text: &str| (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect::<Vec<_>>();
    for (text, is_clause) in [(CLAUSE, true), (SOURCES, false)] {
        let places = boundaries(text);
        for (at, start) in places.iter().enumerate() {
            for end in places[at..].iter().step_by(29) {
                let cut = format!("{}{}", &text[..*start], &text[*end..]);
                let read = if is_clause { spec(&cut, SOURCES) } else { spec(CLAUSE, &cut) };
                assert!(read.is_ok() || read.is_err_and(|bad| bad.line <= 40));
            }
        }
    }
}

#[test]
fn what_is_shipped_is_well_formed_and_every_source_is_cited() {
    let spec = Spec::shipped().unwrap_or_else(|bad| panic!("{bad}"));
    assert!(spec.clauses().len() > 900 && spec.sources().len() > 200);
    let cited: std::collections::HashSet<&str> = spec.clauses().iter().flat_map(Clause::cited).collect();
    let idle: Vec<&str> =
        spec.sources().iter().map(|source| source.id.as_str()).filter(|id| !cited.contains(id)).collect();
    assert!(idle.is_empty(), "no clause cites {idle:?}");
    let packed: usize = SPEC.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(packed < 200_000, "{packed} bytes");
}

/// The binary contains exactly the files of the folder, however it was built.
#[test]
fn every_file_of_the_folder_is_shipped() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/spec");
    for (name, text) in unpacked().unwrap() {
        assert_eq!(std::fs::read_to_string(folder.join(&name)).unwrap(), text, "{name}");
    }
    let names = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let expected = names.filter(|name| !name.starts_with("README")).count();
    assert_eq!(SPEC.len(), expected);
}

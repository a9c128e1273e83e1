//! What the files of `js-prelude/` may not use, checked in their text: constructs for which the engine looks
//! something up on a prototype that script can reach, and built-ins that were not captured before script ran.
//! `hardened.rs` tests what breaks if such a thing is used; this test points to the line.

use std::collections::{BTreeMap, BTreeSet};

use crate::hardened::built_ins;
use crate::support::{Site, each_source, on_virtual_time, workspace};

/// The file that captures the built-ins.
const PRIMORDIALS: &str = "00-primordials.js";
/// Files that use the global object, with the reason.
const GLOBAL_OBJECT: &[(&str, &str)] = &[
    ("05-globals.js", "defines globals before script runs"),
    ("browser.js", "runs before script does"),
    ("defined.js", "gives modules the globals that script sees"),
    ("repeatable.js", "runs before script does"),
];
/// The methods of safe collections.
const COLLECTION_METHODS: &[&str] = &["get", "set", "has", "delete", "forEach"];

#[derive(Clone, Debug, PartialEq)]
struct Token {
    /// The text of a word or punctuator; a placeholder for literals.
    text: String,
    line: usize,
}

/// The words and punctuators of a file, without comments, with literals as `'…'`, `/…/` and `` ` ``.
fn tokens(source: &str) -> Vec<Token> {
    let characters: Vec<char> = source.chars().collect();
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < characters.len() {
        let (from, character) = (at, characters[at]);
        let rest = |text: &str| text.chars().eq(characters[from..].iter().copied().take(text.len()));
        let mut sign = None;
        if character.is_whitespace() {
            at += 1;
        } else if rest("//") {
            at += characters[at..].iter().take_while(|one| **one != '\n').count();
        } else if rest("/*") {
            at += 2;
            while characters[at - 2..at] != ['*', '/'] || at - from < 4 {
                at += 1;
            }
        } else if is_word(character) || character == '#' {
            at += 1 + characters[at + 1..].iter().take_while(|one| is_word(**one)).count();
            sign = Some(characters[from..at].iter().collect());
        } else if matches!(character, '\'' | '"' | '`') || (character == '/' && begins_value(tokens.last())) {
            at = end_of_literal(&characters, at);
            sign = Some(if character == '`' { "`" } else { "'…'" }.to_owned());
        } else {
            let mark = ["...", "===", "!==", "=>", "==", "!=", ">=", "<="].into_iter().find(|mark| rest(mark));
            sign = Some(mark.map_or(character.to_string(), str::to_owned));
            at += mark.map_or(1, str::len);
        }
        tokens.extend(sign.map(|text| Token { text, line }));
        line += characters[from..at].iter().filter(|one| **one == '\n').count();
    }
    tokens
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$')
}

/// Whether a value follows, so that a slash starts a pattern and a bracket an array.
fn begins_value(before: Option<&Token>) -> bool {
    before.is_none_or(|before| match before.text.as_str() {
        "return" | "typeof" | "const" | "let" | "var" | "in" | "of" | "case" => true,
        ")" | "]" | "}" | "'…'" | "`" => false,
        text => !text.starts_with(|c: char| is_word(c) || c == '#'),
    })
}

fn end_of_literal(characters: &[char], from: usize) -> usize {
    let (quote, mut at, mut class) = (characters[from], from + 1, false);
    while characters[at] != quote || class {
        match characters[at] {
            '\\' => at += 1,
            '[' if quote == '/' => class = true,
            ']' => class = false,
            _ => {}
        }
        at += 1;
    }
    at + 1
}

/// A file, with the matching brackets, and the enclosing bracket of each token.
struct File {
    name: String,
    tokens: Vec<Token>,
    closing: BTreeMap<usize, usize>,
    within: Vec<Option<usize>>,
}

impl File {
    fn new(name: String, source: &str) -> File {
        let tokens = tokens(source);
        let (mut open, mut closing, mut within) = (Vec::new(), BTreeMap::new(), Vec::new());
        for (at, token) in tokens.iter().enumerate() {
            if matches!(token.text.as_str(), ")" | "]" | "}") {
                closing.extend(open.pop().map(|opening| (opening, at)));
            }
            within.push(open.last().copied());
            if matches!(token.text.as_str(), "(" | "[" | "{") {
                open.push(at);
            }
        }
        File { name, tokens, closing, within }
    }

    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.text)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.text(at))
    }

    /// What follows the closing bracket of this one.
    fn behind(&self, opening: usize) -> &str {
        self.closing.get(&opening).map_or("", |closing| self.text(closing + 1))
    }

    fn holds(&self, texts: &[&str], at: usize) -> bool {
        texts.iter().enumerate().all(|(next, text)| self.text(at + next) == *text)
    }

    /// The names that a file destructures from an object: `const { … } = object`.
    fn taken(&self, from: &[&str]) -> BTreeSet<&str> {
        let patterns = (0..self.tokens.len()).filter(|at| self.holds(&["const", "{"], *at));
        let patterns = patterns.filter_map(|at| Some((at + 2, *self.closing.get(&(at + 1))?)));
        let patterns = patterns.filter(|(_, end)| self.text(end + 1) == "=" && self.holds(from, end + 2));
        let words = patterns.flat_map(|(from, end)| from..end);
        words.filter(|at| self.text(at + 1) != ":").map(|at| self.text(at)).filter(|text| *text != ",").collect()
    }

    /// The names that are assigned the result of `new`, or an object with a null prototype.
    fn given<'a>(&'a self, what: &'a [&str]) -> impl Iterator<Item = &'a str> {
        let values = (2..self.tokens.len()).filter(move |at| self.holds(what, *at));
        values.filter(|at| matches!(self.before(*at), "=" | ":")).map(|at| self.text(at - 2))
    }
}

/// What is wrong with a token.
fn fault<'a>(file: &File, at: usize, rules: &Rules<'a>) -> Option<&'static str> {
    let text = file.text(at);
    let inner = file.within[at];
    let opener = inner.map_or("", |at| file.text(at));
    match text {
        "`" => Some("a template literal calls String.prototype.concat"),
        "instanceof" => Some("instanceof asks Symbol.hasInstance: use isError or the like"),
        "globalThis" if !GLOBAL_OBJECT.iter().any(|(name, _)| *name == file.name) => Some("a global as script left it"),
        "for" if is_for_of(file, at + 1) => Some("for…of uses an iterator that script can replace"),
        "..." if opener == "[" => Some("array spread uses an iterator that script can replace"),
        "..." if opener == "(" && !inner.is_some_and(|at| is_parameters(file, at)) => {
            Some("spread arguments use an iterator that script can replace: use ReflectApply")
        }
        "[" if is_pattern(file, at) => Some("an array pattern uses an iterator that script can replace"),
        "(" => fault_of_call(file, at, rules),
        word if rules.globals.contains(word) && is_global(file, at, rules) => {
            Some("a built-in that is not from qiao.primordials")
        }
        _ => None,
    }
}

fn is_for_of(file: &File, opening: usize) -> bool {
    let Some(end) = file.closing.get(&opening) else {
        return false;
    };
    let has = |text| (opening..*end).any(|at| file.text(at) == text && file.within[at] == Some(opening));
    has("of") && !has(";")
}

fn is_parameters(file: &File, opening: usize) -> bool {
    file.behind(opening) == "=>" || (file.behind(opening) == "{" && file.before(opening) != ")")
}

fn is_pattern(file: &File, at: usize) -> bool {
    let begins = begins_value(at.checked_sub(1).map(|before| &file.tokens[before]));
    let parameter = matches!(file.before(at), "(" | ",") && file.within[at].is_some_and(|at| is_parameters(file, at));
    let declared =
        file.before(at) != "=" && file.within[at].is_some_and(|at| file.text(at) == "{" && file.behind(at) == "=");
    begins && (file.behind(at) == "=" || parameter || declared)
}

fn is_global(file: &File, at: usize, rules: &Rules<'_>) -> bool {
    !matches!(file.before(at), "." | "class") && file.text(at + 1) != ":" && !rules.taken.contains(file.text(at))
}

/// What is wrong with a call: it calls a method of a built-in, or passes a literal that inherits from
/// `Object.prototype`.
fn fault_of_call(file: &File, opening: usize, rules: &Rules<'_>) -> Option<&'static str> {
    let name = file.before(opening);
    if matches!(name, "ObjectDefineProperty" | "Proxy") {
        let mut literals = (opening..*file.closing.get(&opening)?).filter(|at| file.text(*at) == "{");
        let inherits = literals.any(|at| file.within[at] == Some(opening) && file.text(at + 1) != "__proto__");
        return inherits
            .then_some("the literal inherits what script adds to Object.prototype: begin it with __proto__: null");
    }
    let receiver = opening.checked_sub(3).map_or("", |at| file.text(at));
    let is_method = opening >= 3 && file.text(opening - 2) == "." && rules.methods.contains(name);
    let is_own = rules.own.contains(receiver)
        || (COLLECTION_METHODS.contains(&name) && rules.collections.contains(receiver))
        || matches!(receiver, "qiao" | "native");
    (is_method && !is_own).then_some("a method that script can replace: use what qiao.primordials has")
}

struct Rules<'a> {
    /// The names of the language's globals and of its methods.
    globals: &'a BTreeSet<&'a str>,
    methods: &'a BTreeSet<&'a str>,
    /// The names that the file has captured before script ran.
    taken: BTreeSet<&'a str>,
    /// Internal objects of the prelude, and safe collections.
    own: BTreeSet<&'a str>,
    collections: &'a BTreeSet<&'a str>,
}

/// All faults of files.
fn faults(files: &[File], built_ins: &[String]) -> Vec<String> {
    let globals: BTreeSet<&str> = built_ins.iter().filter_map(|name| name.split('.').next()).collect();
    let methods = built_ins.iter().filter(|name| name.contains("prototype") || name.contains("__proto__"));
    let methods: BTreeSet<&str> = methods.filter_map(|name| name.rsplit('.').next()).collect();
    let collections = files.iter().flat_map(|file| {
        file.given(&["new", "SafeMap"]).chain(file.given(&["new", "SafeWeakMap"])).collect::<Vec<_>>()
    });
    let collections = collections.collect();
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| file.name != PRIMORDIALS) {
        let taken = file.taken(&["qiao", ".", "primordials"]);
        let mut own = file.taken(&["qiao"]);
        own.extend(file.given(&["{", "__proto__", ":", "null"]));
        let rules = Rules { globals: &globals, methods: &methods, taken, own, collections: &collections };
        for (at, token) in file.tokens.iter().enumerate() {
            faults.extend(fault(file, at, &rules).map(|fault| format!("{}:{}: {fault}", file.name, token.line)));
        }
    }
    faults
}

fn names_of_built_ins() -> Vec<String> {
    on_virtual_time(async |site: Site| {
        let mut names = built_ins(&site).await;
        names.extend(["Atomics", "JSON", "Math", "Reflect"].map(str::to_owned));
        names
    })
}

#[test]
fn the_prelude_uses_nothing_that_script_can_replace() {
    let mut files = Vec::new();
    each_source(&workspace().join("js-prelude"), &mut |path, text| {
        if path.extension().is_some_and(|kind| kind == "js") {
            files.push(File::new(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
        }
    });
    assert!(files.iter().any(|file| file.name == PRIMORDIALS) && files.len() > 15);
    let faults = faults(&files, &names_of_built_ins());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn what_script_can_replace_is_noticed() {
    let built_ins = names_of_built_ins();
    let count = |source: &str| {
        let head = "const { ObjectKeys, SafeMap } = qiao.primordials; const { pages } = qiao;\n";
        faults(&[File::new("some.js".to_owned(), &format!("{head}{source}"))], &built_ins).len()
    };
    for bad in [
        "for (const one of list) run(one);",
        "const [a] = list;",
        "run(([a]) => a);",
        "const { a: [b] } = c;",
        "const all = [...list];",
        "run(...list);",
        "const text = `a`;",
        "a instanceof B;",
        "list.map(run);",
        "this.list.push(1);",
        "text.split('/');",
        "const names = Object.keys(a);",
        "new Map();",
        "globalThis.a;",
        "ObjectDefineProperty(a, 'b', { value: 1 });",
        "new SafeMap().get(1); other.get(1);",
    ] {
        assert!(count(bad) > 0, "{bad}");
    }
    for good in [
        "for (let of = 0; of < list.length; of++) run(list[of]); // for (const a of b)",
        "const all = { __proto__: null, ...other }; all.get(); pages.find(1);",
        "const run = (...args) => ReflectApply(go, undefined, args); function f(a, ...b) { return [a, b]; }",
        "const names = ObjectKeys(a); const pattern = /[/`]of`/; const text = 'a `of` b';",
        "const { a = [] } = b; const map = new SafeMap(); map.get(1); native.find(1); qiao.now();",
        "ObjectDefineProperty(a, 'b', { __proto__: null, value: 1 }); list[list.length - 1] = [1, 2];",
    ] {
        assert_eq!(count(good), 0, "{good}");
    }
}

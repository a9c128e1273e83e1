//! For every text, the outcome equals that of the engine's own parser.

use rquickjs::{Context, Ctx, Error, Function, Runtime};

use super::parse;

/// Texts of all kinds, valid and invalid.
const TEXTS: &[&str] = &[
    "null",
    "true",
    "-0",
    "0",
    "1e400",
    "-1e-400",
    "9007199254740993",
    "-9223372036854775808",
    "18446744073709551615",
    "184467440737095516150",
    "0.1",
    "123456789.123456789",
    "2.2250738585072011e-308",
    "5e-324",
    "1.7976931348623157e308",
    "4.35",
    "0.000001",
    "1E5",
    "01",
    "1.",
    ".5",
    "+1",
    "0x10",
    "NaN",
    "\"\"",
    "\"\\u4f60\\n\\u0000\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud800\"",
    "\"\\udc00x\"",
    "\"a\tb\"",
    "\"\u{2028}\"",
    "[]",
    "[1,[2,[]],{}]",
    "[1,]",
    "[,1]",
    "{\"a\":1,\"a\":2,\"b\":0}",
    "{\"2\":1,\"1\":2,\"x\":3,\"0\":4}",
    "{\"__proto__\":{\"a\":1},\"constructor\":1}",
    "{\"\":1}",
    "{\"\\u0061\":1}",
    "{a:1}",
    "{\"a\":1,}",
    "{} x",
    " \n{}\r\t",
    "",
    " ",
    "tru",
    "\u{feff}{}",
    "{\"a\":undefined}",
    "\"\\x41\"",
    "'a'",
    "[1] // no",
];

/// Renders everything that script can observe of a value parsed from JSON.
struct Shown<'js>(Function<'js>);

impl<'js> Shown<'js> {
    fn new(ctx: &Ctx<'js>) -> Shown<'js> {
        let exact = "typeof value === 'number' ? '#' + (Object.is(value, -0) ? '-0' : value) : value";
        Shown(ctx.eval(format!("(value) => JSON.stringify(value, (key, value) => {exact})")).unwrap())
    }

    fn assert_same(&self, ctx: &Ctx<'js>, text: &str) {
        let own = parse(ctx, text).unwrap().map(|value| self.0.call::<_, String>((value.into_value(),)).unwrap());
        let engine = ctx.json_parse(text).ok().map(|value| self.0.call::<_, String>((value,)).unwrap());
        crate::error::forget(ctx);
        assert_eq!(own, engine, "{text}");
    }
}

fn with_engine(test: impl FnOnce(Ctx<'_>)) {
    let runtime = Runtime::new().unwrap();
    Context::full(&runtime).unwrap().with(test);
}

#[test]
fn the_outcome_is_that_of_the_engine() {
    with_engine(|ctx| {
        let shown = Shown::new(&ctx);
        let mut deep = "[".repeat(500);
        deep.push_str(&"]".repeat(500));
        let long = format!("[\"{}\"]", "桥é😀x".repeat(200));
        // Objects of the same kind, often enough for a shape, with others among them.
        let kinds = [r#"{"a":1,"b":2}"#, r#"{"b":1,"a":2}"#, r#"{"a":{"b":{"a":1}},"c":[{"b":1},{}]}"#];
        let odd = [r#"{"a":1,"b":2,"a":3}"#, r#"{"__proto__":1,"a":2}"#, r#"{"1":1,"a":2,"0":3}"#, r#"{"":1}"#];
        let kinds: Vec<_> = kinds.iter().chain(&odd).flat_map(|kind| [*kind; 4]).collect();
        let (alike, mixed) = (format!("[{}]", kinds.join(",")), kinds.iter().rev().step_by(3).chain(&kinds));
        let mixed = format!("[{}]", mixed.copied().collect::<Vec<_>>().join(","));
        for text in TEXTS.iter().copied().chain([&deep, &long, &alike, &mixed].map(String::as_str)) {
            shown.assert_same(&ctx, text);
        }
    });
}

/// Generates random texts, valid and broken.
struct Texts(fastrand::Rng);

impl Texts {
    const KEYS: &[&str] = &[
        "id",
        "a",
        "name",
        "",
        "__proto__",
        "constructor",
        "toString",
        "0",
        "10",
        "01",
        "-1",
        "4294967295",
        "1.5",
        "é",
        "Ã©",
        "桥",
        "\\u0061",
        "\\n",
        "\\ud83d\\ude00",
        "a key that is longer than sixteen bytes",
        "ключ",
    ];
    const PIECES: &[&str] = &[
        "a",
        "bc",
        "é",
        "桥",
        "😀",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u00e9",
        "\\u0000",
        "\\ud83d\\ude00",
        "\\ud800",
        "\\udc00x",
        "\u{7f}",
        "\u{2028}",
        "plain text of some length, ",
        "0123456",
        "\\b\\f\\r\\t",
        "ÿ",
        "Ā",
    ];
    /// Fragments inserted to break a text.
    const JUNK: &[&str] = &[
        "\"", "\\", ",", ":", "{", "}", "[", "]", "0", "-", ".", "e", "\0", "\n", "\u{b}", "\\u", "\\x", "tru", "é",
        "\u{feff}", "\u{1f}",
    ];

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.0.usize(..from.len())]
    }

    fn space(&mut self) -> &'static str {
        if self.0.u8(..8) == 0 { self.pick(&[" ", "\n", "\r\n", "\t", "   "]) } else { "" }
    }

    fn key(&mut self) -> String {
        match self.0.u8(..12) {
            0 => format!("k{}", self.0.u32(..)),
            _ => self.pick(Self::KEYS).to_owned(),
        }
    }

    fn string(&mut self) -> String {
        (0..self.0.usize(..5)).map(|_| self.pick(Self::PIECES)).collect()
    }

    fn number(&mut self) -> String {
        let rng = &mut self.0;
        let mut text = match rng.u8(..6) {
            0 => "-0".to_owned(),
            1 => rng.i32(..).to_string(),
            2 => rng.i64(..).to_string(),
            3 => format!("{}{}", rng.u64(..), rng.u64(..)),
            4 => f64::from_bits(rng.u64(..) & !(1 << 62)).to_string(),
            _ => rng.u8(..).to_string(),
        };
        if rng.u8(..3) == 0 {
            text += &format!(".{:0width$}", rng.u64(..) >> rng.u32(..64), width = rng.usize(1..4));
        }
        if rng.u8(..6) == 0 {
            text += &format!("{}{}", ["e", "E", "e+", "e-"][rng.usize(..4)], rng.u32(..330));
        }
        text
    }

    fn value(&mut self, depth: usize) -> String {
        let kinds = if depth == 0 { 4 } else { 8 };
        match self.0.u8(..kinds) {
            0 => self.pick(&["null", "true", "false", "[]", "{ }"]).to_owned(),
            1 => self.number(),
            2 | 3 => format!("\"{}\"", self.string()),
            4 | 5 => {
                let keys: Vec<_> = (0..self.0.usize(..7)).map(|_| self.key()).collect();
                self.object(&keys, depth)
            }
            6 => {
                let items: Vec<_> = (0..self.0.usize(..5)).map(|_| self.value(depth - 1)).collect();
                format!("[{}]", items.join(","))
            }
            _ => self.rows(depth),
        }
    }

    fn object(&mut self, keys: &[String], depth: usize) -> String {
        let mut field = |key: &String| {
            let value = self.value(depth - 1);
            let spaces = [self.space(), self.space(), self.space(), self.space()];
            format!("{}\"{key}\"{}:{}{value}{}", spaces[0], spaces[1], spaces[2], spaces[3])
        };
        let fields: Vec<_> = keys.iter().map(&mut field).collect();
        format!("{{{}}}", fields.join(","))
    }

    /// Objects with the same keys, with a few exceptions.
    fn rows(&mut self, depth: usize) -> String {
        let keys: Vec<_> = (0..self.0.usize(..40)).map(|_| self.key()).collect();
        let mut row = |_| {
            let some = self.0.usize(..=keys.len());
            let keys = if self.0.u8(..4) == 0 { &keys[..some] } else { &keys };
            self.object(keys, depth.min(1))
        };
        let rows: Vec<_> = (0..5).map(&mut row).collect();
        format!("[{}]", rows.join(","))
    }

    fn broken(&mut self, mut text: String) -> String {
        for _ in 0..self.0.usize(1..3) {
            let places: Vec<_> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
            let place = self.0.usize(..places.len());
            let next = places[(place + 1).min(places.len() - 1)];
            match self.0.u8(..4) {
                0 => text.truncate(places[place]),
                1 => text.replace_range(places[place]..next, ""),
                2 => text.insert_str(places[place], self.pick(Self::JUNK)),
                _ => text.replace_range(places[place]..next, self.pick(Self::JUNK)),
            }
        }
        text
    }
}

#[test]
fn the_outcome_is_that_of_the_engine_for_any_text() {
    with_engine(|ctx| {
        let shown = Shown::new(&ctx);
        let mut texts = Texts(fastrand::Rng::with_seed(8259));
        for _ in 0..1500 {
            let text = texts.value(3);
            shown.assert_same(&ctx, &text);
            let broken = texts.broken(text);
            shown.assert_same(&ctx, &broken);
        }
    });
}

#[test]
fn strings_of_all_lengths_are_read_at_all_places() {
    with_engine(|ctx| {
        let shown = Shown::new(&ctx);
        for end in ["", "é", "桥", "\\n", "\\u6865", "\u{1}", "\\"] {
            for length in 0..120 {
                let string = format!("\"{}{end}\"", "x".repeat(length));
                for text in [string.clone(), format!("[{string},{string}  ]"), format!("{{{string}:{string}}}")] {
                    shown.assert_same(&ctx, &text);
                }
            }
        }
    });
}

#[test]
fn short_strings_of_a_large_text_are_the_ones_it_has() {
    with_engine(|ctx| {
        let shown = Shown::new(&ctx);
        let mut texts = Texts(fastrand::Rng::with_seed(1));
        let strings: Vec<_> = (0..3000).map(|_| format!("\"{}{}\"", texts.0.u8(..), texts.pick(Texts::KEYS))).collect();
        shown.assert_same(&ctx, &format!("[{}]", strings.join(",")));
    });
}

#[test]
fn what_objects_inherit_does_not_matter() {
    with_engine(|ctx| {
        ctx.eval::<(), _>(
            "Object.defineProperty(Object.prototype, 'guarded', { set() { throw 1 }, get() { return 2 } });
            Object.defineProperty(Object.prototype, 'fixed', { value: 3 });",
        )
        .unwrap();
        let shown = Shown::new(&ctx);
        let row = r#"{"a":1,"guarded":2,"fixed":4,"__proto__":{"b":5},"constructor":6}"#;
        shown.assert_same(&ctx, &format!("[{row},{row},{row},{row}]"));
    });
}

#[test]
fn a_key_is_not_the_one_whose_characters_are_its_bytes() {
    with_engine(|ctx| {
        let shown = Shown::new(&ctx);
        let kept = ctx.json_parse(r#"{"Ã©":1}"#).unwrap();
        shown.assert_same(&ctx, r#"{"é":2}"#);
        drop(kept);
    });
}

#[test]
fn without_memory_the_engine_throws_as_ever() {
    let row = r#"{"a":[1,2,{"b":"é桥"}],"name":"row","toString":1.5},"#;
    let text = format!("[{}1]", row.repeat(6000));
    for limit in (300..1500).step_by(23) {
        let runtime = Runtime::new().unwrap();
        let context = Context::full(&runtime).unwrap();
        runtime.set_memory_limit(limit * 1000);
        context.with(|ctx| {
            assert!(matches!(parse(&ctx, &text), Err(Error::Exception)), "{limit}");
            crate::error::forget(&ctx);
        });
    }
}

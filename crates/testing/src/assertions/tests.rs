//! Every message that the library can give is known. Its messages are read from its text: literals that begin with
//! `expected`, and what is joined to them.

use super::*;

const LIBRARY: &str = include_str!("../../expect/expect.js");

/// What stands for an expression within a message, where it is not a value.
const WORDS: [(&str, &[&str]); 15] = [
    ("article", &["a "]),
    ("type3", &["string"]),
    ("subject", &["a superset", "an ordered superset", "members", "ordered members"]),
    (
        "descriptor",
        &[
            "property ",
            "deep property ",
            "own property ",
            "nested property ",
            "deep own property ",
            "deep nested property ",
        ],
    ),
    ("deepStr", &["", "deeply "]),
    ("str", &["have key 'a'", "contain key 'a'", "have keys 'a', and 'b'", "contain keys 'a', or 'b'"]),
    ("(isDeep?\"deeply \":\"\")", &["", "deeply "]),
    ("(caughtErr&&!negate?\" but #{act} was thrown\":\"\")", &["", " but 2 was thrown"]),
    ("(caughtErr?\" but #{act} was thrown\":\"\")", &["", " but 2 was thrown"]),
    ("placeholder", &["matching", "including"]),
    ("errorLikeString", &["an error", "TypeError"]),
    ("behavior", &["change", "increase", "decrease"]),
    ("operator", &["==", "===", ">", "<="]),
    ("action", &["return", "resolve"]),
    ("isCalled?\"\":`, but called only ${callCount} times`", &["", ", but called only 2 times"]),
];

/// Words of messages in which they mean something else.
const OTHERWISE: [(&str, &str, &[&str]); 7] = [
    (" to have a ", "descriptor", &["length", "size"]),
    (" to not have a ", "descriptor", &["length", "size"]),
    ("include ", "descriptor", &["", "deep "]),
    ("successfully", "action", &["called", "resolved"]),
    ("\" call ", "ordinal(times)", &["1st", "2nd", "3rd", "12th"]),
    ("\" call ", "ordinalCall", &["1st", "2nd", "3rd", "12th"]),
    (" to have property \"", "valueString", &["", " with value 1"]),
];

/// A piece of a message: text, or an expression.
enum Piece {
    Text(String),
    Code(String),
}

/// The end of the literal or expression that begins here: before one of `ends`, outside of brackets and quotes.
fn end(code: &str, ends: &[char]) -> usize {
    let (mut depth, mut chars) = (0, code.char_indices());
    while let Some((at, c)) = chars.next() {
        match c {
            _ if depth == 0 && ends.contains(&c) => return at,
            '"' | '\'' | '`' => {
                let after = at + 1 + quoted(&code[at + 1..], c);
                while chars.offset() <= after && chars.next().is_some() {}
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// Where the closing quote stands.
fn quoted(code: &str, quote: char) -> usize {
    let mut at = 0;
    while let Some(c) = code[at..].chars().next() {
        match c {
            '\\' => at += 1 + code[at + 1..].chars().next().map_or(0, char::len_utf8),
            '$' if quote == '`' && code[at + 1..].starts_with('{') => at += 3 + end(&code[at + 2..], &['}']),
            _ if c == quote => return at,
            _ => at += c.len_utf8(),
        }
    }
    at
}

/// A literal, whose quote stands before it.
fn literal(code: &str, quote: char, pieces: &mut Vec<Piece>) -> usize {
    let close = quoted(code, quote);
    let mut rest = &code[..close];
    while let Some((text, more)) = rest.split_once("${").filter(|_| quote == '`') {
        let inner = end(more, &['}']);
        pieces.extend([Piece::Text(text.to_owned()), Piece::Code(more[..inner].to_owned())]);
        rest = &more[inner + 1..];
    }
    pieces.push(Piece::Text(rest.replace("\\n", "\n").replace('\\', "")));
    close + 1
}

/// The message that begins behind a quote: literals and expressions that are joined.
fn message(code: &str, quote: char) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = literal(code, quote, &mut pieces);
    while let Some(rest) = code[at..].strip_prefix('+') {
        at += 1;
        match rest.chars().next() {
            Some(quote @ ('"' | '\'' | '`')) => at += 1 + literal(&rest[1..], quote, &mut pieces),
            _ => {
                let length = end(rest, &['+', ',', ';', ':', '?', ')', ']', '}']);
                pieces.push(Piece::Code(rest[..length].to_owned()));
                at += length;
            }
        }
    }
    pieces
}

/// What a piece can say within a message.
fn says(piece: &Piece, whole: &str) -> Vec<String> {
    let code = match piece {
        Piece::Text(text) => return vec![text.replace("#{this}", "1").replace("#{exp}", "2").replace("#{act}", "3")],
        Piece::Code(code) => code.as_str(),
    };
    let otherwise = OTHERWISE.iter().find(|(within, of, _)| *of == code && whole.contains(within));
    let words =
        otherwise.map(|(.., words)| *words).or(WORDS.iter().find(|(of, _)| *of == code).map(|(_, words)| *words));
    words.unwrap_or(&["'x'"]).iter().map(|word| (*word).to_owned()).collect()
}

fn messages() -> Vec<String> {
    let mut all = Vec::new();
    for quote in ['"', '\'', '`'] {
        for (at, start) in LIBRARY.match_indices(&format!("{quote}expected ")) {
            // `expected resolved times: 1` is a value.
            if LIBRARY[at + 1..].starts_with("expected resolved times") {
                continue;
            }
            let _ = start;
            let pieces = message(&LIBRARY[at + 1..], quote);
            let of = |piece: &Piece| match piece {
                Piece::Text(text) | Piece::Code(text) => text.clone(),
            };
            let whole: String = pieces.iter().map(of).collect();
            let mut texts = vec![String::new()];
            for piece in &pieces {
                let words = says(piece, &whole);
                texts = texts.iter().flat_map(|text| words.iter().map(move |word| format!("{text}{word}"))).collect();
            }
            all.extend(texts);
        }
    }
    // A superset is not "the same", and members are no superset.
    all.retain(|text| !(text.contains("the same a") || text.contains("be members") || text.contains("be ordered")));
    all
}

#[test]
fn every_message_of_the_library_is_said_in_chinese() {
    let messages = messages();
    assert!(messages.len() > 200, "{}", messages.len());
    for message in messages {
        let chinese = known(&message);
        let chinese = chinese.unwrap_or_else(|| panic!("no phrase for {message:?}"));
        assert!(is_chinese(&chinese) && !chinese.contains(" to "), "{message}: {chinese}");
    }
}

#[test]
fn messages_of_wrong_use_are_those_of_the_library() {
    for (phrase, _) in SENTENCES.iter().filter(|(phrase, _)| !phrase.starts_with("expected ")) {
        let longest = phrase.split("{}").max_by_key(|part| part.len()).unwrap();
        let escaped = longest.replace('"', "\\\"").replace('`', "\\`");
        let found = [longest, &escaped].iter().any(|text| LIBRARY.contains(text.trim_matches(['`', '\\'])));
        assert!(found, "the library does not say {phrase:?}");
    }
}

#[test]
fn values_and_own_words_stay_as_they_are() {
    for (message, expected) in [
        ("expected 1 to equal 2", "期望 1 等于 2"),
        ("expected 'a to equal b' to equal 'c'", "期望 'a to equal b' 等于 'c'"),
        ("the total: expected 1 to not equal 1", "the total: 期望 1 不等于 1"),
        ("expected [ 1, 2 ] to have a length of 3 but got 2", "期望 [ 1, 2 ] 的长度为 3，实际为 2"),
        ("expected { a: 1 } to have keys 'a', and 'b'", "期望 { a: 1 } 含有键 'a' 和 'b'"),
        ("expected { a: 1 } to have property 'b'", "期望 { a: 1 } 含有属性 'b'"),
        (
            "expected { a: 1 } to not have deep own property 'a' of 1",
            "期望 { a: 1 } 不含有值为 1 的深度比较的自有属性 'a'",
        ),
        (
            "expected \"fn()\" to be called with arguments: [ 1 ]\n\nReceived:\n\n  1st fn() call:\n\n  [\n-   1,\n  ]\n\n\nNumber of calls: 1\n",
            "期望 \"fn()\" 以参数 [ 1 ] 被调用\n\n实际收到：\n\n  fn() 的第 1 次调用：\n\n  [\n-   1,\n  ]\n\n\n调用次数：1\n",
        ),
        ("expected 1st \"f\" call to have been called with [ 2 ]", "期望 \"f\" 的第 1 次调用 以 [ 2 ] 为参数"),
        ("my own words", "断言失败：my own words"),
        ("不应运行到这里", "不应运行到这里"),
    ] {
        assert_eq!(chinese(message), expected);
    }
}

//! Measures how fast large values are parsed and serialized: `cargo test --release -p qiao-engine --
//! --ignored --nocapture speed`. The texts are written to a folder, so that `bench.mjs` beside this file can
//! measure Node on the same input.
#![expect(clippy::disallowed_methods, reason = "it measures the time on the wall")]

use std::time::{Duration, Instant};

use rquickjs::{Context, Ctx, Runtime};

use super::parse;
use crate::raw;
use crate::to_js::string;

const MEGABYTE: usize = 1 << 20;

/// Objects of about 100 bytes each, as in a typical list response.
fn rows(bytes: usize) -> String {
    let row = |i: usize| {
        let state = ["active", "paused", "closed"][i % 3];
        format!(
            r#"{{"id":{i},"name":"user {i}","state":"{state}","score":{}.{},"tags":["a","b"],"ok":{},"at":{}}}"#,
            i * 7 % 1000,
            i % 10,
            i.is_multiple_of(2),
            1_700_000_000_000_u64 + i as u64 * 977
        )
    };
    array(bytes, (0..).map(row))
}

/// Paragraphs of 2 KB, with an escape here and there.
fn long_texts() -> String {
    let line = "The quick brown fox jumps over the lazy dog and says \\\"hello\\\" to it.\\n";
    array(MEGABYTE, (0..).map(|i| format!("\"{i} {}\"", line.repeat(28))))
}

/// The same in Chinese.
fn long_chinese() -> String {
    array(MEGABYTE, (0..).map(|i| format!("\"{i} {}\"", "敏捷的棕色狐狸跳过了懒狗，然后说：“你好”。\\n".repeat(28))))
}

fn array(bytes: usize, items: impl Iterator<Item = String>) -> String {
    let mut text = String::from("[");
    for item in items {
        if text.len() + item.len() > bytes {
            break;
        }
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(&item);
    }
    text + "]"
}

fn of_length(pattern: &str, bytes: usize) -> String {
    pattern.repeat(bytes / pattern.len())
}

/// The fastest and the median of many runs; each run includes dropping the value.
fn measure<T>(name: &str, bytes: usize, mut run: impl FnMut() -> T) {
    let (mut times, start) = (Vec::new(), Instant::now());
    while start.elapsed() < Duration::from_secs(1) {
        let before = Instant::now();
        std::hint::black_box(run());
        times.push(before.elapsed());
    }
    times.sort();
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    let (best, middle) = (micros(times[0]), micros(times[times.len() / 2]));
    println!("{name:22} best {best:9.2} us   median {middle:9.2} us   {:6.0} MB/s", bytes as f64 / best);
}

fn texts(ctx: &Ctx<'_>) {
    for (name, pattern, bytes) in [
        ("10 MB ASCII", "Lorem ipsum dolor sit amet, ", 10 * MEGABYTE),
        ("5 MB Chinese", "敏捷的棕色狐狸跳过了懒狗。", 5 * MEGABYTE),
        ("64 KB ASCII", "Lorem ipsum dolor sit amet, ", 64 << 10),
        ("64 KB mixed", "{\"text\":\"你好, world\",\"n\":12345678} ", 64 << 10),
        ("64 KB Latin-1", "très bien, merci beaucoup ", 64 << 10),
        ("100 B ASCII", "Lorem ipsum dolor sit amet, ", 100),
        ("100 B mixed", "你好, world 1234567890 abcd", 100),
    ] {
        let text = of_length(pattern, bytes);
        measure(&format!("in:  {name}"), text.len(), || string(ctx, &text).unwrap());
        let value = string(ctx, &text).unwrap().into_value();
        measure(&format!("out: {name}"), text.len(), || raw::fitting_long_text(ctx, &value).unwrap().unwrap());
    }
}

#[inline(never)]
fn once(ctx: &Ctx<'_>, text: &str) {
    drop(parse(ctx, text).unwrap().unwrap());
}

fn json(name: &str, text: &str) {
    let folder = std::env::temp_dir().join("qiao-json");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.json")), text).unwrap();
    // As in a program that has received large bodies: after one, glibc no longer returns freed memory at
    // once.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(31 * MEGABYTE)));
    let runtime = Runtime::new().unwrap();
    Context::full(&runtime).unwrap().with(|ctx| {
        measure(&format!("json: {name}"), text.len(), || once(&ctx, text));
    });
}

#[test]
#[ignore = "takes seconds, and asserts nothing"]
fn speed_of_rows() {
    json("rows", &rows(MEGABYTE));
}

#[test]
#[ignore = "takes seconds, and asserts nothing"]
fn speed_of_small() {
    json("small", &rows(2000));
}

#[test]
#[ignore = "takes seconds, and asserts nothing"]
fn speed_of_long_texts() {
    json("long", &long_texts());
    json("chinese", &long_chinese());
}

#[test]
#[ignore = "takes seconds, and asserts nothing"]
fn speed_of_texts() {
    let runtime = Runtime::new().unwrap();
    Context::full(&runtime).unwrap().with(|ctx| texts(&ctx));
}

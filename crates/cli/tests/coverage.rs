//! `qiao test --coverage` as a shell sees it: the table, the file for other tools, the threshold, and that programs do what
//! they do without it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("coverage").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (name, text) in files {
        std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn test(folder: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qiao"));
    let command = command.args(["--color", "never", "test"]).args(args).current_dir(folder).env_remove("CI");
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// The rows of the table, with single spaces.
fn rows(ran: &Ran) -> Vec<String> {
    let table = ran.out.lines().skip_while(|line| !line.starts_with("coverage"));
    table.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Lines and counts of a file.
fn counts(lcov: &str, name: &str) -> Vec<String> {
    let record = lcov.split("end_of_record").find(|record| record.contains(&format!("SF:{name}\n"))).unwrap();
    record.lines().filter_map(|line| line.strip_prefix("DA:")).map(str::to_owned).collect()
}

const PLAIN: &str = "'use strict';
const { twice } = require('./twice');

function size(value) {
  if (value === null) return 0;
  if (Array.isArray(value))
    return twice(
      value.length,
    );
  else if (typeof value === 'object') return Object.keys(value).length;
  for (const part of [value])
    if (part) return 1;
  throw new TypeError('no size');
}

class Box {
  static made = [];
  label = 'box';
  name = () => this.label;
  open() {
    return this.label;
  }
}

const isStrict = (function () { return this === undefined; })();
module.exports = { size, Box, isStrict };
";

const TYPED: &str = "import { Box } from './plain.js';
type Size = number;
interface Sized {
  size: Size;
}
enum Kind {
  Small,
  Large,
}
export class Parcel extends Box implements Sized {
  kind: Kind = Kind.Small;
  constructor(public size: Size) {
    super();
    if (size > 10) this.kind = Kind.Large;
  }
}
export const weigh = (parcel: Parcel) =>
  parcel.size as number;
";

#[test]
fn the_lines_that_tests_reach_are_counted() {
    let folder = folder(
        "lines",
        &[
            ("plain.js", PLAIN),
            ("typed.ts", TYPED),
            ("twice.js", "exports.twice = (n) => n * 2;\n"),
            ("node_modules/p/index.js", "exports.p = 1;\n"),
            (
                "a.test.js",
                "const { size, isStrict } = require('./plain'); require('p');
                 it('sizes', () => { expect(size(null)).toBe(0); expect(size([1, 2])).toBe(4); expect(isStrict).toBe(true); });
                 it('throws', () => expect(() => size(0)).toThrow('no size'));",
            ),
            (
                "b.test.js",
                "const { Parcel } = require('./typed'); const { size } = require('./plain');
                 it('is small', () => { expect(new Parcel(1).kind).toBe(0); expect(size(null)).toBe(0); });",
            ),
        ],
    );
    let plain = test(&folder, &[]);
    assert!(!folder.join("coverage").exists());
    let ran = test(&folder, &["--coverage", "--jobs", "2"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.starts_with(&plain.out), "{}\n{}", plain.out, ran.out);
    assert_eq!(
        rows(&ran),
        [
            "coverage lines covered % uncovered lines",
            "plain.js 15 13 86.6 19-21",
            "twice.js 1 1 100.0",
            "typed.ts 7 6 85.7 18",
            "total 23 20 86.9",
        ]
    );
    let lcov = std::fs::read_to_string(folder.join("coverage/lcov.info")).unwrap();
    // Both files of tests count.
    let reached: Vec<_> = counts(&lcov, "plain.js").into_iter().take(4).collect();
    assert_eq!(reached, ["2,2", "5,4", "6,2", "7,1"]);
    assert!(lcov.contains("LF:15\nLH:13\nend_of_record"), "{lcov}");
}

#[test]
fn a_threshold_fails_the_run_and_patterns_choose_the_files() {
    let settings =
        r#"{ "test": { "coverage": { "include": ["src/**/*.js"], "exclude": ["src/old/*"], "threshold": 60 } } }"#;
    let folder = folder(
        "threshold",
        &[
            ("qiao.json", settings),
            ("src/a.js", "exports.a = 1;\nexports.b = () => {\n  return 2;\n};\n"),
            ("src/never.js", "let a;\n"),
            ("src/old/a.js", "let a;\n"),
            ("other.js", "let a;\n"),
            ("test/a.test.js", "require('../src/a'); require('../other'); it('runs', () => {});"),
        ],
    );
    let ran = test(&folder, &["--coverage=out"]);
    assert_eq!(
        rows(&ran),
        ["coverage lines covered % uncovered lines", "src/a.js 3 2 66.6 3", "src/never.js 1 0 0.0 1", "total 4 2 50.0"]
    );
    assert!(folder.join("out/lcov.info").exists() && ran.code == 1);
    let reason = "line coverage is 50.0 %, which is 10.0 points below the threshold of 60 %";
    assert!(ran.err.contains(reason), "{}", ran.err);
    assert_eq!(test(&folder, &["--coverage=out", "--coverage-threshold", "50"]).code, 0);
    let ran = test(&folder, &["--coverage-threshold", "50"]);
    assert!(ran.code == 2 && ran.err.contains("--coverage"), "{}", ran.err);
    assert_eq!(test(&folder, &["--coverage", "--coverage-threshold", "120"]).code, 2);
}

#[test]
fn errors_have_their_places_and_counts_survive_the_end() {
    let folder = folder(
        "ends",
        &[
            ("thrown.js", "exports.f = (a) => {\n  if (a) throw new Error('thrown');\n};\n"),
            (
                "spins.js",
                "exports.f = () => {\n  const list = [];\n  for (;;) list.push('x'.repeat(1000000) + list.length);\n};\n",
            ),
            ("a.test.js", "it('throws', () => require('./thrown').f(1));"),
            ("b.test.js", "it('fills the memory', () => require('./spins').f());"),
        ],
    );
    let ran = test(&folder, &["--coverage", "--memory-limit", "32MiB"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("--> thrown.js:2:20"), "{}", ran.out);
    let rows = rows(&ran);
    assert!(
        rows.contains(&"thrown.js 2 2 100.0".to_owned()) && rows.contains(&"spins.js 3 3 100.0".to_owned()),
        "{rows:?}"
    );
}

#[test]
fn the_table_is_in_chinese_too() {
    let folder = folder("chinese", &[("a.js", "let a;\n"), ("a.test.js", "require('./a'); it('好', () => {});")]);
    let ran = test(&folder, &["--lang", "zh", "--coverage"]);
    assert!(ran.out.contains("覆盖率   行数   已覆盖       %  未覆盖的行"), "{}", ran.out);
}

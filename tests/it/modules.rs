//! Modules of a program's sources: ES modules, CommonJS files, and both in one program.

use std::path::Path;

use qiao::{Idle, Launch, Platform, Record};

use crate::support::{Site, on_virtual_time};

/// Runs the first of some files; returns what it printed and the errors with their locations.
fn run(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    on_virtual_time(async |site| play(&site, &folder.path().join(files[0].0)).await)
}

async fn play(site: &Site, main: &Path) -> Vec<String> {
    let transcript = site.launch(Launch::script(main).platform(Platform::Wx)).await;
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    let lines = transcript.entries().into_iter().filter_map(|entry| match entry.record {
        Record::Console { text, .. } => Some(text),
        Record::Error(error) => {
            let place = error.file.map(|file| format!(" at {file}:{}:{}", error.line.unwrap(), error.column.unwrap()));
            Some(format!("{}{}", error.message, place.unwrap_or_default()))
        }
        _ => None,
    });
    lines.collect()
}

/// Asserts what a program prints.
#[track_caller]
fn prints(files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(run(files), expected);
}

#[test]
fn modules_import_modules() {
    let main = "
        import first, { second as renamed, count, add } from './lib/a';
        import * as all from './lib/a.js';
        console.log(first(), renamed, Object.keys(all).join());
        add();
        console.log(count, this, typeof wx.request);
        (async () => { await null; console.log('later'); })();
        export default 1;";
    let a = "
        export default function () { return 'first'; }
        export const second = 2;
        export let count = 0;
        export const add = () => { count += 1; };
        export * from '../b';";
    let b = "export class Shape {} export const of = `import './none'`; // export nothing";
    prints(
        &[("main.js", main), ("lib/a.js", a), ("b.js", b)],
        &["first 2 add,count,default,second,Shape,of", "1 undefined function", "later"],
    );
}

#[test]
fn files_run_once_in_the_order_of_their_imports() {
    let say = |name: &str, imports: &str| format!("{imports}; console.log('{name}');");
    let files = [
        ("main.js", say("main", "import './a'; import './c'; import './e'; require('./a'); require('./c')")),
        ("a.js", say("a", "import './b'")),
        ("b.js", say("b", "export const b = 1")),
        ("c.js", say("c", "require('./d'); require('./b')")),
        ("d.js", say("d", "module.exports = 4")),
        ("e.js", say("e", "import './d'; import './c'; import './b'")),
    ];
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    prints(&files, &["b", "a", "d", "c", "e", "main"]);
}

/// WX-ENV-026
#[test]
fn commonjs_is_imported_as_babel_has_it() {
    let main = "
        import plain, { x, missing } from './plain';
        import * as all from './plain.js';
        import compiled, { named } from './compiled';
        import fun from './fun';
        import nothing from './nothing';
        export { x as y } from './plain';
        console.log(plain.x, x, missing, Object.keys(all).join(), compiled, named, fun(), nothing);";
    let files = [
        ("main.js", main),
        ("plain.js", "exports.x = 1; exports.z = 2;"),
        (
            "compiled.js",
            "Object.defineProperty(exports, '__esModule', { value: true }); exports.default = 3; exports.named = 4;",
        ),
        ("fun.js", "module.exports = () => 5;"),
        ("nothing.js", "module.exports = null;"),
    ];
    prints(&files, &["1 1 undefined default,x,z 3 4 5 null"]);
}

#[test]
fn modules_are_required_as_babel_has_it() {
    let main = "
        const a = require('./a');
        console.log(a.__esModule, a.default, a.x, Object.keys(a).join(), a === require('./a'));
        a.set(7);
        console.log(a.x, require('./mixed').join());";
    let a = "export default 1; export let x = 2; export const set = (to) => { x = to; };";
    let mixed = "import { x } from './a'; module.exports = [x, typeof require, typeof exports];";
    prints(
        &[("main.js", main), ("a.js", a), ("mixed.js", mixed)],
        &["true 1 2 default,set,x true", "7 7,function,object"],
    );
}

#[test]
fn a_module_may_set_its_exports_like_commonjs() {
    let main =
        "import mixed, { two } from './mixed'; import * as all from './mixed'; console.log(mixed.two, two, all.two);";
    let mixed = "import one from './one'; module.exports = { two: one + 1 };";
    prints(&[("main.js", main), ("mixed.js", mixed), ("one.js", "export default 1")], &["2 2 2"]);
}

#[test]
fn a_module_may_have_names_of_its_own_for_the_scope() {
    let main =
        "import './a'; const require = 1; export const exports = 2; console.log(require, exports, typeof module);";
    prints(&[("main.js", main), ("a.js", "")], &["1 2 object"]);
}

#[test]
fn functions_of_modules_in_a_circle_are_there_before_they_run() {
    let main = "import { even } from './even'; console.log(even(10), even(7));";
    let even =
        "import { odd } from './odd'; console.log('even'); export function even(n) { return n === 0 || odd(n - 1); }";
    let odd = "
        import * as self from './odd';
        import { even, } from './even';
        import { log } from './log';
        log('odd ' + even(0) + typeof self.odd);
        export function odd(n) { return n !== 0 && even(n - 1); }";
    let log = "exports.log = (text) => console.log(text);";
    prints(
        &[("main.js", main), ("even.js", even), ("odd.js", odd), ("log.js", log)],
        &["odd truefunction", "even", "true false"],
    );
}

#[test]
fn a_circle_keeps_the_order_of_imports_and_gives_undefined() {
    let files = [
        ("main.js", "import './a'; console.log('main');"),
        ("a.js", "import './b'; import './c'; console.log('a'); export const a = 1;"),
        ("b.js", "import { a } from './a'; import './d'; console.log('b', a);"),
        ("c.js", "console.log('c'); export {};"),
        ("d.js", "console.log('d');"),
    ];
    prints(&files, &["d", "b undefined", "c", "a", "main"]);
}

#[test]
fn a_module_in_a_circle_with_commonjs_gives_what_it_has() {
    let main = "
        import { early, late } from './common';
        export const value = 1;
        console.log(early(), typeof late);";
    let common = "
        const main = require('./main');
        exports.early = () => [typeof main.value, Object.keys(main).join()].join(' ');
        const other = require('./other');
        console.log('value was', other.was);
        exports.late = other.now;";
    let other = "
        import { value } from './main';
        import { early } from './common';
        export const was = typeof value + typeof early;
        export const now = () => typeof value;
        setTimeout(() => console.log('later', value, typeof early), 1);";
    prints(
        &[("main.js", main), ("common.js", common), ("other.js", other)],
        &["value was undefinedfunction", "number value function", "later 1 function"],
    );
}

#[test]
fn require_within_a_circle_of_modules_ends() {
    let files = [
        ("main.js", "import { a } from './a'; console.log(a, require('./b').b, require('./late').late);"),
        ("a.js", "import { b } from './b'; import './common'; export const a = 'a' + b;"),
        ("b.js", "import { a } from './a'; export const b = 'b'; export const lazy = () => a;"),
        (
            "common.js",
            "console.log(typeof require('./b').lazy, require('./late').late); require('./a'); require('./main');",
        ),
        ("late.js", "import { b } from './b'; import { a } from './a'; import './common'; export const late = b + a;"),
    ];
    prints(&files, &["function bundefined", "ab b bundefined"]);
}

#[test]
fn errors_name_the_line_of_a_module() {
    let thrown = "import './a';\n\nexport function f() {\n  throw new Error('in f');\n}\n";
    let main = "import { f } from './thrown';   null.x;\nf();";
    prints(
        &[("main.js", "import { f } from './thrown'; f();"), ("thrown.js", thrown), ("a.js", "")],
        &["Error: in f at thrown.js:4:13"],
    );
    let script = "require('./thrown');      null.x;";
    prints(&[("main.js", script), ("thrown.js", "")], &["TypeError: cannot read property 'x' of null at main.js:1:27"]);
    prints(
        &[("main.js", main), ("thrown.js", thrown), ("a.js", "")],
        &["TypeError: cannot read property 'x' of null at main.js:1:33"],
    );
}

#[test]
fn syntax_errors_name_the_file_and_the_place() {
    let at = |text: &str| run(&[("main.js", "require('./a')"), ("a.js", text)]).pop().unwrap();
    for (text, place) in [
        ("import './b';\nconst = 1;", " at a.js:2:7"),
        ("const a = 1;\n  a b", " at a.js:2:5"),
        ("with (a) {}\nlet = = 1", " at a.js:2:7"),
        ("export const a = 1;\nexport const a = 2;", " at a.js:2:"),
        ("import './b'; }", " at a.js:1:15"),
        ("export const x = (", " at a.js:1:"),
        ("export const x = `", " at a.js:1:"),
    ] {
        let error = at(text);
        assert!(error.starts_with("SyntaxError: ") && error.contains(place), "{text}: {error}");
    }
}

#[test]
fn what_is_missing_is_named() {
    prints(
        &[("main.js", "console.log('not run'); import './lib/a';"), ("lib/a.js", "import { x } from './b';")],
        &[
            "Error: module './b' is not defined, required by lib/a.js; looked for lib/b.js, lib/b.ts, lib/b, lib/b/index.js, lib/b/index.ts at lib/a.js:1:1",
        ],
    );
}

/// WX-ENV-026
#[test]
fn a_name_that_is_not_exported_is_undefined() {
    let main = "import { x, y } from './b'; import none, * as all from './b'; console.log(x, y, none, all.z);";
    prints(&[("main.js", main), ("b.js", "export const x = 1;")], &["1 undefined undefined undefined"]);
    let files = [
        ("main.js", "import { a } from './a'; console.log(a);"),
        ("a.js", "import { b } from './b'; export const a = 'a' + b;"),
        ("b.js", "import { none } from './a'; export const b = 'b' + none;"),
    ];
    prints(&files, &["abundefined"]);
}

/// WX-ENV-026
#[test]
fn exports_of_both_kinds_mix() {
    let main = "import { a, b } from './mixed'; import { c, d } from './both'; console.log(a, b, c, d);";
    let files = [
        ("main.js", main),
        ("mixed.js", "export const a = 1; const b = 2; module.exports = { b };"),
        ("both.js", "export const c = 3; exports.d = 4;"),
    ];
    prints(&files, &["undefined 2 3 4"]);
}

/// WX-ENV-026
#[test]
fn exports_are_live_and_can_be_replaced() {
    let main = "
        import { count, add, call, f } from './a';
        import * as all from './a';
        add(); console.log(count, all.count);
        all.f = () => 'replaced';
        console.log(f(), call(), typeof all.f);
        try { count = 1 } catch (error) { console.log(error.message) }";
    let a = "export let count = 0; export const add = () => { count++; [count] = [count + 1]; };
        export function f() { return 'own'; } export const call = () => f();";
    prints(&[("main.js", main), ("a.js", a)], &["2 2", "replaced own function", "\"count\" is read-only"]);
}

/// WX-ENV-026
#[test]
fn a_file_that_fails_for_many_is_reported_once() {
    let files = [
        (
            "main.js",
            "for (const one of ['./a', './b']) try { require(one) } catch (error) { console.log(error.stack) }",
        ),
        ("a.js", "\nimport './config';"),
        ("b.js", "import './config';"),
        ("config.js", "let none;\nexport const c = none.c;"),
    ];
    let lines = run(&files);
    assert!(lines.len() == 2 && lines.iter().all(|line| line.contains("config.js:2:")), "{lines:?}");
    assert!(lines[0].contains("a.js:2:1"), "{lines:?}");
}

#[test]
fn a_module_that_failed_fails_again() {
    let main = "
        for (const wanted of ['./a', './b', './a', './circle']) {
          try { require(wanted); } catch (error) { console.log(error.message); }
        }";
    let files = [
        ("main.js", main),
        ("a.js", "import './b'; export {};"),
        ("b.js", "console.log('b'); export {}; throw new Error('failed');"),
        ("circle.js", "import './other'; import './missing';"),
        ("other.js", "import './circle'; import { none } from './empty';"),
        ("empty.js", "export {};"),
    ];
    let lines = run(&files);
    assert_eq!(lines[..4], ["b", "failed", "failed", "failed"]);
    assert!(lines[4].contains("missing") && lines.len() == 5, "{lines:?}");
}

#[test]
fn await_at_the_top_is_for_the_main_script_alone() {
    let main =
        "import { a } from './a'; console.log(a, await new Promise((done) => setTimeout(() => done('b'), 5000)));";
    prints(&[("main.js", main), ("a.js", "export const a = 'a';")], &["a b"]);
    let lines =
        run(&[("main.js", "import './slow'; await null"), ("slow.js", "import './a';\nawait 1;"), ("a.js", "")]);
    assert!(lines.len() == 1 && lines[0].starts_with("SyntaxError: await is only valid"), "{lines:?}");
    assert!(lines[0].ends_with(" at slow.js:2:1"), "{lines:?}");
    prints(&[("main.js", "await null; export {}; throw new Error('late')")], &["Error: late at main.js:1:34"]);
}

#[test]
fn files_are_imported_while_the_program_runs() {
    let main = "
        const say = (promise) => promise.then((all) => console.log(Object.keys(all).join()), (error) => console.log(error.message));
        (async () => {
          for (const wanted of ['./a', './common', './mixed', './common', './none', './fails']) await say(import(wanted));
          console.log((await import('./a')) === (await import('./a.js')), require('./a').a);
        })();";
    let files = [
        ("main.js", main),
        ("a.js", "import { c } from './common'; export const a = c; export default 1;"),
        ("common.js", "exports.c = 'c'; require('./a');"),
        ("mixed.js", "import './a'; module.exports = { m: 1 };"),
        ("fails.js", "export {}; throw new Error('failed');"),
    ];
    prints(
        &files,
        &[
            "a,default",
            "default,c",
            "default,m",
            "default,c",
            "module './none' is not defined, required by main.js; looked for none.js, none.ts, none, none/index.js, none/index.ts",
            "failed",
            "true c",
        ],
    );
}

#[test]
fn packages_are_found_by_name() {
    let main = "
        import lib, { deep } from 'lib';
        import * as file from 'lib/util/deep';
        console.log(lib.name, deep, file.deep, require('single').name);
        import('none').catch((error) => console.log(error.message.slice(0, 60)));";
    let files = [
        ("main.js", main),
        (
            "miniprogram_npm/lib/index.js",
            "const { deep } = require('./util/deep'); module.exports = { name: 'lib', deep };",
        ),
        ("miniprogram_npm/lib/util/deep.js", "export const deep = 'deep';"),
        ("miniprogram_npm/single.js", "exports.name = 'single';"),
        ("node_modules/none/index.js", ""),
    ];
    let missing = "module 'none' is not defined, required by main.js; looked for";
    prints(&files, &["lib deep deep single", &missing[..60]]);
}

#[test]
fn typescript_runs_without_a_build_step() {
    let main = "
        import { Color, type Shape, area } from './shapes';
        import legacy = require('./legacy');
        const shape: Shape = { side: 3 };
        console.log(area(shape), Color.Green, legacy.value, require('./plain.js').plain);
        async function later(): Promise<void> { await null; console.log('later'); }
        void later();";
    let shapes = "
        export interface Shape { side: number }
        export enum Color { Red, Green = 5 }
        export const area = ({ side }: Shape): number => side ** 2;";
    let files = [
        ("main.ts", main),
        ("shapes/index.ts", shapes),
        ("legacy.ts", "const value: number = 4; export = { value };"),
        ("plain.ts", "const plain = <number>6; module.exports = { plain };"),
    ];
    prints(&files, &["9 5 4 6", "later"]);
    prints(&[("main.js", "require('./a')"), ("a.js", "console.log('js')"), ("a.ts", "console.log('ts')")], &["js"]);
}

#[test]
fn errors_name_the_line_of_typescript() {
    let thrower = "interface A {\n  a: number;\n}\n\nexport function f(a: A): never {\n  throw new Error('in f');\n}\n";
    let main = "import { f } from './thrower';\ntype T = number;\n\nconst g = (): T => f({ a: 1 });\ng();\n";
    prints(&[("main.ts", main), ("thrower.ts", thrower)], &["Error: in f at thrower.ts:6:13"]);
    let stack = "type T = 1;\n\nfunction f() {\n  return new Error('x').stack;\n}\nconsole.log(f());";
    let printed = run(&[("main.ts", stack)]).concat();
    assert!(printed.contains("    at f (main.ts:4:") && printed.contains("(main.ts:6:"), "{printed}");
    let later = "type T = 1;\n\nsetTimeout(() => {\n  (null as any).x;\n}, 1);";
    assert!(run(&[("main.ts", later)])[0].contains(" at main.ts:4:"));
}

#[test]
fn typescript_that_does_not_parse_has_its_place() {
    let lines = run(&[("main.js", "require('./a')"), ("a.ts", "const a: number = 1;\nconst b: = 2;\n")]);
    assert!(
        lines.len() == 1 && lines[0].starts_with("SyntaxError: ") && lines[0].ends_with(" at a.ts:2:10"),
        "{lines:?}"
    );
    let lines = run(&[("main.ts", "let x: = 2;")]);
    assert!(lines.len() == 1 && lines[0].ends_with(" at main.ts:1:8"), "{lines:?}");
}

#[test]
fn deep_and_broken_sources_end_with_an_error() {
    let deep = format!("export default {}1{};", "(".repeat(200_000), ")".repeat(200_000));
    let lines = run(&[("main.js", "import './deep'; console.log('not run');"), ("deep.js", &deep)]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    let chain: Vec<_> =
        (0..3000).map(|n| (format!("m{n}.js"), format!("import './m{}'; export {{}};", n + 1))).collect();
    let chain: Vec<_> = chain.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let lines = run(&chain);
    assert!(lines.len() == 1, "{lines:?}");
    let circle: Vec<_> =
        (0..2000).map(|n| (format!("m{n}.js"), format!("import './m{}'; export {{}};", (n + 1) % 2000))).collect();
    let circle: Vec<_> = circle.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    prints(&circle, &[]);
}

#[test]
fn long_chains_of_files_run() {
    for text in
        ["export * from './m{}';", "module.exports = require('./m{}');", "import a from './m{}'; export default a;"]
    {
        let mut chain = vec![("main.js".to_owned(), "console.log(require('./m0').default)".to_owned())];
        chain.extend((0..2000).map(|n| (format!("m{n}.js"), text.replace("{}", &(n + 1).to_string()))));
        chain.push(("m2000.js".to_owned(), "export default 7".to_owned()));
        let chain: Vec<_> = chain.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let expected = if text.contains('*') { "undefined" } else { "7" };
        prints(&chain, &[expected]);
    }
}

#[test]
fn an_export_may_have_any_name() {
    let files = [
        ("main.js", "import * as all from './a'; console.log(Object.keys(all).join());"),
        ("a.js", r"exports['\ud800'] = 1; exports.b = 2;"),
    ];
    prints(&files, &["default,\u{fffd},b"]);
}

//! What files become, and that their errors have places. The tables of modules say what Babel makes of the same text.

use super::*;

fn transpile(name: &str, text: &str) -> Result<Option<Transpiled>, TranspileError> {
    let compiled = compile_within(Duration::MAX, &|| false, name, text, false).unwrap()?;
    Ok(compiled.map(|(transpiled, _)| transpiled))
}

fn compiled(name: &str, text: &str) -> String {
    transpile(name, text).unwrap().unwrap().text
}

/// What stands behind the head, which is on the first line.
fn body(text: &str) -> String {
    let text = compiled("a.js", text);
    let head = text.lines().next().unwrap();
    let start = text.find("/*!*/").unwrap_or_else(|| panic!("{head}"));
    text[start + 5..text.len() - 2].to_owned()
}

fn head(text: &str) -> String {
    let text = compiled("a.js", &format!("/*!*/{text}"));
    let after = text.split_once('{').unwrap().1;
    after[..after.find("/*!*/").unwrap()].to_owned()
}

#[test]
fn imported_variables_are_read_where_they_are_used() {
    for (text, expected) in [
        ("import { a } from './x';/*!*/a", "_m0.a"),
        ("import { a as b } from './x';/*!*/b + b", "_m0.a + _m0.a"),
        ("import a from './x';/*!*/a", "_m0.default"),
        ("import * as a from './x';/*!*/a.b()", "_m0.b()"),
        ("import { 'x-y' as a } from './x';/*!*/a", "_m0[\"x-y\"]"),
        ("import { a } from './x'; import { b } from './y';/*!*/[a, b]", "[_m0.a, _m1.b]"),
        ("import { a } from './x';/*!*/({ a, b: a, a() { a } })", "({ a: _m0.a, b: _m0.a, a() { _m0.a } })"),
        ("import { a } from './x';/*!*/function f(a) { a; { let a; a } }", "function f(a) { a; { let a; a } }"),
        ("import { a } from './x';/*!*/typeof a", "typeof _m0.a"),
        ("import { a } from './x';/*!*/new a(); new a.b", "new _m0.a(); new _m0.a.b"),
        ("import { a } from './x';/*!*/class B extends a {}", "class B extends _m0.a {}"),
        ("import { a } from './x';/*!*/a = 1", "_m.constant.a = 1"),
        ("import { a } from './x';/*!*/({ a } = {})", "({ a: _m.constant.a } = {})"),
    ] {
        assert_eq!(body(text), expected, "{text}");
    }
}

#[test]
fn imported_functions_get_no_receiver() {
    for (text, expected) in [
        ("import { a } from './x';/*!*/1 + a(a)", "1 + (0, _m0.a)(_m0.a)"),
        ("import { a } from './x';/*!*/x\na()", "x\n;(0, _m0.a)()"),
        ("import { a } from './x';/*!*/if (x) a(); else a``", "if (x) (0, _m0.a)(); else (0, _m0.a)``"),
        ("import { a } from './x';/*!*/{ a?.() }", "{ ;(0, _m0.a)?.() }"),
        ("import a from './x';/*!*/() => a()", "() => (0, _m0.default)()"),
        ("import { a } from './x';/*!*/a.b()", "_m0.a.b()"),
    ] {
        assert_eq!(body(text), expected, "{text}");
    }
}

#[test]
fn exports_are_set_where_variables_change() {
    for (text, expected) in [
        ("/*!*/export const a = 1, b = 2;", "       const a = 1, b = 2;;_mE.a = a, _mE.b = b;"),
        ("/*!*/export const { a, b: [c] } = x", "       const { a, b: [c] } = x;_mE.a = a, _mE.c = c;"),
        ("/*!*/export class A {}", "       class A {};_mE.A = A;"),
        ("/*!*/export function f() {}", "       function f() {}"),
        ("/*!*/export default 1", "_mE.default =                1"),
        ("/*!*/export default function () {}", "               function  _default() {}"),
        ("/*!*/export default async function* f() {}", "               async function* f() {}"),
        ("/*!*/export default class {}", "_mE.default =                class {};"),
        ("/*!*/export default class A {}", "               class A {};_mE.default = A;"),
        (
            "/*!*/let a = 1; export { a as b, a as 'c d' };",
            "let a = 1;;_mE.b = a, _mE[\"c d\"] = a; ;                             ",
        ),
        ("export let a;/*!*/a = b = 2", "_m.first(a = b = 2, _mE.a = a)"),
        (
            "export let a;/*!*/x(a += 1, a++, --a)",
            "x(_m.first(a += 1, _mE.a = a), _m.first(a++, _mE.a = a), _m.first(--a, _mE.a = a))",
        ),
        ("export let a, b;/*!*/[a, ...b] = x", "_m.first([a, ...b] = x, _mE.a = a, _mE.b = b)"),
        ("export let a;/*!*/for (a of x) y()", "for (a of x) {_mE.a = a;y()}"),
        ("export let a;/*!*/function f(a) { a = 1 }", "function f(a) { a = 1 }"),
        ("export function f() {}/*!*/f = 1", "_m.first(f = 1, _mE.f = f)"),
    ] {
        assert_eq!(body(text), expected, "{text}");
    }
}

#[test]
fn the_head_runs_imports_and_exports_what_is_there_from_the_start() {
    for (text, expected) in [
        ("import './x'", "_mR(\"./x\");"),
        ("import a from './x'", "var _m0 = _m.default(_mR(\"./x\"));"),
        ("import a, { b } from './x'", "var _m0 = _m.all(_mR(\"./x\"));"),
        ("import { b } from './x'; import './y'; import { c } from './x'", "var _m0 = _mR(\"./x\");_mR(\"./y\");"),
        ("export {}", "_m.mark(_mE, []);"),
        ("export const b = 1; export function a() {}", "_m.mark(_mE, [\"a\", \"b\"]);_mE.a = a;"),
        ("export default function () {}", "_m.mark(_mE, [\"default\"]);_mE.default = _default;"),
        (
            "export { a as b } from './x'",
            "_m.mark(_mE, [\"b\"]);_m.forward(_mE, \"b\", () => _m0.a);var _m0 = _mR(\"./x\");",
        ),
        (
            "import { a } from './x'; export { a }",
            "_m.mark(_mE, [\"a\"]);_m.forward(_mE, \"a\", () => _m0.a);var _m0 = _mR(\"./x\");",
        ),
        (
            "export * as a from './x'",
            "_m.mark(_mE, [\"a\"]);_m.forward(_mE, \"a\", () => _m0);var _m0 = _m.all(_mR(\"./x\"));",
        ),
        (
            "export * from './x'; export let a",
            "_m.mark(_mE, [\"a\"]);var _m0 = _mR(\"./x\");_m.star(_mE, _m0, [\"a\"]);",
        ),
    ] {
        assert_eq!(head(text), expected, "{text}");
    }
}

#[test]
fn scripts_stay_as_they_are() {
    for text in ["exports.a = 1", "with (a) {}", "var await = 1; await", "// import('x')"] {
        assert!(matches!(transpile("a.js", text), Ok(None)), "{text}");
    }
    let import = transpile("a.js", "with (a) import('x')").unwrap().unwrap();
    assert_eq!((import.text.as_str(), import.scope.as_str()), ("with (a) _m.import('x')", "_m"));
}

#[test]
fn names_of_the_text_are_not_taken() {
    let text = compiled("a.js", "import { _m0 } from './_m'; export default function () { return _default }; _m0");
    assert!(text.contains("var _m_0 = _m_R(") && text.contains("function  _default_()"), "{text}");
}

#[test]
fn an_await_at_the_top_has_its_place() {
    let text = "import './x';\nasync () => await 1;\n  await 2";
    assert_eq!(transpile("a.js", text).unwrap().unwrap().awaits, Some((3, 3)));
    assert_eq!(transpile("a.js", "for await (const a of b);").unwrap().unwrap().awaits, Some((1, 1)));
}

#[test]
fn lines_stay_and_columns_are_known() {
    let text = "import {\n  a\n} from './x';\nexport const b = a(); throw c;\nnull.x";
    let Transpiled { text, maps, .. } = transpile("a.js", text).unwrap().unwrap();
    let find = |part: &str| {
        let at = text.find(part).unwrap();
        let line = text[..at].matches('\n').count() as u32 + 1;
        (line, (at - text[..at].rfind('\n').map_or(0, |start| start + 1)) as u32 + 1)
    };
    for (part, written) in [("throw c", (4, 23)), ("null.x", (5, 1)), ("_mR(\"./x\")", (1, 1)), ("const b", (4, 8))] {
        assert_eq!(maps[0].written(find(part)), written, "{part}");
    }
    assert_eq!(find("null.x"), (5, 1));
}

#[test]
fn a_file_that_counts_keeps_its_places() {
    let counting = |name: &str, text: &str| compile_within(Duration::MAX, &|| false, name, text, true).unwrap();
    for (name, text) in [
        ("a.js", "const a = 1;\nif (a) throw a;\n"),
        ("a.js", "import a from './a';\nif (a) throw a;\n"),
        ("a.ts", "type A = number;\nif (1 as A) throw a;\n"),
    ] {
        let (Transpiled { text, maps, counter, .. }, lines) = counting(name, text).unwrap().unwrap();
        assert_eq!((counter.unwrap().counts.all().count(), lines.last()), (lines.len(), Some(&2)), "{text}");
        let at = text.find("throw").unwrap();
        let line = text[..at].matches('\n').count() as u32 + 1;
        let column = (at - text[..at].rfind('\n').map_or(0, |start| start + 1)) as u32 + 1;
        let (line, _) = maps.iter().fold((line, column), |place, map| map.written(place));
        assert_eq!(line, 2, "{text}");
    }
    let mistake = counting("a.ts", "a(); let b = 1; let b = 2;").unwrap_err();
    assert_eq!(mistake.place, Some((1, 21)), "as it was written");
}

#[test]
fn modules_that_do_not_parse_have_their_place() {
    for (text, place) in [
        ("import './b';\nconst = 1;", (2, 7)),
        ("export const a = 1;\nexport const a = 2;", (2, 14)),
        ("export { a };", (1, 10)),
    ] {
        let error = transpile("a.js", text).unwrap_err();
        assert!(error.place.is_some_and(|at| at.0 == place.0), "{text}: {error:?}");
    }
}

#[test]
fn nothing_is_nested_too_deeply() {
    for piece in ["(", "[", "{", "!", "a=>", "1+", "a?b:", "if(a);else ", "`${", "a.b(", "<T>", "type A=[", "new "] {
        let text = piece.repeat(20_000 / piece.len());
        for name in ["a.ts", "a.js"] {
            let _ = transpile(name, &format!("export {{}};{text}"));
            let _ = transpile(name, &format!("export {{}};{text}1"));
        }
    }
    assert!(transpile("a.js", &format!("let a = {}{}", "(".repeat(10_000), ")".repeat(10_000))).is_err());
}

#[cfg(feature = "typescript")]
mod typescript {
    use super::*;

    #[test]
    fn types_go_and_what_has_effects_stays() {
        let text = "
            import type { T } from './types';
            import { Unused } from './types';
            import fs = require('./fs');
            enum Color { Red, Green = 4, Blue }
            namespace Space { export const inner = 1; }
            class Point { z: number; constructor(private x: number, public y?: number) {} }
            const all = [Color.Blue, Space.inner, <unknown>fs as T, new Point(1)!] satisfies unknown;
            export = all;";
        let text = compiled("a.ts", text);
        assert!(!text.contains("types") && !text.contains("unknown") && !text.contains("z;"), "{text}");
        for part in ["require(\"./fs\")", "module.exports = all", "this.x = x", "Color"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn modules_become_commonjs_too() {
        let text = compiled("a.ts", "import { a, type B } from './x';\nexport const b: B = a as B;");
        assert!(text.contains("_mR(\"./x\")") && text.contains("_mE.b = b"), "{text}");
    }

    #[test]
    fn pieces_know_where_they_came_from() {
        let source = "interface A {\n  a: number;\n}\nexport function f(a: A): never {\n  throw new Error('x');\n}\n";
        let Transpiled { text, maps, .. } = transpile("a.ts", source).unwrap().unwrap();
        let line = text.lines().position(|line| line.contains("throw")).unwrap() as u32 + 1;
        let place = maps.iter().fold((line, 2), |place, map| map.written(place));
        assert!(line != 5 && place == (5, 3), "{place:?} {text}");
    }

    #[test]
    fn counting_code_compiles_too() {
        let text = "class A extends B { z = 1; constructor(private x: number) { super(); this.z = x; } }\nexport = A;";
        let compiled = compile_within(Duration::MAX, &|| false, "a.ts", text, true).unwrap();
        let text = compiled.unwrap().unwrap().0.text;
        let order =
            ["super()", "this.x = x", "this.z = x"].map(|part| text.find(part).unwrap_or_else(|| panic!("{text}")));
        assert!(order.is_sorted() && text.contains("_hit("), "{text}");
    }

    #[test]
    fn errors_have_their_place() {
        let error = transpile("a.ts", "const a: number = 1;\nconst b: = 2;\n").unwrap_err();
        assert_eq!(error.place, Some((2, 10)), "{}", error.message);
        assert!(transpile("a.ts", "let a = 1; let a = 2;").is_err());
    }

    #[test]
    fn what_takes_too_long_is_given_up() {
        let endless = "x<y<".repeat(600);
        assert!(compile_within(Duration::from_millis(20), &|| false, "a.ts", &endless, false).is_err());
        assert!(compile_within(Duration::MAX, &|| true, "a.ts", &endless, false).is_err());
    }
}

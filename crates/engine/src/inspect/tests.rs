//! What the inspector prints, compared with tables of what Node prints and, where this engine has no
//! counterpart in Node (its own stacks, modules, scripts that interfere), with expected text. Tests use the
//! public interface only.

mod collections;
mod errors;
mod functions;
mod lists;
mod mixed;
mod objects;
mod primitives;
mod specifiers;

use rquickjs::context::EvalOptions;
use rquickjs::{Array, CatchResultExt, Context, Ctx, Function, Module, Runtime, Value};

use super::Inspector;

/// Gives errors the same stack in Node and here, or none.
const PRELUDE: &str = "
    const setStack = (error, value) => Object.defineProperty(error, 'stack', { value, configurable: true, writable: true });
    const frame = (name) => `    at ${name} (app.js:${name.charCodeAt(0)}:1)`;
    const framed = (error, names = 'abc') => setStack(error, [`${error}`, ...[...names].map(frame)].join('\\n'));
    const bare = (error) => setStack(error, '');
";

/// Runs a test in a new engine whose user data has the inspector.
fn with_engine(test: impl FnOnce(&Ctx<'_>)) {
    let runtime = Runtime::new().unwrap();
    Context::full(&runtime).unwrap().with(|ctx| {
        ctx.store_userdata(Inspector::new(&ctx).unwrap()).ok().unwrap();
        test(&ctx);
    });
}

fn eval<'js>(ctx: &Ctx<'js>, source: &str) -> Value<'js> {
    let mut options = EvalOptions::default();
    options.strict = false;
    ctx.eval_with_options(source, options).catch(ctx).unwrap()
}

fn format<'js>(ctx: &Ctx<'js>, args: &[Value<'js>]) -> String {
    let text = ctx.userdata::<Inspector>().unwrap().format(ctx, args);
    assert!(!ctx.has_exception(), "an exception is left after {text}");
    text
}

/// The text of a script's last value.
fn shown(source: &str) -> String {
    let mut text = String::new();
    with_engine(|ctx| text = format(ctx, &[eval(ctx, source)]));
    text
}

/// The text of the arguments that a script passes to a console function.
fn printed(args: &str) -> String {
    let mut text = String::new();
    with_engine(|ctx| {
        let args: Array = eval(ctx, &format!("{PRELUDE} ((...args) => args)({args})")).get().unwrap();
        let args: Vec<Value> = args.iter().map(|value| value.unwrap()).collect();
        text = format(ctx, &args);
    });
    text
}

fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(args, expected)| (args, expected, printed(args)))
        .filter(|(_, expected, text)| text != *expected)
        .map(|(args, expected, text)| format!("{args}\nNode prints\n{expected}\nand we print\n{text}\n"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn primitives_are_as_in_node() {
    check(primitives::ROWS);
}

#[test]
fn lists_are_as_in_node() {
    check(lists::ROWS);
}

#[test]
fn objects_are_as_in_node() {
    check(objects::ROWS);
}

#[test]
fn functions_are_as_in_node() {
    check(functions::ROWS);
}

#[test]
fn errors_are_as_in_node() {
    check(errors::ROWS);
}

#[test]
fn collections_are_as_in_node() {
    check(collections::ROWS);
}

#[test]
fn specifiers_are_as_in_node() {
    check(specifiers::ROWS);
}

#[test]
fn combinations_are_as_in_node() {
    check(mixed::ROWS);
}

#[test]
fn stacks_of_the_engine_get_a_first_line() {
    let text = shown("function fail() { throw new TypeError('bad') } try { fail() } catch (e) { ({ e }) }");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..2], ["{", "  e: TypeError: bad"]);
    assert!(lines[2].starts_with("      at fail ("), "{text}");
    assert_eq!(lines.last(), Some(&"}"));
}

#[test]
fn stacks_are_not_hidden_by_classes() {
    let text = shown("Object.defineProperty(Error.prototype, 'stack', { value: 7 }); new Error('still')");
    assert!(text.starts_with("Error: still\n    at "), "{text}");
}

#[test]
fn errors_without_frames_are_in_brackets() {
    assert_eq!(shown("Error.stackTraceLimit = 0; [new RangeError('none')]"), "[ [RangeError: none] ]");
}

#[test]
fn proxies_are_shown_without_their_traps() {
    let source = "const trap = () => { throw new Error('trapped') };
        const traps = { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap };
        [new Proxy({ a: 1 }, traps), new Proxy([1], traps), Object.create(new Proxy({}, traps))]";
    assert_eq!(shown(source), "[ { a: 1 }, [ 1 ], {} ]");
}

#[test]
fn getters_are_not_called() {
    let source =
        "var calls = 0; ({ get a() { return ++calls; }, set b(value) {}, get c() { throw 1 }, set c(value) {} })";
    with_engine(|ctx| {
        let object = eval(ctx, source);
        assert_eq!(format(ctx, &[object]), "{ a: [Getter], b: [Setter], c: [Getter/Setter] }");
        assert_eq!(eval(ctx, "calls").as_int(), Some(0));
    });
}

#[test]
fn throwing_descriptions_are_left_out() {
    assert_eq!(shown("new (class X { get [Symbol.toStringTag]() { throw 1 } })"), "X {}");
    assert_eq!(shown("new (class X { static get name() { throw 1 } })"), "{}");
    assert_eq!(shown("({ a: 1, get [Symbol.for('nodejs.util.inspect.custom')]() { throw 1 } }).a"), "1");
    assert_eq!(printed("'%s', { toString() { throw 1 } }"), "{ toString: [Function: toString] }");
    assert_eq!(printed("'%d %i', { valueOf() { throw 1 } }, { toString() { throw 1 } }"), "NaN NaN");
    assert_eq!(printed("'%j', { n: 1n }"), "{ n: 1n }");
}

#[test]
fn custom_methods_cannot_replace_forever() {
    let source = "const hook = Symbol.for('nodejs.util.inspect.custom');
        const endless = () => ({ [hook]: endless, a: 1 }); endless()";
    assert_eq!(shown(source), "{ a: 1, [Symbol(nodejs.util.inspect.custom)]: [Function: endless] }");
}

#[test]
fn replaced_builtins_change_nothing() {
    let source = "
        const shown = [
            [1, 2, 3, 4, 5, 6, 7], new Map([[1, { b: 2 }]]), new Set([1]), new Map([[1, 2]]).entries(),
            new Set([1]).values(), new Date(0), /a/gi, class Q {}, new Uint8Array([1, 2]), new ArrayBuffer(2),
            Symbol('x'), Object('boxed'), Object(1n), new DataView(new ArrayBuffer(1)),
        ];
        const keysOf = Reflect.ownKeys, define = Object.defineProperty, kept = [Symbol.toStringTag, 'constructor'];
        const owners = [
            Array, Map, Set, Date, RegExp, Function, Symbol, String, BigInt, ArrayBuffer, DataView, Uint8Array, Object,
        ];
        const prototypes = [
            Object.getPrototypeOf(new Map().entries()), Object.getPrototypeOf(new Set().values()),
            Object.getPrototypeOf(Uint8Array.prototype),
        ];
        for (let n = 0; n < owners.length; n++) prototypes[prototypes.length] = owners[n].prototype;
        for (let n = 0; n < prototypes.length; n++) {
            const keys = keysOf(prototypes[n]);
            for (let m = 0; m < keys.length; m++) {
                if (keys[m] === kept[0] || keys[m] === kept[1]) continue;
                try { define(prototypes[n], keys[m], { value: () => { throw 1 } }) } catch {}
            }
        }
        globalThis.String = globalThis.Object = globalThis.Number = globalThis.Symbol = globalThis.JSON = null;
        shown";
    let expected = "[
  [
    1, 2, 3, 4,
    5, 6, 7
  ],
  Map(1) { 1 => { b: 2 } },
  Set(1) { 1 },
  [Map Iterator] { <items unknown> },
  [Set Iterator] { <items unknown> },
  1970-01-01T00:00:00.000Z,
  /a/gi,
  [class Q],
  Uint8Array(2) [ 1, 2 ],
  ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 },
  Symbol(x),
  [String: 'boxed'],
  [BigInt: 1n],
  DataView {
    byteLength: 1,
    byteOffset: 0,
    buffer: ArrayBuffer { [Uint8Contents]: <00>, byteLength: 1 }
  }
]";
    assert_eq!(shown(source), expected);
}

#[test]
fn iterators_are_not_advanced() {
    with_engine(|ctx| {
        let iterator = eval(ctx, "var iterator = new Map([[1, 2], [3, 4], [5, 6]]).keys(); iterator.next(); iterator");
        assert_eq!(format(ctx, std::slice::from_ref(&iterator)), "[Map Iterator] { <items unknown> }");
        assert_eq!(format(ctx, &[iterator]), "[Map Iterator] { <items unknown> }");
        assert_eq!(eval(ctx, "iterator.next().value").as_int(), Some(3));
    });
}

#[test]
fn chains_of_proxies_and_prototypes_end() {
    assert_eq!(shown("let p = {}; for (let i = 0; i < 20000; i++) p = new Proxy(p, {}); p"), "{}");
    let ring = "const p = new Proxy({}, {}), o = Object.create(p); Object.setPrototypeOf(p, o); o";
    assert!(shown(ring).contains("<Complex prototype>"));
}

#[test]
fn objects_that_multiply_end() {
    let source = "const many = (value) => Object.fromEntries(Array.from({ length: 500 }, (_, n) => ['k' + n, value]));
        many(many(many('x'.repeat(9000))))";
    let text = shown(source);
    assert!(text.len() < 10 << 20, "{} bytes", text.len());
    assert!(text.contains("more items"));
}

#[test]
fn long_typed_arrays_are_not_listed() {
    assert!(shown("new Uint8Array(50000000)").ends_with("... 49999900 more items\n]"));
}

fn log<'js>(ctx: Ctx<'js>, value: Value<'js>) -> String {
    format(&ctx, &[value])
}

#[test]
fn getters_may_print() {
    with_engine(|ctx| {
        ctx.globals().set("log", Function::new(ctx.clone(), log).unwrap()).unwrap();
        let object = eval(ctx, "new (class X { get [Symbol.toStringTag]() { return log({ a: 1 }) } })");
        assert_eq!(format(ctx, &[object]), "X [{ a: 1 }] {}");
        let endless = eval(ctx, "new (class X { get [Symbol.toStringTag]() { return log(this) } })");
        assert!(format(ctx, &[endless]).starts_with("X"));
    });
}

#[test]
fn modules_are_namespaces() {
    with_engine(|ctx| {
        let module = Module::declare(ctx.clone(), "m", "export const a = 1; export default function f() {}").unwrap();
        let (module, outcome) = module.eval().unwrap();
        outcome.finish::<()>().unwrap();
        let namespace = module.namespace().unwrap().into_value();
        assert_eq!(format(ctx, &[namespace]), "[Module: null prototype] { a: 1, default: [Function: f] }");
    });
}

#[test]
fn exports_without_values_are_marked() {
    with_engine(|ctx| {
        ctx.globals().set("log", Function::new(ctx.clone(), log).unwrap()).unwrap();
        let source = "import * as self from 'm'; globalThis.early = log(self); export const late = 1;";
        let (_, outcome) = Module::declare(ctx.clone(), "m", source).catch(ctx).unwrap().eval().catch(ctx).unwrap();
        outcome.finish::<()>().catch(ctx).unwrap();
        assert_eq!(format(ctx, &[eval(ctx, "early")]), "[Module: null prototype] { late: <uninitialized> }");
    });
}

#[test]
fn the_global_object_is_named() {
    assert!(shown("globalThis.self = globalThis").starts_with("<ref *1> Object [global] {"));
}

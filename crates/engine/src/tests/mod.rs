//! Values created by native code are indistinguishable, for script, from values that script creates itself.

use qiao_abi::HostValue;
use rquickjs::{Context, Ctx, Function, Object, Runtime, Value};

use crate::atom_cache::AtomCache;
use crate::raw::{ForwarderClass, Lazy};
use crate::{calls, inspect, to_js};

const OBJECTS: &str = include_str!("objects.js");
const FUNCTIONS: &str = include_str!("functions.js");

/// The fields of an object, and an object literal with the same fields.
const LITERAL: &str = "({ '7': 'seven', first: 1, second: 'two', third: [1, 2], fourth: { fifth: true } })";

fn fields() -> HostValue {
    let object = HostValue::object([
        ("first", HostValue::Number(1.0)),
        ("second", "two".into()),
        ("third", HostValue::List(vec![HostValue::Number(1.0), HostValue::Number(2.0)])),
        ("7", "seven".into()),
        ("fourth", HostValue::object([("fifth", true.into())])),
    ]);
    HostValue::object([("made", object)])
}

fn with_context(test: impl FnOnce(Ctx<'_>)) {
    let runtime = Runtime::new().unwrap();
    let context = Context::full(&runtime).unwrap();
    context.with(|ctx| {
        ctx.store_userdata(AtomCache::new(&ctx).unwrap()).unwrap();
        test(ctx);
    });
    runtime.run_gc();
}

fn facts<'js>(ctx: &Ctx<'js>, script: &str, make: impl Fn(&Ctx<'js>) -> Value<'js> + 'js) -> Vec<String> {
    let look: Function<'js> = ctx.eval(script).unwrap();
    look.call((Function::new(ctx.clone(), move |ctx: Ctx<'js>| make(&ctx)).unwrap(),)).unwrap()
}

fn assert_same(own: &[String], native: &[String]) {
    assert!(own.len() > 30, "{} checks", own.len());
    for (own, native) in own.iter().zip(native) {
        assert_eq!(native, own);
    }
    assert_eq!(own.len(), native.len());
}

#[test]
fn objects_in_results_are_like_those_of_script() {
    with_context(|ctx| {
        let native = facts(&ctx, OBJECTS, |ctx| {
            to_js::value(ctx, fields()).unwrap().into_object().unwrap().get("made").unwrap()
        });
        assert_same(&facts(&ctx, OBJECTS, |ctx| ctx.eval(LITERAL).unwrap()), &native);
    });
}

#[test]
fn the_console_shows_them_as_it_shows_others() {
    with_context(|ctx| {
        let inspector = inspect::Inspector::new(&ctx).unwrap();
        for change in
            ["o => o", "o => Object.freeze(o)", "o => ({ deep: { er: o } })", "o => { o.self = o; return o; }"]
        {
            let change: Function = ctx.eval(change).unwrap();
            let shown = |value| inspector.format(&ctx, &[change.call::<_, Value>((value,)).unwrap()]);
            let native: Value = to_js::value(&ctx, fields()).unwrap().into_object().unwrap().get("made").unwrap();
            assert_eq!(shown(native), shown(ctx.eval::<Value, _>(LITERAL).unwrap()));
        }
    });
}

#[test]
fn what_is_behind_an_object_is_collected_with_it() {
    with_context(|ctx| {
        let circle: Function = ctx
            .eval(
                "(o) => { o.self = o; const [registry] = [globalThis.gone = new WeakRef(o)]; return registry !== o; }",
            )
            .unwrap();
        let made: Value = to_js::value(&ctx, fields()).unwrap().into_object().unwrap().get("made").unwrap();
        assert!(circle.call::<_, bool>((made,)).unwrap());
        // Otherwise the microtask checkpoint of weak references would keep it alive.
        while ctx.execute_pending_job() {}
        ctx.run_gc();
        assert!(ctx.eval::<bool, _>("gone.deref() === undefined").unwrap());
    });
}

/// An object that cannot be created.
struct Impossible;

impl Lazy for Impossible {
    fn make<'js>(self: Box<Self>, ctx: &Ctx<'js>) -> rquickjs::Result<Object<'js>> {
        ctx.eval("throw new RangeError('no')")
    }
}

#[test]
fn an_object_that_cannot_be_made_throws_whenever_script_looks() {
    with_context(|ctx| {
        let object = ForwarderClass::of(&ctx).unwrap().forward(&ctx, Box::new(Impossible)).unwrap().into_value();
        let look: Function = ctx
            .eval("(o) => [() => o.x, () => o.x, () => Object.keys(o), () => 'x' in o].map((f) => { try { return f(); } catch (e) { return e.name; } })")
            .unwrap();
        let seen: Vec<String> = look.call((object,)).unwrap();
        assert_eq!(seen, ["RangeError", "InternalError", "InternalError", "InternalError"]);
    });
}

#[test]
fn native_functions_are_like_those_of_script() {
    with_context(|ctx| {
        for (declared, constructs) in
            [("(function name(one) { return one; })", true), ("(() => (one) => one)()", false)]
        {
            let own = facts(&ctx, FUNCTIONS, move |ctx| ctx.eval(declared).unwrap());
            let native = facts(&ctx, FUNCTIONS, move |ctx| {
                let name = if constructs { "name" } else { "" };
                calls::echo(ctx, name, constructs).unwrap().into_value()
            });
            assert_same(&own, &native);
        }
    });
}

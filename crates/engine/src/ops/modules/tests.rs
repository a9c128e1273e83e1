//! Modules in a few files in memory, with the whole prelude.

use std::cell::RefCell;

use qiao_abi::{
    Api, CacheState, CallId, Charge, Found, HostValue, Level, Namespace, Options, PlainKind, PlainOrder, Printed,
    ScriptError, ScriptReply, Source, Started, TimerId, TranspileError, Transpiled,
};
use rquickjs::{CatchResultExt, Context, Runtime, Value};

use super::*;
use crate::atom_cache::AtomCache;

/// A host with files that records what is printed; names are resolved only from the root.
#[derive(Default)]
struct Files {
    files: Vec<(&'static str, &'static str)>,
    printed: RefCell<Vec<String>>,
}

impl Ops for Files {
    fn start(&self, _: Namespace, _: CallId, _: Api, _: &dyn Options, _: Option<CallId>) -> Started {
        Started::Call
    }
    fn answer(&self, _: Namespace, _: Api, _: &dyn Options) -> std::result::Result<HostValue, HostValue> {
        Ok(HostValue::Undefined)
    }
    fn open_plain(&self, _: Namespace, _: PlainKind) -> std::result::Result<u32, HostValue> {
        Ok(0)
    }
    fn order_plain(&self, _: Namespace, _: u32, _: PlainOrder, _: &dyn Options) -> HostValue {
        HostValue::Undefined
    }
    fn cache_state(&self, _: Namespace) -> CacheState {
        CacheState::default()
    }

    fn answered_by_program(&self, _: Namespace, _: &str, _: String) {}

    fn ignored(&self, _: Namespace, _: &str) {}
    fn show_request_info(&self) {}
    fn abort(&self, _: CallId) {}
    fn set_timer(&self, _: f64, _: bool) -> Option<TimerId> {
        None
    }
    fn clear_timer(&self, _: TimerId) {}
    fn now(&self) -> f64 {
        0.0
    }
    fn random(&self) -> f64 {
        0.0
    }
    fn console(&self, _: Level, text: String) {
        self.printed.borrow_mut().push(text);
    }
    fn printed(&self, _: Printed) {}
    fn script_error(&self, error: ScriptError) {
        self.printed.borrow_mut().push(error.message);
    }
    fn answered(&self, _: u32, _: ScriptReply) {}
    fn subscribe(&self, _: CallId) {}
    fn find(&self, _: Namespace, _: &str) -> Option<Found> {
        None
    }
    fn names(&self, _: Namespace, _: Option<&str>) -> Vec<String> {
        Vec::new()
    }
    fn start_missing(&self, _: Namespace, _: CallId, _: &str, _: &dyn Options) {}
    fn refuse(&self, _: Namespace, _: &str) -> HostValue {
        HostValue::Undefined
    }
    fn call_function(&self, _: usize, _: &str) -> std::result::Result<String, String> {
        Ok("null".to_owned())
    }
    fn start_function(&self, _: usize, _: u32, _: &str) {}
    fn load(&self, _: &str, wanted: &str) -> std::result::Result<(Source, Charge), LoadError> {
        let name = wanted.trim_start_matches(['.', '/']);
        let found = self.files.iter().find(|(file, _)| *file == name);
        let source = |(name, text): &(&str, &str)| Source { name: (*name).to_owned(), text: (*text).to_owned() };
        let found = found.map(|found| (source(found), Charge::default()));
        found.ok_or_else(|| LoadError::NotFound {
            message: format!("no {wanted}"),
            tried: vec![name.to_owned()],
            unbuilt: None,
        })
    }
    fn is_counted(&self, _: &str) -> bool {
        false
    }
    fn transpile(&self, name: &str, _: &str, _: bool) -> std::result::Result<Option<Transpiled>, TranspileError> {
        Err(TranspileError { message: format!("{name} is no TypeScript"), place: Some((7, 3)) })
    }
}

/// Requires files one after the other; returns what was printed, including the last error.
fn loaded(files: &[(&'static str, &'static str)], names: &[&str]) -> Vec<String> {
    let host = Rc::new(Files { files: files.to_vec(), ..Files::default() });
    let ops: Rc<dyn Ops> = host.clone();
    let runtime = Runtime::new().unwrap();
    Context::full(&runtime).unwrap().with(|ctx| {
        ctx.store_userdata(AtomCache::new(&ctx).unwrap()).unwrap();
        let shared = crate::ops::record(&ctx).unwrap();
        shared.set("native", crate::ops::native(&ctx, &ops, &Rc::default(), false).unwrap()).unwrap();
        shared.set("namespaces", crate::ops::shapes::namespaces(&ctx, &[]).unwrap()).unwrap();
        shared.set("functions", crate::ops::functions::shapes(&ctx, &[]).unwrap()).unwrap();
        prelude::run(&ctx, &shared).catch(&ctx).unwrap();
        let new_file: Function = shared.get("newFile").unwrap();
        let require: Function = new_file.call::<_, Object>(("", ())).unwrap().get("require").unwrap();
        for name in names {
            if require.call::<_, Value>((format!("/{name}"),)).is_err() {
                host.printed.borrow_mut().push(crate::error::message(&ctx));
            }
        }
    });
    host.printed.take()
}

#[test]
fn a_file_is_loaded_by_name_and_runs_once() {
    let files = [
        ("app.js", "console.log('app', require('./pages/a.js').n)"),
        ("pages/a.js", "console.log('a'); exports.n = 1"),
    ];
    assert_eq!(loaded(&files, &["app.js", "pages/a.js", "app.js"]), ["a", "app 1"]);
}

#[test]
fn a_file_that_is_missing_is_named() {
    let missing = "Error: no /pages/b.js; looked for pages/b.js";
    assert_eq!(loaded(&[], &["pages/b.js"]), [missing]);
}

/// V8 and JavaScriptCore keep it; functions that format dates read it. A global `replace` finds all matches before it
/// calls its function.
#[test]
fn the_last_match_is_kept_for_files_that_read_it() {
    let text = r#"
        const all = () => [RegExp.$1, RegExp.$2, RegExp.$9, RegExp.lastMatch, RegExp['$+'], RegExp.leftContext, RegExp["$'"]];
        const show = (of) => console.log(JSON.stringify(of));
        show(all());
        /(b)(x)?/.test('abc');
        show(all());
        /z/.test('abc');
        show(RegExp.$1);
        'y-2020 m-07'.replace(/([a-z])-(\d+)/g, () => (show([RegExp.$1, RegExp.$2]), ''));
        const found = /(q)/.exec('q');
        found[1] = 'changed';
        RegExp.$1 = 'not taken';
        RegExp.input = 5;
        show([RegExp.$1, RegExp.$_, RegExp.rightContext]);
        const { get, set, ...rest } = Object.getOwnPropertyDescriptor(RegExp, '$1');
        show([typeof get, typeof set, rest, Object.keys(RegExp), RegExp.prototype.exec.name, RegExp.prototype.exec.length]);
        let thrown;
        try { RegExp.prototype.exec.call({}, 'a'); } catch (error) { thrown = error; }
        show([thrown instanceof TypeError, Object.getOwnPropertyNames(RegExp.prototype.exec)]);
    "#;
    let printed = [
        r#"["","","","","","",""]"#,
        r#"["b","","","b","","a","c"]"#,
        r#""b""#,
        r#"["m","07"]"#,
        r#"["m","07"]"#,
        r#"["q","5",""]"#,
        r#"["function","function",{"enumerable":false,"configurable":true},[],"exec",1]"#,
        r#"[true,["length","name"]]"#,
    ];
    assert_eq!(loaded(&[("app.js", text)], &["app.js"]), printed);
}

#[test]
fn only_files_that_may_read_the_last_match_have_it_kept() {
    let read = ["RegExp.$1", "const R = RegExp; R.$2", "RegExp['$&']", "RegExp.lastMatch", "RegExp.$_"];
    assert_eq!(read.map(may_read_last_match), [true; 5]);
    let others = ["a.$1", "RegExp; this.$emit", "RegExp; a.$1b", "RegExp; 'x'.replace(/x/, '$1')", "new RegExp('a$')"];
    assert_eq!(others.map(may_read_last_match), [false; 5]);
}

#[test]
fn a_file_that_cannot_be_translated_is_a_syntax_error() {
    let files = [("a.ts", "")];
    assert_eq!(loaded(&files, &["a.ts"]), ["SyntaxError: a.ts is no TypeScript"]);
}

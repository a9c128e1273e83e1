//! Modules: loading a file, compiling it to the function that `require` calls, and running ES modules.

use std::rc::Rc;

use qiao_abi::{LoadError, Ops, TranspileError};
use rquickjs::{Ctx, Error, Exception, Function, Module, Object, Persistent, Result, Value};

use super::{Text, list, record};
use crate::modules::{Links, OnImport, Request, Sources};
use crate::{error, raw};

/// The wrapper before a module's text. It has two lines, so with numbering from -1 the text starts on line 1.
const HEAD: &str = "(function (require, module, exports) {\n\n";
const FIRST_LINE: i32 = -1;

/// Files with this extension are transpiled.
const TYPESCRIPT: &str = ".ts";

/// Adds what the prelude needs for files:
/// - `load(from, wanted)` returns name and text of a file;
/// - `compile(name, text)` returns the function of a CommonJS file, or the imports and exports of an ES
///   module, whose text is kept;
/// - `onImport(find)` sets the function that resolves `import()`.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>, sources: &Rc<Sources>) -> Result<()> {
    let host = ops.clone();
    let load = move |ctx: Ctx<'js>, from: Text, wanted: Text| -> Result<Object<'js>> {
        let (from, wanted) = (from.0, wanted.0);
        let source = host
            .load(&from, &wanted)
            .map_err(|reason| Exception::throw_message(&ctx, &not_loaded(&from, &wanted, &reason)))?;
        let found = record(&ctx)?;
        found.set("name", source.name)?;
        found.set("text", source.text)?;
        Ok(found)
    };
    native.set("load", Function::new(ctx.clone(), load)?)?;
    let known = sources.clone();
    let host = ops.clone();
    let compile = move |ctx: Ctx<'js>, name: String, text: String| {
        let compiled = match name.ends_with(TYPESCRIPT) {
            true => transpiled(&ctx, &host, &known, &name, &text).and_then(|text| compile(&ctx, &known, &name, &text)),
            false => compile(&ctx, &known, &name, &text),
        };
        compiled.inspect_err(|_| error::note_parse_error(&ctx))
    };
    native.set("compile", Function::new(ctx.clone(), compile)?)?;
    native.set("onImport", Function::new(ctx.clone(), on_import)?)
}

/// Adds `written(file, line, column)`, which returns the original line and column of a position in a
/// transpiled file.
pub(super) fn add_places<'js>(ctx: &Ctx<'js>, native: &Object<'js>, sources: &Rc<Sources>) -> Result<()> {
    let known = sources.clone();
    let written = move |file: String, line: u32, column: u32| {
        known.written(&file, line, column).map(|(line, column)| vec![line, column])
    };
    native.set("written", Function::new(ctx.clone(), written)?)
}

/// Adds what ES modules need:
/// - `source(name, text)` keeps the text of a module that the prelude generates;
/// - `lead(file, specifier, to)` sets the file that an import resolves to;
/// - `evaluate(name)` runs a module and returns a promise if it has a top-level `await`;
/// - `provide(name, text, of)` runs a module whose `import.meta.qiao` is `of`.
pub(super) fn add_links<'js>(ctx: &Ctx<'js>, native: &Object<'js>, sources: &Rc<Sources>) -> Result<()> {
    let known = sources.clone();
    native.set("source", Function::new(ctx.clone(), move |name: Text, text: Text| known.add(&name.0, text.0))?)?;
    let known = sources.clone();
    let lead = move |file: Text, specifier: Text, to: Text| known.lead(&file.0, specifier.0, to.0);
    native.set("lead", Function::new(ctx.clone(), lead)?)?;
    let known = sources.clone();
    let evaluate = move |ctx: Ctx<'js>, name: String| known.evaluate(&ctx, &name);
    native.set("evaluate", Function::new(ctx.clone(), evaluate)?)?;
    native.set("provide", Function::new(ctx.clone(), provide)?)
}

fn provide<'js>(ctx: Ctx<'js>, name: String, text: String, of: Object<'js>) -> Result<()> {
    let module = Module::declare(ctx, name, text)?;
    module.meta()?.set("qiao", of)?;
    module.eval().map(drop)
}

fn on_import<'js>(ctx: Ctx<'js>, find: Function<'js>) -> Result<()> {
    let kept = OnImport(Persistent::save(&ctx, find));
    ctx.store_userdata(kept).map(drop).map_err(|_| Error::Unknown)
}

/// Transpiles a file to JavaScript and keeps its source map.
fn transpiled(ctx: &Ctx<'_>, host: &Rc<dyn Ops>, sources: &Sources, name: &str, text: &str) -> Result<String> {
    match host.transpile(name, text) {
        Ok(transpiled) => {
            sources.transpiled(name, transpiled.places);
            Ok(transpiled.text)
        }
        Err(untranslated) => Err(mistake(ctx, name, &untranslated)?),
    }
}

/// Creates a syntax error that points at the file, like the engine's own.
fn mistake(ctx: &Ctx<'_>, name: &str, mistake: &TranspileError) -> Result<Error> {
    let error = Exception::throw_syntax(ctx, &mistake.message);
    let Some((line, column)) = mistake.place else {
        return Ok(error);
    };
    let thrown = ctx.catch();
    if let Some(object) = thrown.as_object() {
        object.set("stack", format!("    at {name}:{line}:{column}\n"))?;
    }
    Ok(ctx.throw(thrown))
}

/// Most files are not ES modules, so the text is parsed as one only after it failed to parse as a CommonJS
/// file.
fn compile<'js>(ctx: &Ctx<'js>, sources: &Sources, name: &str, text: &str) -> Result<Value<'js>> {
    match raw::eval(ctx, name, &format!("{HEAD}{text}\n}})"), FIRST_LINE) {
        Err(Error::Exception) => module(ctx, sources, name, text),
        compiled => compiled,
    }
}

/// The imports and exports of an ES module. If the text is neither a module nor a script, the error is that
/// of the parse that got further.
fn module<'js>(ctx: &Ctx<'js>, sources: &Sources, name: &str, text: &str) -> Result<Value<'js>> {
    let thrown = ctx.catch();
    if !error::is_syntax_error(ctx, &thrown) {
        return Err(ctx.throw(thrown));
    }
    match sources.scan(name, text) {
        Ok(links) => described(ctx, links).map(Object::into_value),
        Err(place) if place > error::place_of(ctx, &thrown) => {
            Module::declare(ctx.clone(), name, text)?;
            Err(ctx.throw(thrown))
        }
        Err(_) => Err(ctx.throw(thrown)),
    }
}

fn described<'js>(ctx: &Ctx<'js>, links: Links) -> Result<Object<'js>> {
    let described = record(ctx)?;
    described.set("exports", links.exports)?;
    let request = |request: Request| {
        let of = record(ctx)?;
        of.set("specifier", request.specifier)?;
        of.set("names", list(ctx, request.names)?)?;
        of.set("whole", request.whole)?;
        Ok(of)
    };
    let requests: Result<Vec<_>> = links.requests.into_iter().map(request).collect();
    described.set("requests", list(ctx, requests?)?)?;
    Ok(described)
}

/// `from` is empty for a file that no other file requires, such as a page.
fn not_loaded(from: &str, wanted: &str, reason: &LoadError) -> String {
    let by = if from.is_empty() { String::new() } else { format!(", required by {from}") };
    match reason {
        LoadError::NotFound { message, tried } => format!("{message}{by}; looked for {}", tried.join(", ")),
        LoadError::FromRoot => format!("module '{wanted}'{by} is not found: its path is to be relative"),
        LoadError::Outside => format!("module '{wanted}'{by} is outside of the program's folder"),
        LoadError::Unreadable(reason) => format!("module '{wanted}'{by} cannot be read: {reason}"),
    }
}

#[cfg(test)]
mod tests;

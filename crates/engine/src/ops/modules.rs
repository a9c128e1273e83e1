//! Modules: finding a file, compiling it into the function that `require` calls, and running ES
//! modules.

use std::rc::Rc;

use qiao_abi::{LoadError, Ops, TranspileError};
use rquickjs::{Ctx, Error, Exception, Function, Module, Object, Persistent, Result, Value};

use super::{Text, list, record};
use crate::modules::{Links, OnImport, Request, Sources};
use crate::{error, raw};

/// What stands in front of a module's text. Two lines, so that counting from -1 puts the text's
/// own first line on line 1.
const HEAD: &str = "(function (require, module, exports) {\n\n";
const FIRST_LINE: i32 = -1;

/// Files with this ending are translated.
const TYPESCRIPT: &str = ".ts";

/// Adds what the prelude needs of files:
/// - `load(from, wanted)` gives name and text of a file;
/// - `compile(name, text)` gives the function of a CommonJS file, or the links of an ES module, whose text is kept;
/// - `onImport(find)` is asked for the module that `import()` means.
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
    let compile = move |ctx: Ctx<'js>, name: String, text: String| match name.ends_with(TYPESCRIPT) {
        true => compile(&ctx, &known, &name, &transpiled(&ctx, &host, &known, &name, &text)?),
        false => compile(&ctx, &known, &name, &text),
    };
    native.set("compile", Function::new(ctx.clone(), compile)?)?;
    native.set("onImport", Function::new(ctx.clone(), on_import)?)
}

/// Adds `written(file, line, column)`, which gives the line and column that were written there in a
/// translated file.
pub(super) fn add_places<'js>(ctx: &Ctx<'js>, native: &Object<'js>, sources: &Rc<Sources>) -> Result<()> {
    let known = sources.clone();
    let written = move |file: String, line: u32, column: u32| {
        known.written(&file, line, column).map(|(line, column)| vec![line, column])
    };
    native.set("written", Function::new(ctx.clone(), written)?)
}

/// Adds what ES modules need:
/// - `source(name, text)` keeps the text of a module that the prelude makes;
/// - `lead(file, specifier, to)` says where an import leads;
/// - `evaluate(name)` runs a module and gives a promise if it waits for something;
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

/// The JavaScript of a file; the places of its pieces are kept.
fn transpiled(ctx: &Ctx<'_>, host: &Rc<dyn Ops>, sources: &Sources, name: &str, text: &str) -> Result<String> {
    match host.transpile(name, text) {
        Ok(transpiled) => {
            sources.transpiled(name, transpiled.places);
            Ok(transpiled.text)
        }
        Err(untranslated) => Err(mistake(ctx, name, &untranslated)?),
    }
}

/// Throws a syntax error that points at the file, as the engine's own do.
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

/// Most files are no modules, so a text is taken for a module only if the parser refuses it otherwise.
fn compile<'js>(ctx: &Ctx<'js>, sources: &Sources, name: &str, text: &str) -> Result<Value<'js>> {
    match raw::eval(ctx, name, &format!("{HEAD}{text}\n}})"), FIRST_LINE) {
        Err(Error::Exception) => module(ctx, sources, name, text),
        compiled => compiled,
    }
}

/// The links of a text that is a module. If it is neither a module nor a script, the error is that
/// of the reading that came further.
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

/// A file that no other requires, such as a page, comes from nowhere.
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

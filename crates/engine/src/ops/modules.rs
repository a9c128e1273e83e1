//! Modules: finding a file, and compiling it into the function that `require` calls.

use std::rc::Rc;

use qiao_abi::{Counter, LoadError, Ops, TranspileError, Transpiled};
use rquickjs::{Ctx, Error, Exception, Function, Object, Result, Value};

use super::{Text, record};
use crate::raw::{Memory, ScriptText};
use crate::source_maps::SourceMaps;
use crate::{error, prelude, raw};

/// What stands around the text of a file that runs as it was written.
const HEAD: &str = "(function (require, module, exports) {\n\n";
const TAIL: &str = "\n})";
/// What stands in front of a file's text ends with two line breaks, so that counting from -1 puts the text's own first
/// line on line 1.
const FIRST_LINE: i32 = -1;

/// Files with this ending are compiled.
const TYPESCRIPT: &str = ".ts";

/// Adds what the prelude needs of files:
/// - `load(from, wanted)` gives name and text of a file;
/// - `compile(name, text, isMain)` gives the function of a file, within an object if it does not run as it was written.
pub(crate) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>, maps: &Rc<SourceMaps>) -> Result<()> {
    let host = ops.clone();
    let load = move |ctx: Ctx<'js>, from: Text, wanted: Text| -> Result<Object<'js>> {
        let (from, wanted) = (from.0, wanted.0);
        let loaded = host.load(&from, &wanted);
        let (source, _charge) = loaded.map_err(|reason| match &reason {
            LoadError::NoRoom { .. } => Memory::refuse_because(&ctx, &not_loaded(&from, &wanted, &reason)),
            _ => Exception::throw_message(&ctx, &not_loaded(&from, &wanted, &reason)),
        })?;
        let found = record(&ctx)?;
        found.set("name", source.name)?;
        found.set("text", source.text)?;
        Ok(found)
    };
    native.set("load", Function::new(ctx.clone(), load)?)?;
    let (host, maps) = (ops.clone(), maps.clone());
    let compile = move |ctx: Ctx<'js>, name: String, text: Value<'js>, is_main: bool| {
        let text = ScriptText::of_value(&ctx, HEAD, &text, TAIL)?;
        // A main script and what runs before it are no files that the program requires.
        let counted = !is_main && host.is_counted(&name);
        if may_read_last_match(text.as_str()) {
            prelude::enter(&ctx, "loadPart", (LAST_MATCH,))?;
        }
        let had_room = Memory::of(&ctx).is_none_or(|memory| !memory.was_refused());
        Compiler { ctx: &ctx, host: &*host, maps: &maps, name: &name, text: &text, is_main, counted, had_room }
            .compile()
            .inspect_err(|_| error::note_parse_error(&ctx))
    };
    native.set("compile", Function::new(ctx.clone(), compile)?)
}

/// Adds `written(file, line, column)`, which gives the line and column that were written there in a
/// compiled file.
pub(crate) fn add_places<'js>(ctx: &Ctx<'js>, native: &Object<'js>, maps: &Rc<SourceMaps>) -> Result<()> {
    let maps = maps.clone();
    let written = move |file: String, line: u32, column: u32| {
        maps.written(&file, (line, column)).map(|(line, column)| vec![line, column])
    };
    native.set("written", Function::new(ctx.clone(), written)?)
}

/// The part of the prelude by which `RegExp` keeps the last match. It runs before the first file that may read it.
const LAST_MATCH: &str = "last-match";

/// The platforms' tools compile a file to a function, where its `await` is a mistake. A bare main script keeps it.
const AWAITS: &str =
    "await is only valid in async functions: a module becomes CommonJS, which cannot wait at its top level";

/// A file on its way to a function.
struct Compiler<'c, 'js> {
    ctx: &'c Ctx<'js>,
    host: &'c dyn Ops,
    maps: &'c SourceMaps,
    name: &'c str,
    text: &'c ScriptText,
    is_main: bool,
    counted: bool,
    /// Whether no memory was refused in this turn before.
    had_room: bool,
}

impl<'js> Compiler<'_, 'js> {
    /// Most files are plain scripts, so a text is taken for something else only if the parser refuses it otherwise, or
    /// if it may call `import()`, which the engine does not have. A counted one is compiled wherever the compiler takes it.
    fn compile(&self) -> Result<Value<'js>> {
        if self.name.ends_with(TYPESCRIPT) {
            return match self.transpile() {
                Ok(Some(transpiled)) => self.transpiled(transpiled),
                Ok(None) => self.plain(),
                Err(mistake) => Err(self.mistake(&mistake)?),
            };
        }
        if (self.counted || may_import(self.text.as_str()))
            && let Ok(Some(transpiled)) = self.transpile()
        {
            return self.transpiled(transpiled);
        }
        match self.plain() {
            Err(Error::Exception) => self.module(),
            compiled => compiled,
        }
    }

    fn transpile(&self) -> std::result::Result<Option<Transpiled>, TranspileError> {
        self.host.transpile(self.name, self.text.as_str(), self.counted)
    }

    /// A text that is no script: a module, or a mistake. The error is that of the reading that came further.
    fn module(&self) -> Result<Value<'js>> {
        let thrown = self.ctx.catch();
        // The parser takes a lack of memory for a mistake in the text.
        if self.had_room && Memory::of(self.ctx).is_some_and(|memory| memory.was_refused()) {
            return Err(Memory::refuse(self.ctx));
        }
        if !error::is_syntax_error(self.ctx, &thrown) {
            return Err(self.ctx.throw(thrown));
        }
        match self.transpile() {
            Ok(Some(transpiled)) => self.transpiled(transpiled),
            Err(mistake) if mistake.place > error::place_of(self.ctx, &thrown) => Err(self.mistake(&mistake)?),
            Ok(None) | Err(_) => Err(self.ctx.throw(thrown)),
        }
    }

    fn plain(&self) -> Result<Value<'js>> {
        raw::eval(self.ctx, self.name, self.text, FIRST_LINE)
    }

    fn transpiled(&self, Transpiled { text, maps, scope, awaits, counter }: Transpiled) -> Result<Value<'js>> {
        if awaits.is_some() && !self.is_main {
            return Err(self.mistake(&TranspileError { message: AWAITS.to_owned(), place: awaits })?);
        }
        self.maps.add(self.name, maps);
        let kind = if awaits.is_some() { "async " } else { "" };
        let parameters = match &counter {
            // Without functions of its own, the place of their variable is held by a name that the file does not have.
            Some(counter) if scope.is_empty() => format!(", {}_, {}", counter.name, counter.name),
            Some(counter) => format!(", {scope}, {}", counter.name),
            None if scope.is_empty() => String::new(),
            None => format!(", {scope}"),
        };
        let head = format!("({kind}function (require, module, exports{parameters}) {{\n\n");
        let text = ScriptText::new(self.ctx, &head, &text, TAIL)?;
        let compiled = record(self.ctx)?;
        if let Some(Counter { counts, .. }) = counter {
            let count = move |statement: u32| counts.add(statement as usize);
            compiled.set("count", Function::new(self.ctx.clone(), count)?)?;
        }
        compiled.set("body", raw::eval(self.ctx, self.name, &text, FIRST_LINE)?)?;
        compiled.set("scoped", !scope.is_empty())?;
        Ok(compiled.into_value())
    }

    /// Throws a syntax error that points at the file, as the engine's own do.
    fn mistake(&self, mistake: &TranspileError) -> Result<Error> {
        let error = Exception::throw_syntax(self.ctx, &mistake.message);
        let Some((line, column)) = mistake.place else {
            return Ok(error);
        };
        let thrown = self.ctx.catch();
        if let Some(object) = thrown.as_object() {
            object.set("stack", format!("    at {}:{line}:{column}\n", self.name))?;
        }
        Ok(self.ctx.throw(thrown))
    }
}

/// Whether the text has an `import` with a parenthesis behind it, if only in a comment.
fn may_import(text: &str) -> bool {
    let calls = |behind: &str| behind.trim_start().starts_with(['(', '/']);
    text.match_indices("import").any(|(at, found)| text.get(at + found.len()..).is_some_and(calls))
}

/// Whether the text may read what `RegExp` keeps of the last match, such as `RegExp.$1`, be it by another name for it.
/// Programs that do not are spared the keeping.
fn may_read_last_match(text: &str) -> bool {
    let named = || ["lastMatch", "lastParen", "leftContext", "rightContext", "RegExp.input"].iter();
    let signed = || text.match_indices('$').any(|(at, _)| is_last_match_sign(&text[..at], &text[at + 1..]));
    text.contains("RegExp") && (named().any(|name| text.contains(name)) || signed())
}

/// Whether `$` between these texts begins the name of a property such as `$1`, `$_` or `$&`.
fn is_last_match_sign(before: &str, after: &str) -> bool {
    let mut after = after.chars();
    let sign = after.next().unwrap_or_default();
    let ends = !after.next().is_some_and(|next| next.is_alphanumeric() || next == '_' || next == '$');
    let quoted = before.ends_with("['") || before.ends_with("[\"");
    ends && (quoted && "123456789_&+`'".contains(sign) || before.ends_with('.') && "123456789_".contains(sign))
}

/// A file that no other requires, such as a page, comes from nowhere.
fn not_loaded(from: &str, wanted: &str, reason: &LoadError) -> String {
    let by = if from.is_empty() { String::new() } else { format!(", required by {from}") };
    match reason {
        LoadError::NotFound { message, unbuilt: Some(package), .. } => {
            format!("{message}{by}: {}", error::not_built(package))
        }
        LoadError::NotFound { message, tried, unbuilt: None } => {
            format!("{message}{by}; looked for {}", tried.join(", "))
        }
        LoadError::Outside => format!("module '{wanted}'{by} is outside of the program's folder"),
        LoadError::NoRoom { name, bytes } => {
            format!("out of memory: module '{wanted}'{by} has no room: {name} has {bytes} bytes")
        }
        LoadError::Unreadable(name, cause) => format!("module '{wanted}'{by} cannot be read: {name}: {cause}"),
    }
}

#[cfg(test)]
mod tests;

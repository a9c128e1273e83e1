//! Modules: finding a file and compiling it into the function that `require` calls.

use std::rc::Rc;

use qiao_abi::{LoadError, Ops};
use rquickjs::{Ctx, Exception, Function, Object, Result, Value};

use crate::raw;

/// What stands in front of a module's text. Two lines, so that counting from -1 puts the text's
/// own first line on line 1.
const HEAD: &str = "(function (require, module, exports) {\n\n";
const FIRST_LINE: i32 = -1;

/// Adds `load(from, wanted)`, which gives name and text, and `compile(name, text)`.
pub fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let host = ops.clone();
    let load = move |ctx: Ctx<'js>, from: String, wanted: String| -> Result<Object<'js>> {
        let source = host
            .load(&from, &wanted)
            .map_err(|error| Exception::throw_message(&ctx, &not_loaded(&from, &wanted, &error)))?;
        let found = Object::new(ctx.clone())?;
        found.set("name", source.name)?;
        found.set("text", source.text)?;
        Ok(found)
    };
    native.set("load", Function::new(ctx.clone(), load)?)?;
    let compile = |ctx: Ctx<'js>, name: String, text: String| compile(&ctx, &name, &text);
    native.set("compile", Function::new(ctx.clone(), compile)?)
}

fn compile<'js>(ctx: &Ctx<'js>, name: &str, text: &str) -> Result<Value<'js>> {
    raw::eval(ctx, name, &format!("{HEAD}{text}\n}})"), FIRST_LINE)
}

/// A file that no other requires, such as a page, comes from nowhere.
fn not_loaded(from: &str, wanted: &str, error: &LoadError) -> String {
    let by = if from.is_empty() { String::new() } else { format!(", required by {from}") };
    match error {
        LoadError::NotFound(tried) => format!("module '{wanted}' is not defined{by}; looked for {}", tried.join(", ")),
        LoadError::Outside => format!("module '{wanted}'{by} is outside of the program's folder"),
        LoadError::Unreadable(why) => format!("module '{wanted}'{by} cannot be read: {why}"),
    }
}

#[cfg(test)]
mod tests;

//! Reads the imports and exports of a text by parsing it as a module in a separate engine: there, importing
//! unknown files does no harm, and nothing is left behind in the program's engine.

use rquickjs::context::intrinsic::{Eval, RegExpCompiler};
use rquickjs::loader::{ImportAttributes, Loader, Resolver};
use rquickjs::module::{Declared, WriteOptions};
use rquickjs::{Context, Ctx, Error, Module, Result, Runtime};

use super::links::{self, Links};
use crate::error;
use crate::raw::{Atom, Memory};

const NAME: &str = "qiao:scanned";

/// An engine that only parses.
pub(super) struct Scanner(Runtime);

/// Line and column, both from 1.
pub(super) type Place = (u32, u32);

impl Scanner {
    /// Makes the engine, whose memory is the program's. The parser's stack, in bytes, comes on top of what the program
    /// uses at that moment.
    pub(super) fn new(memory: Memory, stack: usize) -> Result<Scanner> {
        let runtime = Runtime::new_with_alloc(memory)?;
        runtime.set_max_stack_size(stack);
        runtime.set_loader(EmptyModules, EmptyModules);
        Ok(Scanner(runtime))
    }

    /// The imports and exports of a text. The error is where the parser failed, or `None` if something else
    /// went wrong.
    pub(super) fn links(&self, text: &str) -> std::result::Result<Links, Option<Place>> {
        let context = Context::custom::<(Eval, RegExpCompiler)>(&self.0).map_err(|_| None)?;
        context.with(|ctx| {
            let parsed = Module::declare(ctx.clone(), NAME, text);
            parsed.and_then(|module| read(&ctx, &module)).map_err(|_| error::place_of_syntax_error(&ctx))
        })
    }
}

fn read(ctx: &Ctx<'_>, module: &Module<'_, Declared>) -> Result<Links> {
    let options = WriteOptions { strip_source: true, strip_debug: true, ..WriteOptions::default() };
    let bytecode = module.write(options)?;
    links::read(&bytecode, &|atom| Atom::predefined(ctx, atom)?.text(ctx).ok()).ok_or(Error::Unknown)
}

/// Resolves every import to an empty module.
struct EmptyModules;

impl Resolver for EmptyModules {
    fn resolve<'js>(&mut self, _: &Ctx<'js>, _: &str, name: &str, _: Option<ImportAttributes<'js>>) -> Result<String> {
        Ok(format!("qiao:any:{name}"))
    }
}

impl Loader for EmptyModules {
    fn load<'js>(&mut self, ctx: &Ctx<'js>, name: &str, _: Option<ImportAttributes<'js>>) -> Result<Module<'js>> {
        Module::declare(ctx.clone(), name, "")
    }
}

#[cfg(test)]
mod tests {
    use super::super::links::Request;
    use super::*;

    fn links(text: &str) -> std::result::Result<Links, Option<Place>> {
        Scanner::new(Memory::default(), 512 * 1024).unwrap().links(text)
    }

    fn request(specifier: &str, names: &[&str], whole: bool) -> Request {
        Request { specifier: specifier.to_owned(), names: names.iter().map(|name| (*name).to_owned()).collect(), whole }
    }

    #[test]
    fn imports_are_read_with_the_names_that_they_want() {
        let text = "
            import first, { b, length as c, b as again } from './a';
            import * as all from '中文';
            import './effect';
            export { d as default, default as e } from 'length';
            export * from './star';
            export * as space from './space';
            const text = `import './none'`, pattern = /import '.\\/none'/; // import './none'
            import('./later');";
        let requests = vec![
            request("./a", &["default", "b", "length"], false),
            request("中文", &[], true),
            request("./effect", &[], false),
            request("length", &["d", "default"], false),
            request("./star", &[], true),
            request("./space", &[], true),
        ];
        assert_eq!(links(text), Ok(Links { requests, exports: true }));
    }

    #[test]
    fn exports_are_noticed() {
        for (text, exports) in [
            ("export const a = 1", true),
            ("export default class {}", true),
            ("export * from './a'", true),
            ("export {}", false),
            ("import './a'", false),
            ("await 1", false),
        ] {
            assert_eq!(links(text).map(|links| links.exports), Ok(exports), "{text}");
        }
    }

    #[test]
    fn errors_have_their_place() {
        assert_eq!(links("import './a';\n  const = 1;"), Err(Some((2, 9))));
        assert!(links(&"(".repeat(1_000_000)).is_err());
        assert!(links("a\0b").is_err());
    }
}

//! The module texts that QuickJS may load, and the file that each import resolves to. A text is registered
//! before it is loaded, and removed when it is.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use qiao_abi::SourceMapEntry;
use rquickjs::loader::{ImportAttributes, Loader, Resolver};
use rquickjs::{Ctx, Error, Function, Module, Persistent, Promise, Result, Runtime};

use super::links::Links;
use super::scan::{Place, Scanner};
use crate::raw::Memory;

/// Prefix of modules that the prelude generates; their frames are left out of stacks.
const OWN: &str = qiao_abi::stack::OWN;
/// The module that every file imports implicitly, so that `require` is available.
const SCOPE: &str = "qiao:scope";
const SCOPE_NAMES: [&str; 3] = ["require", "module", "exports"];

/// The registered texts.
pub(crate) struct Sources {
    memory: Memory,
    /// The stack of what parses them, in bytes.
    stack: usize,
    scanner: OnceCell<Scanner>,
    texts: RefCell<HashMap<String, String>>,
    /// The file that an import resolves to, by importing file and specifier.
    leads: RefCell<HashMap<(String, String), String>>,
    /// The source maps of transpiled files.
    places: RefCell<HashMap<String, Vec<SourceMapEntry>>>,
}

/// The prelude's function that resolves `import()`. It is user data of the runtime, which is dropped before
/// the runtime.
pub(crate) struct OnImport(pub Persistent<Function<'static>>);

/// Makes a runtime load its modules from these sources.
pub(crate) fn install(runtime: &Runtime, sources: &Rc<Sources>) {
    runtime.set_loader(ModuleLoader(sources.clone()), ModuleLoader(sources.clone()));
}

impl Sources {
    /// Without texts. What parses them takes this memory and so much stack, in bytes.
    pub(crate) fn new(memory: Memory, stack: usize) -> Sources {
        let (scanner, texts, leads, places) = Default::default();
        Sources { memory, stack, scanner, texts, leads, places }
    }

    /// Reads a text as a module and keeps it under its name; or says where it fails to be one.
    pub(crate) fn scan(&self, name: &str, text: &str) -> std::result::Result<Links, Option<Place>> {
        let scanner = match self.scanner.get() {
            Some(scanner) => scanner,
            None => {
                let scanner = Scanner::new(self.memory.clone(), self.stack).map_err(|_| None)?;
                self.scanner.get_or_init(|| scanner)
            }
        };
        let links = scanner.links(text)?;
        // A file may declare these names itself.
        let all = scoped(text, &SCOPE_NAMES);
        let text = if scanner.links(&all).is_ok() {
            all
        } else {
            let free: Vec<_> =
                SCOPE_NAMES.into_iter().filter(|one| scanner.links(&scoped(text, &[one])).is_ok()).collect();
            scoped(text, &free)
        };
        self.add(name, text);
        Ok(links)
    }

    /// Registers a text under a module name.
    pub(crate) fn add(&self, name: &str, text: String) {
        self.texts.borrow_mut().insert(name.to_owned(), text);
    }

    /// Sets the file that an import resolves to.
    pub(crate) fn lead(&self, file: &str, specifier: String, to: String) {
        self.leads.borrow_mut().insert((file.to_owned(), specifier), to);
    }

    /// Keeps the source map of a transpiled file.
    pub(crate) fn transpiled(&self, name: &str, places: Vec<SourceMapEntry>) {
        self.places.borrow_mut().insert(name.to_owned(), places);
    }

    /// The original position of a position in a transpiled file; `None` if the file was not transpiled.
    pub(crate) fn written(&self, file: &str, line: u32, column: u32) -> Option<Place> {
        let places = self.places.borrow();
        let places = places.get(file)?;
        let after = places.partition_point(|moved| moved.to <= (line, column));
        Some(places.get(after.saturating_sub(1))?.from)
    }

    /// Declares a module and runs it. Returns a promise if it has a top-level `await`.
    pub(crate) fn evaluate<'js>(&self, ctx: &Ctx<'js>, name: &str) -> Result<Option<Promise<'js>>> {
        let (_, promise) = self.declare(ctx, name)?.eval()?;
        match promise.result::<rquickjs::Value<'js>>() {
            None => Ok(Some(promise)),
            Some(Ok(_)) => Ok(None),
            Some(Err(error)) => {
                let thrown = ctx.catch();
                settle(ctx, &promise)?;
                ctx.throw(thrown);
                Err(error)
            }
        }
    }

    fn declare<'js>(&self, ctx: &Ctx<'js>, name: &str) -> Result<Module<'js>> {
        let text = self.texts.borrow_mut().remove(name);
        let text = text.ok_or_else(|| Error::new_loading(name))?;
        let module = Module::declare(ctx.clone(), name, text);
        // Later only `import()` asks, and it may name files that this module did not import statically.
        self.leads.borrow_mut().retain(|(file, _), _| file != name);
        module
    }

    fn lead_of(&self, file: &str, specifier: &str) -> Option<String> {
        if file.starts_with(OWN) {
            return Some(specifier.to_owned());
        }
        if specifier == SCOPE {
            return Some(format!("{SCOPE}:{file}"));
        }
        self.leads.borrow().get(&(file.to_owned(), specifier.to_owned())).cloned()
    }
}

/// A text with the scope's names imported at its end, so that no line or column changes.
fn scoped(text: &str, names: &[&str]) -> String {
    format!("{text}\nimport {{ {} }} from \"{SCOPE}\"", names.join(", "))
}

/// Marks a rejected promise as handled: the caller receives the error in another way.
fn settle<'js>(ctx: &Ctx<'js>, promise: &Promise<'js>) -> Result<()> {
    let nothing = Function::new(ctx.clone(), || {})?;
    promise.catch()?.call((rquickjs::function::This(promise.clone()), nothing))
}

/// Resolves imports and loads modules for QuickJS.
struct ModuleLoader(Rc<Sources>);

impl Resolver for ModuleLoader {
    fn resolve<'js>(
        &mut self,
        ctx: &Ctx<'js>,
        base: &str,
        name: &str,
        _: Option<ImportAttributes<'js>>,
    ) -> Result<String> {
        match self.0.lead_of(base, name) {
            Some(lead) => Ok(lead),
            None => imported(ctx, base, name),
        }
    }
}

impl Loader for ModuleLoader {
    fn load<'js>(&mut self, ctx: &Ctx<'js>, name: &str, _: Option<ImportAttributes<'js>>) -> Result<Module<'js>> {
        self.0.declare(ctx, name)
    }
}

/// Resolves `import()`. The prelude runs the file, so the module exists afterwards.
fn imported(ctx: &Ctx<'_>, base: &str, name: &str) -> Result<String> {
    let found = ctx.userdata::<OnImport>().map(|import| import.0.clone());
    let find = found.ok_or_else(|| Error::new_resolving(base, name))?.restore(ctx)?;
    find.call((base, name))
}

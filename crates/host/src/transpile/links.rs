//! What an ES module imports and exports, read from its syntax tree. It must not know what becomes of it.

use std::collections::BTreeMap;

use oxc::ast::ast::{
    BindingIdentifier, Declaration, ExportDefaultDeclarationKind, ExportSpecifier, ImportDeclarationSpecifier,
    ModuleDeclaration, ModuleExportName, Program, VariableDeclaration,
};
use oxc::semantic::{Scoping, SymbolId};
use rustc_hash::FxHashMap;

/// What binds a module to others.
#[derive(Default)]
pub(super) struct Links {
    /// The files that it imports, each once, in the order of the text.
    pub requests: Vec<Request>,
    /// What its imported variables stand for.
    pub imports: FxHashMap<SymbolId, Import>,
    /// The names under which its own variables are exported.
    pub exports: FxHashMap<SymbolId, Vec<String>>,
    /// What each export is before the module's own statements run. They are sorted, as the exports of modules are.
    pub initial: BTreeMap<String, Initial>,
    /// Whether it has an `export`, if only an empty one.
    pub is_exporter: bool,
}

/// A file that a module imports.
#[derive(Default)]
pub(super) struct Request {
    pub specifier: String,
    /// Where it is first asked for, in bytes.
    pub offset: u32,
    /// Whether its default is imported, exports by name, or all of them.
    pub default: bool,
    pub named: bool,
    pub whole: bool,
    /// Whether all its exports are exported again.
    pub star: bool,
}

/// What an imported variable stands for: an export of a file, or all of them.
#[derive(Clone)]
pub(super) struct Import {
    pub request: usize,
    pub name: Option<String>,
}

/// What an export is at first.
pub(super) enum Initial {
    /// Its statement gives it a value.
    Undefined,
    /// A function, which is there from the start, by its name; without one it is the module's default.
    Function(Option<String>),
    /// What another file exports.
    From(Import),
}

const DEFAULT: &str = "default";

impl Links {
    pub(super) fn of(program: &Program<'_>, scoping: &Scoping) -> Links {
        let mut links = Links::default();
        let declarations = || program.body.iter().filter_map(|statement| statement.as_module_declaration());
        declarations().for_each(|declaration| links.import(declaration));
        declarations().for_each(|declaration| links.export(declaration, scoping));
        links
    }

    /// Takes in what a declaration asks of other files.
    fn import(&mut self, declaration: &ModuleDeclaration<'_>) {
        match declaration {
            ModuleDeclaration::ImportDeclaration(it) => {
                let request = self.request(it.source.value.as_str(), it.span.start);
                for specifier in it.specifiers.iter().flatten() {
                    let (local, name) = match specifier {
                        ImportDeclarationSpecifier::ImportSpecifier(one) => {
                            (&one.local, Some(one.imported.name().to_string()))
                        }
                        ImportDeclarationSpecifier::ImportDefaultSpecifier(one) => {
                            (&one.local, Some(DEFAULT.to_owned()))
                        }
                        ImportDeclarationSpecifier::ImportNamespaceSpecifier(one) => (&one.local, None),
                    };
                    let import = self.wanted(request, name);
                    self.imports.insert(local.symbol_id(), import);
                }
            }
            ModuleDeclaration::ExportAllDeclaration(it) => {
                let request = self.request(it.source.value.as_str(), it.span.start);
                match &it.exported {
                    None => self.requests[request].star = true,
                    Some(name) => {
                        let import = self.wanted(request, None);
                        self.initial.insert(name.name().to_string(), Initial::From(import));
                    }
                }
            }
            ModuleDeclaration::ExportFromDeclaration(it) => {
                let request = self.request(it.source.value.as_str(), it.span.start);
                for specifier in &it.specifiers {
                    let import = self.wanted(request, Some(specifier.local.name().to_string()));
                    self.initial.insert(specifier.exported.name().to_string(), Initial::From(import));
                }
            }
            _ => {}
        }
    }

    fn request(&mut self, specifier: &str, offset: u32) -> usize {
        if let Some(known) = self.requests.iter().position(|request| request.specifier == specifier) {
            return known;
        }
        self.requests.push(Request { specifier: specifier.to_owned(), offset, ..Request::default() });
        self.requests.len() - 1
    }

    fn wanted(&mut self, request: usize, name: Option<String>) -> Import {
        let of = &mut self.requests[request];
        match name.as_deref() {
            None => of.whole = true,
            Some(DEFAULT) => of.default = true,
            Some(_) => of.named = true,
        }
        Import { request, name }
    }

    fn export(&mut self, declaration: &ModuleDeclaration<'_>, scoping: &Scoping) {
        match declaration {
            ModuleDeclaration::ExportDeclaration(it) => match &it.declaration {
                Declaration::VariableDeclaration(it) => {
                    bound(it).for_each(|binding| self.declared(binding, Initial::Undefined));
                }
                Declaration::FunctionDeclaration(it) => {
                    if let Some(id) = &it.id {
                        self.declared(id, Initial::Function(Some(id.name.to_string())));
                    }
                }
                Declaration::ClassDeclaration(it) => {
                    it.id.iter().for_each(|id| self.declared(id, Initial::Undefined));
                }
                _ => {}
            },
            ModuleDeclaration::ExportNamedDeclaration(it) => {
                it.specifiers.iter().for_each(|specifier| self.listed(specifier, scoping));
            }
            ModuleDeclaration::ExportDefaultDeclaration(it) => self.default_export(&it.declaration),
            ModuleDeclaration::ImportDeclaration(_) => return,
            _ => {}
        }
        self.is_exporter = true;
    }

    fn declared(&mut self, binding: &BindingIdentifier<'_>, initial: Initial) {
        self.exported(binding.symbol_id(), binding.name.to_string(), initial);
    }

    fn exported(&mut self, symbol: SymbolId, name: String, initial: Initial) {
        self.exports.entry(symbol).or_default().push(name.clone());
        self.initial.insert(name, initial);
    }

    /// `export { local as exported }`
    fn listed(&mut self, specifier: &ExportSpecifier<'_>, scoping: &Scoping) {
        let ModuleExportName::IdentifierReference(local) = &specifier.local else {
            return;
        };
        let Some(symbol) = scoping.get_reference(local.reference_id()).symbol_id() else {
            return;
        };
        let name = specifier.exported.name().to_string();
        match self.imports.get(&symbol) {
            Some(import) => drop(self.initial.insert(name, Initial::From(import.clone()))),
            None if scoping.symbol_flags(symbol).is_function() => {
                self.exported(symbol, name, Initial::Function(Some(local.name.to_string())));
            }
            None => self.exported(symbol, name, Initial::Undefined),
        }
    }

    fn default_export(&mut self, declaration: &ExportDefaultDeclarationKind<'_>) {
        let (id, initial) = match declaration {
            ExportDefaultDeclarationKind::FunctionDeclaration(it) => {
                (it.id.as_ref(), Initial::Function(it.id.as_ref().map(|id| id.name.to_string())))
            }
            ExportDefaultDeclarationKind::ClassDeclaration(it) => (it.id.as_ref(), Initial::Undefined),
            _ => (None, Initial::Undefined),
        };
        match id {
            Some(id) => self.exported(id.symbol_id(), DEFAULT.to_owned(), initial),
            None => drop(self.initial.insert(DEFAULT.to_owned(), initial)),
        }
    }
}

/// The variables that a statement declares.
pub(super) fn bound<'a>(declaration: &'a VariableDeclaration<'a>) -> impl Iterator<Item = &'a BindingIdentifier<'a>> {
    declaration.declarations.iter().flat_map(|one| one.id.get_binding_identifiers())
}

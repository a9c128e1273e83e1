//! ES modules to CommonJS, as Babel has it: imports are read where they are used, exports are set where they change, and
//! both stay live. The text is edited and not printed anew, so that lines stay, and columns too where nothing is inserted.
//! It must not know how the engine runs a file; the functions that the new text calls are in `parts/es-modules.js`.

use oxc::allocator::Allocator;
use oxc::ast::ast::Program;
use oxc::parser::Parser;
use oxc::semantic::SemanticBuilder;
use oxc::span::SourceType;
use qiao_abi::{Place, SourceMap, TranspileError};

use super::edits::Edits;
use super::faults::refuse_errors;
use super::links::{Initial, Links, Request};
use super::names::{Names, quoted};
use super::rewrite::Rewriter;

/// A text that is CommonJS.
pub(super) struct CommonJs {
    pub text: String,
    pub map: SourceMap,
    /// The name of the variable with the functions that it calls.
    pub scope: String,
    /// Where it awaits something at its top level, which CommonJS cannot.
    pub awaits: Option<Place>,
}

/// The CommonJS of a module, or of a script that calls `import()`; `None` of any other script.
pub(super) fn to_commonjs(text: &str) -> Result<Option<CommonJs>, TranspileError> {
    let allocator = Allocator::default();
    let program = parsed(&allocator, text)?;
    let is_module = program.source_type.is_module();
    let semantic = SemanticBuilder::new().with_check_syntax_error(is_module).build(&program);
    refuse_errors(text, semantic.diagnostics.errors())?;
    let scoping = semantic.semantic.scoping();
    let links = Links::of(&program, scoping);
    let names = Names::of(text);
    let mut edits = Edits::new(text);
    if is_module {
        head(&mut edits, &links, &names);
    }
    let rewritten = Rewriter::new(&links, scoping, &names, &mut edits).rewrite(&program);
    if !is_module && !rewritten.imports {
        return Ok(None);
    }
    let awaits = rewritten.awaits.map(|at| edits.place(at));
    let (mut text, map) = edits.apply();
    if is_module {
        // The block of the head.
        text.push_str("\n}");
    }
    Ok(Some(CommonJs { text, map, scope: names.scope, awaits }))
}

/// A text that has neither `import` nor `export` is a script, unless only a module may be written so.
fn parsed<'a>(allocator: &'a Allocator, text: &'a str) -> Result<Program<'a>, TranspileError> {
    let parse = |kind| Parser::new(allocator, text, kind).parse();
    let first = parse(SourceType::unambiguous());
    if first.diagnostics.errors().next().is_none() {
        return Ok(first.program);
    }
    let second = parse(SourceType::mjs());
    let fits = second.diagnostics.errors().next().is_none();
    if fits { Ok(second.program) } else { refuse_errors(text, first.diagnostics.errors()).map(|()| first.program) }
}

/// Puts in front what a module does before its own statements. Its block lets the module have names of its own for
/// `require`, `module` and `exports`.
fn head(edits: &mut Edits<'_>, links: &Links, names: &Names) {
    let scope = &names.scope;
    let mut head = format!("\"use strict\";var {scope}E = exports, {scope}R = require;{{");
    if links.is_exporter {
        head.push_str(&format!("{scope}.mark({scope}E, {});", list(links)));
    }
    for (name, initial) in &links.initial {
        head.push_str(&match initial {
            Initial::Undefined => continue,
            Initial::Function(function) => {
                format!("{} = {};", names.export(name), function.as_ref().unwrap_or(&names.default))
            }
            Initial::From(import) => {
                format!("{scope}.forward({scope}E, {}, () => {});", quoted(name), names.import(import))
            }
        });
    }
    edits.insert(0, head);
    for (at, request) in links.requests.iter().enumerate() {
        edits.insert_from(0, import(names, at, request, links), request.offset);
    }
}

/// The statement that runs an imported file.
fn import(names: &Names, at: usize, request: &Request, links: &Links) -> String {
    let scope = &names.scope;
    let required = format!("{scope}R({})", quoted(&request.specifier));
    let Request { default, named, whole, star, .. } = request;
    let exports = match (default, named, whole) {
        (_, _, true) | (true, true, _) => format!("{scope}.all({required})"),
        (true, false, false) => format!("{scope}.default({required})"),
        (false, true, false) => required,
        (false, false, false) if *star => required,
        (false, false, false) => return format!("{required};"),
    };
    let file = names.file(at);
    let mut statement = format!("var {file} = {exports};");
    if *star {
        statement.push_str(&format!("{scope}.star({scope}E, {file}, {});", list(links)));
    }
    statement
}

/// The names that a module exports itself.
fn list(links: &Links) -> String {
    let names: Vec<_> = links.initial.keys().map(|name| quoted(name)).collect();
    format!("[{}]", names.join(", "))
}

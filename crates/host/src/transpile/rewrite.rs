//! The edits that make a module's own statements CommonJS. It must not know what stands in front of them.

use oxc::ast::ast::{
    ArrowFunctionExpression, AssignmentExpression, AssignmentTarget, AssignmentTargetPropertyIdentifier,
    AwaitExpression, CallExpression, Class, Declaration, ExportDeclaration, ExportDefaultDeclaration,
    ExportDefaultDeclarationKind, Expression, ForInStatement, ForOfStatement, ForStatement, ForStatementInit,
    ForStatementLeft, Function, IdentifierReference, ImportExpression, ObjectProperty, Program, SimpleAssignmentTarget,
    Statement, TaggedTemplateExpression, UpdateExpression,
};
use oxc::ast_visit::{Visit, walk};
use oxc::semantic::{Scoping, SymbolId};
use oxc::span::{GetSpan, Span};
use oxc::syntax::scope::ScopeFlags;

use super::edits::Edits;
use super::links::{Import, Links, bound};
use super::names::Names;

const IMPORT: u32 = "import".len() as u32;

/// What was found beside the links.
#[derive(Default)]
pub(super) struct Rewritten {
    /// Whether there is an `import()`.
    pub imports: bool,
    /// The first `await` at the top level.
    pub awaits: Option<u32>,
}

pub(super) struct Rewriter<'r, 't> {
    links: &'r Links,
    scoping: &'r Scoping,
    names: &'r Names,
    edits: &'r mut Edits<'t>,
    found: Rewritten,
    /// How many functions and classes are around.
    depth: u32,
    /// Where the statement begins that is visited, if it is an expression in a list of statements.
    statement: Option<u32>,
}

impl<'r, 't> Rewriter<'r, 't> {
    pub(super) fn new(
        links: &'r Links,
        scoping: &'r Scoping,
        names: &'r Names,
        edits: &'r mut Edits<'t>,
    ) -> Rewriter<'r, 't> {
        Rewriter { links, scoping, names, edits, found: Rewritten::default(), depth: 0, statement: None }
    }

    pub(super) fn rewrite(mut self, program: &Program<'_>) -> Rewritten {
        self.visit_program(program);
        self.found
    }

    fn symbol(&self, it: &IdentifierReference<'_>) -> Option<SymbolId> {
        self.scoping.get_reference(it.reference_id()).symbol_id()
    }

    fn import(&self, it: &IdentifierReference<'_>) -> Option<&'r Import> {
        self.links.imports.get(&self.symbol(it)?)
    }

    /// What an imported variable stands for where it stands. Writing to it throws.
    fn value(&self, it: &IdentifierReference<'_>, import: &Import) -> String {
        match self.scoping.get_reference(it.reference_id()).is_write() {
            true => format!("{}.constant.{}", self.names.scope, it.name),
            false => self.names.import(import),
        }
    }

    /// Whether a function is called that is an export of another file: it is not to get that file's exports as `this`.
    fn callee(&mut self, callee: &Expression<'_>) -> bool {
        let Expression::Identifier(it) = callee else {
            return false;
        };
        let Some(import) = self.import(it).filter(|import| import.name.is_some()) else {
            return false;
        };
        // A parenthesis at the beginning of a statement would go on with the one before.
        let before = if self.statement == Some(it.span.start) { ";" } else { "" };
        self.edits.replace(it.span.start, it.span.end, format!("{before}(0, {})", self.names.import(import)));
        true
    }

    /// The assignments that export the new values of variables.
    fn assignments(&self, symbols: &[SymbolId]) -> Vec<String> {
        let of = |symbol: SymbolId| {
            let names = self.links.exports.get(&symbol).into_iter().flatten();
            names.map(move |name| format!("{} = {}", self.names.export(name), self.scoping.symbol_name(symbol)))
        };
        symbols.iter().copied().flat_map(of).collect()
    }

    /// Exports the values that a statement gave to variables.
    fn export_after(&mut self, end: u32, symbols: &[SymbolId]) {
        let assignments = self.assignments(symbols);
        if !assignments.is_empty() {
            self.edits.insert(end, format!(";{};", assignments.join(", ")));
        }
    }

    /// Exports the values that an expression gives to variables; its own value stays.
    fn export_within(&mut self, span: Span, symbols: &[SymbolId], visit: impl FnOnce(&mut Self)) {
        let assignments = self.assignments(symbols);
        if assignments.is_empty() {
            return visit(self);
        }
        self.edits.insert(span.start, format!("{}.first(", self.names.scope));
        visit(self);
        self.edits.insert(span.end, format!(", {})", assignments.join(", ")));
    }

    /// Exports the values that the head of a loop gives to variables.
    fn export_in_loop(&mut self, body: Span, symbols: &[SymbolId], visit: impl FnOnce(&mut Self)) {
        let assignments = self.assignments(symbols);
        if assignments.is_empty() {
            return visit(self);
        }
        self.edits.insert(body.start, format!("{{{};", assignments.join(", ")));
        visit(self);
        self.edits.insert(body.end, "}");
    }

    /// The variables that an assignment writes to.
    fn targets(&self, target: &AssignmentTarget<'_>) -> Vec<SymbolId> {
        let mut targets = Targets { scoping: self.scoping, symbols: Vec::new() };
        targets.visit_assignment_target(target);
        targets.symbols
    }

    fn loop_targets(&self, left: &ForStatementLeft<'_>) -> Vec<SymbolId> {
        match left {
            ForStatementLeft::VariableDeclaration(it) => bound(it).map(|one| one.symbol_id()).collect(),
            other => other.as_assignment_target().map(|target| self.targets(target)).unwrap_or_default(),
        }
    }

    /// The variables whose values a statement sets. Functions are exported from the start.
    fn declared(&self, statement: &Statement<'_>) -> Vec<SymbolId> {
        match statement {
            Statement::VariableDeclaration(it) => bound(it).map(|one| one.symbol_id()).collect(),
            Statement::ClassDeclaration(it) => it.id.iter().map(|id| id.symbol_id()).collect(),
            Statement::ExportDeclaration(it) => match &it.declaration {
                Declaration::VariableDeclaration(it) => bound(it).map(|one| one.symbol_id()).collect(),
                Declaration::ClassDeclaration(it) => it.id.iter().map(|id| id.symbol_id()).collect(),
                _ => Vec::new(),
            },
            Statement::ExportDefaultDeclaration(it) => match &it.declaration {
                ExportDefaultDeclarationKind::ClassDeclaration(it) => it.id.iter().map(|id| id.symbol_id()).collect(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn inside(&mut self, visit: impl FnOnce(&mut Self)) {
        self.depth += 1;
        visit(self);
        self.depth -= 1;
    }

    fn awaits(&mut self, at: u32) {
        if self.depth == 0 && self.found.awaits.is_none() {
            self.found.awaits = Some(at);
        }
    }
}

impl<'a> Visit<'a> for Rewriter<'_, '_> {
    fn visit_statements(&mut self, it: &oxc::allocator::Vec<'a, Statement<'a>>) {
        for statement in it {
            let span = statement.span();
            match statement {
                Statement::ImportDeclaration(_)
                | Statement::ExportAllDeclaration(_)
                | Statement::ExportFromDeclaration(_)
                | Statement::ExportNamedDeclaration(_) => self.edits.blank(span.start, span.end, ";"),
                _ => {
                    self.statement = matches!(statement, Statement::ExpressionStatement(_)).then_some(span.start);
                    self.visit_statement(statement);
                    let declared = self.declared(statement);
                    self.export_after(span.end, &declared);
                }
            }
        }
    }

    fn visit_export_declaration(&mut self, it: &ExportDeclaration<'a>) {
        self.edits.blank(it.span.start, it.declaration.span().start, "");
        walk::walk_export_declaration(self, it);
    }

    fn visit_export_default_declaration(&mut self, it: &ExportDefaultDeclaration<'a>) {
        let start = it.declaration.span().start;
        let mut assigned = true;
        match &it.declaration {
            ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                assigned = false;
                if function.id.is_none() {
                    self.edits.insert(function.params.span.start, format!(" {}", self.names.default));
                }
            }
            ExportDefaultDeclarationKind::ClassDeclaration(class) => assigned = class.id.is_none(),
            _ => {}
        }
        if assigned {
            self.edits.insert(it.span.start, format!("{} = ", self.names.export("default")));
        }
        self.edits.blank(it.span.start, start, "");
        walk::walk_export_default_declaration(self, it);
        if assigned && matches!(it.declaration, ExportDefaultDeclarationKind::ClassDeclaration(_)) {
            self.edits.insert(it.span.end, ";");
        }
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        if let Some(import) = self.import(it) {
            self.edits.replace(it.span.start, it.span.end, self.value(it, import));
        }
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        match &it.value {
            Expression::Identifier(value) if it.shorthand => {
                if let Some(import) = self.import(value) {
                    let new = format!("{}: {}", value.name, self.value(value, import));
                    self.edits.replace(it.span.start, it.span.end, new);
                }
            }
            _ => walk::walk_object_property(self, it),
        }
    }

    fn visit_assignment_target_property_identifier(&mut self, it: &AssignmentTargetPropertyIdentifier<'a>) {
        if self.import(&it.binding).is_some() {
            self.edits.insert(it.span.start, format!("{}: ", it.binding.name));
        }
        walk::walk_assignment_target_property_identifier(self, it);
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        if self.callee(&it.callee) {
            self.visit_arguments(&it.arguments);
        } else {
            walk::walk_call_expression(self, it);
        }
    }

    fn visit_tagged_template_expression(&mut self, it: &TaggedTemplateExpression<'a>) {
        if self.callee(&it.tag) {
            self.visit_template_literal(&it.quasi);
        } else {
            walk::walk_tagged_template_expression(self, it);
        }
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        let targets = self.targets(&it.left);
        self.export_within(it.span, &targets, |this| walk::walk_assignment_expression(this, it));
    }

    fn visit_update_expression(&mut self, it: &UpdateExpression<'a>) {
        let targets = match &it.argument {
            SimpleAssignmentTarget::AssignmentTargetIdentifier(target) => self.symbol(target).into_iter().collect(),
            _ => Vec::new(),
        };
        self.export_within(it.span, &targets, |this| walk::walk_update_expression(this, it));
    }

    fn visit_for_statement(&mut self, it: &ForStatement<'a>) {
        let targets: Vec<_> = match &it.init {
            Some(ForStatementInit::VariableDeclaration(init)) => bound(init).map(|one| one.symbol_id()).collect(),
            _ => Vec::new(),
        };
        self.export_in_loop(it.body.span(), &targets, |this| walk::walk_for_statement(this, it));
    }

    fn visit_for_in_statement(&mut self, it: &ForInStatement<'a>) {
        let targets = self.loop_targets(&it.left);
        self.export_in_loop(it.body.span(), &targets, |this| walk::walk_for_in_statement(this, it));
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        if it.r#await {
            self.awaits(it.span.start);
        }
        let targets = self.loop_targets(&it.left);
        self.export_in_loop(it.body.span(), &targets, |this| walk::walk_for_of_statement(this, it));
    }

    fn visit_import_expression(&mut self, it: &ImportExpression<'a>) {
        self.found.imports = true;
        self.edits.replace(it.span.start, it.span.start + IMPORT, format!("{}.import", self.names.scope));
        walk::walk_import_expression(self, it);
    }

    fn visit_await_expression(&mut self, it: &AwaitExpression<'a>) {
        self.awaits(it.span.start);
        walk::walk_await_expression(self, it);
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        self.inside(|this| walk::walk_function(this, it, flags));
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        self.inside(|this| walk::walk_arrow_function_expression(this, it));
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        self.inside(|this| walk::walk_class(this, it));
    }
}

/// Collects the variables that a pattern writes to.
struct Targets<'r> {
    scoping: &'r Scoping,
    symbols: Vec<SymbolId>,
}

impl<'a> Visit<'a> for Targets<'_> {
    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        let reference = self.scoping.get_reference(it.reference_id());
        if reference.is_write() {
            self.symbols.extend(reference.symbol_id());
        }
    }
}

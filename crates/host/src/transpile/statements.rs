//! Lets a file count its statements as it reaches them: a call of a counter stands before each one, and the line that it
//! was written in is kept. The file stays JavaScript or TypeScript, whichever it is. It must not know what the counts
//! are for.

use oxc::allocator::Allocator;
use oxc::ast::ast::{
    AccessorProperty, ArrowFunctionBody, Declaration, DoWhileStatement, ExportDefaultDeclarationKind, Expression,
    ForInStatement, ForOfStatement, ForStatement, IfStatement, PropertyDefinition, Statement, WhileStatement,
    WithStatement,
};
use oxc::ast_visit::{Visit, walk};
use oxc::parser::Parser;
use oxc::span::{GetSpan, SourceType, Span};
use qiao_abi::SourceMap;

use super::edits::Edits;
use super::names::free_name;

/// A file that counts its statements.
pub(super) struct Counted {
    pub text: String,
    pub map: SourceMap,
    /// The name of the function that it calls with the index of a statement.
    pub counter: String,
    /// The line of each statement.
    pub lines: Vec<u32>,
}

/// The file with its counter; `None` if it does not parse.
pub(super) fn counted(text: &str, typescript: bool) -> Option<Counted> {
    // A script may return at its top level, as CommonJS can.
    let kinds = match typescript {
        true => vec![SourceType::ts()],
        false => vec![SourceType::unambiguous(), SourceType::mjs(), SourceType::cjs()],
    };
    let allocator = Allocator::default();
    let parsed = kinds.into_iter().map(|kind| Parser::new(&allocator, text, kind).parse());
    let program = parsed.into_iter().find(|parsed| parsed.diagnostics.errors().next().is_none())?.program;
    let mut counting = Counting { edits: Edits::new(text), counter: free_name(text, "_hit"), lines: Vec::new() };
    counting.visit_program(&program);
    let Counting { edits, counter, lines } = counting;
    let (text, map) = edits.apply();
    Some(Counted { text, map, counter, lines })
}

struct Counting<'t> {
    edits: Edits<'t>,
    counter: String,
    lines: Vec<u32>,
}

impl Counting<'_> {
    /// The call that counts what begins at a byte.
    fn call(&mut self, start: u32) -> String {
        self.lines.push(self.edits.place(start).0);
        format!("{}({})", self.counter, self.lines.len() - 1)
    }

    fn before(&mut self, start: u32) {
        let call = self.call(start);
        self.edits.insert(start, format!("{call};"));
    }

    /// Counts an expression as it is evaluated.
    fn around(&mut self, span: Span) {
        let call = self.call(span.start);
        self.edits.insert(span.start, format!("({call}, "));
        self.edits.insert(span.end, ")");
    }

    /// The body of an `if` or a loop, which gets a block unless it is one.
    fn body<'a>(&mut self, body: &Statement<'a>) {
        if !begins(body) {
            return self.visit_statement(body);
        }
        let span = body.span();
        let call = self.call(span.start);
        self.edits.insert(span.start, format!("{{{call};"));
        self.visit_statement(body);
        self.edits.insert(span.end, "}");
    }

    /// A field is counted when it gets its value. A function without a name would lose the one of the field.
    fn field(&mut self, value: &Expression<'_>) {
        if !value.is_anonymous_function_definition() {
            self.around(value.span());
        }
    }
}

/// Whether something happens where a statement begins. Functions are there from the start, imports happen before all
/// else, and types have no effect.
fn begins(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::BlockStatement(_)
        | Statement::EmptyStatement(_)
        | Statement::ImportDeclaration(_)
        | Statement::ExportAllDeclaration(_)
        | Statement::ExportFromDeclaration(_)
        | Statement::ExportNamedDeclaration(_)
        | Statement::TSNamespaceExportDeclaration(_) => false,
        Statement::ExportDeclaration(it) => has_effect(&it.declaration),
        Statement::ExportDefaultDeclaration(it) => !matches!(
            it.declaration,
            ExportDefaultDeclarationKind::FunctionDeclaration(_)
                | ExportDefaultDeclarationKind::TSInterfaceDeclaration(_)
        ),
        other => other.as_declaration().is_none_or(has_effect),
    }
}

fn has_effect(declaration: &Declaration<'_>) -> bool {
    match declaration {
        Declaration::VariableDeclaration(it) => !it.declare,
        Declaration::ClassDeclaration(it) => !it.declare,
        Declaration::TSEnumDeclaration(it) => !it.declare && !it.r#const,
        _ => false,
    }
}

/// Whether a declaration describes what is elsewhere.
fn is_ambient(statement: &Statement<'_>) -> bool {
    let declaration = match statement {
        Statement::ExportDeclaration(it) => Some(&it.declaration),
        other => other.as_declaration(),
    };
    declaration.is_some_and(|declaration| {
        let elsewhere =
            matches!(declaration, Declaration::TSGlobalDeclaration(_) | Declaration::TSExternalModuleDeclaration(_));
        elsewhere || declaration.declare()
    })
}

impl<'a> Visit<'a> for Counting<'_> {
    fn visit_statements(&mut self, it: &oxc::allocator::Vec<'a, Statement<'a>>) {
        for statement in it {
            if begins(statement) {
                self.before(statement.span().start);
            }
            if !is_ambient(statement) {
                self.visit_statement(statement);
            }
        }
    }

    fn visit_arrow_function_body(&mut self, it: &ArrowFunctionBody<'a>) {
        if let Some(value) = it.as_expression() {
            self.around(value.span());
        }
        walk::walk_arrow_function_body(self, it);
    }

    fn visit_property_definition(&mut self, it: &PropertyDefinition<'a>) {
        if let Some(value) = &it.value {
            self.field(value);
        }
        walk::walk_property_definition(self, it);
    }

    fn visit_accessor_property(&mut self, it: &AccessorProperty<'a>) {
        if let Some(value) = &it.value {
            self.field(value);
        }
        walk::walk_accessor_property(self, it);
    }

    fn visit_if_statement(&mut self, it: &IfStatement<'a>) {
        self.visit_expression(&it.test);
        self.body(&it.consequent);
        if let Some(alternate) = &it.alternate {
            self.body(alternate);
        }
    }

    fn visit_for_statement(&mut self, it: &ForStatement<'a>) {
        if let Some(init) = &it.init {
            self.visit_for_statement_init(init);
        }
        it.test.iter().chain(&it.update).for_each(|part| self.visit_expression(part));
        self.body(&it.body);
    }

    fn visit_for_in_statement(&mut self, it: &ForInStatement<'a>) {
        self.visit_for_statement_left(&it.left);
        self.visit_expression(&it.right);
        self.body(&it.body);
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        self.visit_for_statement_left(&it.left);
        self.visit_expression(&it.right);
        self.body(&it.body);
    }

    fn visit_while_statement(&mut self, it: &WhileStatement<'a>) {
        self.visit_expression(&it.test);
        self.body(&it.body);
    }

    fn visit_do_while_statement(&mut self, it: &DoWhileStatement<'a>) {
        self.body(&it.body);
        self.visit_expression(&it.test);
    }

    fn visit_with_statement(&mut self, it: &WithStatement<'a>) {
        self.visit_expression(&it.object);
        self.body(&it.body);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        counted(source, false).unwrap().text
    }

    #[test]
    fn a_counter_stands_before_what_happens() {
        for (source, expected) in [
            ("'use strict';\na();\nb()", "'use strict';\n_hit(0);a();\n_hit(1);b()"),
            ("'use strict'\n;a()", "'use strict'\n;_hit(0);a()"),
            ("function f() { return 1 }", "function f() { _hit(0);return 1 }"),
            ("if (a) b(); else c()", "_hit(0);if (a) {_hit(1);b();} else {_hit(2);c()}"),
            ("if (a) b()\nelse if (c) d()", "_hit(0);if (a) {_hit(1);b()}\nelse {_hit(2);if (c) {_hit(3);d()}}"),
            ("for (;;) { a }", "_hit(0);for (;;) { _hit(1);a }"),
            ("for (a of b) c", "_hit(0);for (a of b) {_hit(1);c}"),
            ("do a\nwhile (b) c", "_hit(0);do {_hit(1);a}\nwhile (b) _hit(2);c"),
            ("a: for (;;) continue a", "_hit(0);a: for (;;) {_hit(1);continue a}"),
            ("if (a) function f() {}", "_hit(0);if (a) function f() {}"),
            ("while (a);", "_hit(0);while (a);"),
            ("x = () => y", "_hit(0);x = () => (_hit(1), y)"),
            ("x = () => ({ a })", "_hit(0);x = () => (_hit(1), ({ a }))"),
            ("x = () => { y }", "_hit(0);x = () => { _hit(1);y }"),
            (
                "class A { a = b; c = () => d; e; f() { g } }",
                "_hit(0);class A { a = (_hit(1), b); c = () => (_hit(2), d); e; f() { _hit(3);g } }",
            ),
            ("class A { static { b } }", "_hit(0);class A { static { _hit(1);b } }"),
            (
                "switch (a) { case 1: b; default: { c } }",
                "_hit(0);switch (a) { case 1: _hit(1);b; default: { _hit(2);c } }",
            ),
            (
                "try { a } catch { b } finally { c }",
                "_hit(0);try { _hit(1);a } catch { _hit(2);b } finally { _hit(3);c }",
            ),
            ("import a from 'a'; export const b = a", "import a from 'a'; _hit(0);export const b = a"),
            ("export default () => a", "_hit(0);export default () => (_hit(1), a)"),
            ("export default function () { a }", "export default function () { _hit(0);a }"),
            ("if (a) return; b", "_hit(0);if (a) {_hit(1);return;} _hit(2);b"),
            ("_hit; a", "_hit_(0);_hit; _hit_(1);a"),
        ] {
            assert_eq!(text(source), expected, "{source}");
        }
    }

    #[test]
    fn statements_know_their_lines() {
        let source = "const a =\n  1;\nfunction f(x) {\n  if (x)\n    return a;\n  return (\n    x\n  );\n}\n";
        assert_eq!(counted(source, false).unwrap().lines, [1, 4, 5, 6]);
        assert!(counted("const = 1", false).is_none());
    }

    #[test]
    fn types_are_not_counted() {
        let source = "interface A { a: number }\ntype B = A;\ndeclare const c: A;\ndeclare module 'x' { const d: A; let e: B }\n\
            enum F { G }\nnamespace H { export const i = 1; export type J = A }\nabstract class K { abstract l: A; m = 1 }\n\
            function n(o: A): void;\nfunction n(o: any) { o }\n";
        assert_eq!(counted(source, true).unwrap().lines, [5, 6, 7, 7, 9]);
    }
}

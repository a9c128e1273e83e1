//! TypeScript to JavaScript: types go, what they leave behind is translated, and every piece knows
//! where it came from. Types are not checked. This file alone knows the compiler, which can be left
//! out of a build.

#[cfg(not(feature = "typescript"))]
pub(crate) fn transpile(
    _: &crate::state::ProgramState,
    name: &str,
    _: &str,
) -> Result<qiao_abi::Transpiled, qiao_abi::TranspileError> {
    let message =
        format!("{name} is TypeScript, which this build of qiao lacks: build it with the feature `typescript`");
    Err(qiao_abi::TranspileError { message, place: None })
}

#[cfg(feature = "typescript")]
pub(crate) use compiler::transpile;

#[cfg(feature = "typescript")]
mod compiler {
    use std::path::{Path, PathBuf};
    use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
    use std::sync::mpsc::{self, RecvTimeoutError};
    use std::time::Duration;

    use oxc::allocator::Allocator;
    use oxc::codegen::{Codegen, CodegenOptions};
    use oxc::diagnostics::OxcDiagnostic;
    use oxc::parser::Parser;
    use oxc::semantic::SemanticBuilder;
    use oxc::span::SourceType;
    use oxc::transformer::{Module, TransformOptions, Transformer};
    use qiao_abi::{SourceMapEntry, TranspileError, Transpiled};

    use crate::state::ProgramState;

    /// The compiler walks down into nested code without a limit of its own, so its stack grows with
    /// the text: nothing nests deeper than one level for each byte. Only what is used is ever
    /// allocated.
    const STACK: usize = 1024 * 1024;
    const STACK_PER_BYTE: usize = if cfg!(debug_assertions) { 16 * 1024 } else { 4 * 1024 };
    const LARGEST: usize = 2 * 1024 * 1024;
    /// The longest text that people write takes half a second. The compiler tries unfinished types again
    /// and again, such as `x<y<x<y<`, and takes hours for a megabyte of them.
    const LONGEST: Duration = Duration::from_secs(10);
    /// How often it is looked whether the script was stopped meanwhile.
    const LOOK: Duration = Duration::from_millis(50);
    /// What the compiler takes, in bytes, for each byte of a text.
    const MEMORY_PER_BYTE: usize = 64;
    /// Whether a compiler of this process was left to itself and still runs. There is never a second one: each goes on
    /// taking memory.
    static ABANDONED: AtomicBool = AtomicBool::new(false);

    /// The JavaScript of a TypeScript file. A program whose compiler has to be left to itself is given up.
    pub(crate) fn transpile(state: &ProgramState, name: &str, text: &str) -> Result<Transpiled, TranspileError> {
        let refused = |message: String| Err(TranspileError { message, place: None });
        if text.len() > LARGEST {
            return refused(format!("{name} has more than {LARGEST} bytes, which is too much for TypeScript"));
        }
        let Some(_room) = state.budget.claim(text.len() * MEMORY_PER_BYTE) else {
            return refused(format!("{name}: the program's memory has no room for translating it"));
        };
        if ABANDONED.load(Relaxed) {
            return refused(format!("{name} is not translated: a compiler of this process has not come to an end"));
        }
        match translate_within(LONGEST, &*state.is_stopped, name, text) {
            Ok(translated) => translated,
            Err(Unfinished) => {
                state.given_up.set(true);
                let seconds = LONGEST.as_secs();
                refused(format!("{name} takes more than {seconds} s to translate; is there a type that does not end?"))
            }
        }
    }

    /// A compiler that did not come to an end, and still runs.
    #[derive(Debug)]
    struct Unfinished;

    type Translation = Result<Transpiled, TranspileError>;

    /// The compiler cannot be stopped: its thread is left to itself when the time is over.
    fn translate_within(
        limit: Duration,
        is_stopped: &dyn Fn() -> bool,
        name: &str,
        text: &str,
    ) -> Result<Translation, Unfinished> {
        let refused = |message: String| Err(TranspileError { message, place: None });
        let (done, result) = mpsc::channel();
        let (file, source) = (name.to_owned(), text.to_owned());
        let thread = std::thread::Builder::new().stack_size(STACK + text.len() * STACK_PER_BYTE);
        let thread = thread.spawn(move || {
            if done.send(compile(&file, &source)).is_err() {
                ABANDONED.store(false, Relaxed);
            }
        });
        if let Err(error) = thread {
            return Ok(refused(format!("{name} cannot be translated: {error}")));
        }
        let mut waited = Duration::ZERO;
        while waited < limit && !is_stopped() {
            waited += LOOK.min(limit);
            match result.recv_timeout(LOOK.min(limit)) {
                Ok(translated) => return Ok(translated),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(refused(format!("{name} cannot be translated"))),
            }
        }
        ABANDONED.store(true, Relaxed);
        // It may have come to its end just now.
        result.try_recv().inspect(|_| ABANDONED.store(false, Relaxed)).map_err(|_| Unfinished)
    }

    fn compile(name: &str, text: &str) -> Result<Transpiled, TranspileError> {
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, text, SourceType::ts()).parse();
        refuse_errors(text, parsed.diagnostics.errors())?;
        let mut program = parsed.program;
        let semantic = SemanticBuilder::new().with_check_syntax_error(true).with_enum_eval(true).build(&program);
        refuse_errors(text, semantic.diagnostics.errors())?;
        let scoping = semantic.semantic.into_scoping();
        let options = options();
        let transformed =
            Transformer::new(&allocator, Path::new(name), &options).build_with_scoping(scoping, &mut program);
        refuse_errors(text, transformed.diagnostics.errors())?;
        let options = CodegenOptions { source_map_path: Some(PathBuf::from(name)), ..CodegenOptions::default() };
        let printed = Codegen::new().with_options(options).with_source_text(text).build(&program);
        let tokens = printed.map.iter().flat_map(|map| map.get_tokens());
        let places = tokens.map(|token| SourceMapEntry {
            to: (token.get_dst_line() + 1, token.get_dst_col() + 1),
            from: (token.get_src_line() + 1, token.get_src_col() + 1),
        });
        Ok(Transpiled { places: places.collect(), text: printed.code })
    }

    /// `import a = require()` and `export =` as CommonJS has them; a field that is only declared is
    /// none, as the platforms' own builds have it.
    fn options() -> TransformOptions {
        let mut options = TransformOptions::default();
        options.env.module = Module::CommonJS;
        options.typescript.remove_class_fields_without_initializer = true;
        options
    }

    fn refuse_errors<'a>(
        text: &str,
        mut errors: impl Iterator<Item = &'a OxcDiagnostic>,
    ) -> Result<(), TranspileError> {
        let Some(error) = errors.next() else {
            return Ok(());
        };
        let place = error.labels.first().map(|label| place(text, label.span().start as usize));
        Err(TranspileError { message: error.message.to_string(), place })
    }

    /// Line and column of a byte.
    fn place(text: &str, offset: usize) -> (u32, u32) {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        (line as u32, column as u32)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn transpile(name: &str, text: &str) -> Translation {
            translate_within(Duration::MAX, &|| false, name, text).unwrap()
        }

        fn transpiled(text: &str) -> String {
            transpile("a.ts", text).unwrap().text
        }

        #[test]
        fn types_go_and_what_has_effects_stays() {
            let text = "
                import type { T } from './types';
                import { Unused } from './types';
                import fs = require('./fs');
                enum Color { Red, Green = 4, Blue }
                namespace Space { export const inner = 1; }
                class Point { z: number; constructor(private x: number, public y?: number) {} }
                const all = [Color.Blue, Space.inner, <unknown>fs as T, new Point(1)!] satisfies unknown;
                export = all;";
            let text = transpiled(text);
            assert!(!text.contains("types") && !text.contains("unknown") && !text.contains("z;"), "{text}");
            for part in ["require(\"./fs\")", "module.exports = all", "this.x = x", "Color"] {
                assert!(text.contains(part), "{part}: {text}");
            }
        }

        #[test]
        fn pieces_know_where_they_came_from() {
            let source = "interface A {\n  a: number;\n}\nfunction f(a: A): never {\n  throw new Error('x');\n}\n";
            let Transpiled { text, places } = transpile("a.ts", source).unwrap();
            let line = text.lines().position(|line| line.contains("throw")).unwrap() as u32 + 1;
            assert!(line != 5 && places.iter().any(|moved| moved.to.0 == line && moved.from == (5, 3)), "{places:?}");
        }

        #[test]
        fn errors_have_their_place() {
            let error = transpile("a.ts", "const a: number = 1;\nconst b: = 2;\n").unwrap_err();
            assert_eq!(error.place, Some((2, 10)), "{}", error.message);
            assert!(transpile("a.ts", "let a = 1; let a = 2;").is_err());
        }

        #[test]
        fn what_takes_too_long_is_given_up() {
            let endless = "x<y<".repeat(600);
            assert!(translate_within(Duration::from_millis(20), &|| false, "a.ts", &endless).is_err());
            assert!(translate_within(Duration::MAX, &|| true, "a.ts", &endless).is_err());
        }

        #[test]
        fn nothing_is_nested_too_deeply() {
            for piece in
                ["(", "[", "{", "!", "a=>", "1+", "a?b:", "if(a);else ", "`${", "a.b(", "<T>", "type A=[", "new "]
            {
                let text = piece.repeat(20_000 / piece.len());
                let _ = transpile("a.ts", &text);
                let _ = transpile("a.ts", &format!("{text}1"));
            }
            assert!(transpile("a.ts", &format!("let a = {}{}", "(".repeat(10_000), ")".repeat(10_000))).is_err());
            assert!(transpiled(&format!("let a = {}1", "1+".repeat(10_000))).len() > 20_000);
        }
    }
}

//! TypeScript to JavaScript: types go, and what they leave behind is translated. Types are not checked. Modules stay
//! modules.

use qiao_abi::SourceMap;

/// JavaScript, and where its pieces were written.
type JavaScript = (String, SourceMap);

#[cfg(not(feature = "typescript"))]
pub(super) fn to_javascript(name: &str, _: &str) -> Result<JavaScript, qiao_abi::TranspileError> {
    let message =
        format!("{name} is TypeScript, which this build of qiao lacks: build it with the feature `typescript`");
    Err(qiao_abi::TranspileError { message, place: None })
}

#[cfg(feature = "typescript")]
pub(super) use compiler::to_javascript;

#[cfg(feature = "typescript")]
mod compiler {
    use std::path::{Path, PathBuf};

    use oxc::allocator::Allocator;
    use oxc::codegen::{Codegen, CodegenOptions};
    use oxc::parser::Parser;
    use oxc::semantic::SemanticBuilder;
    use oxc::span::SourceType;
    use oxc::transformer::{Module, TransformOptions, Transformer};
    use qiao_abi::{SourceMap, SourceMapEntry, TranspileError};

    use super::JavaScript;
    use crate::transpile::faults::refuse_errors;

    /// The JavaScript of a TypeScript file.
    pub(in crate::transpile) fn to_javascript(name: &str, text: &str) -> Result<JavaScript, TranspileError> {
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
            copied: false,
        });
        let map = SourceMap(places.collect());
        Ok((printed.code, map))
    }

    /// `import a = require()` and `export =` as CommonJS has them; a field that is only declared is
    /// none, as the platforms' own builds have it.
    fn options() -> TransformOptions {
        let mut options = TransformOptions::default();
        options.env.module = Module::CommonJS;
        options.typescript.remove_class_fields_without_initializer = true;
        options
    }
}

//! Compiles scripts to bytecode. Only the build script uses this file: bytecode can be read only by the same
//! engine version that wrote it.

use std::error::Error;
use std::ffi::CString;

use rquickjs::{Ctx, qjs};

/// Compiles a script. The bytecode omits the source text, which is not needed at run time.
pub(crate) fn compile(ctx: &Ctx<'_>, name: &str, source: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let context = ctx.as_raw().as_ptr();
    let (file, text) = (CString::new(name)?, CString::new(source)?);
    let flags = qjs::JS_EVAL_TYPE_GLOBAL | qjs::JS_EVAL_FLAG_COMPILE_ONLY;
    // SAFETY: name and text are NUL-terminated and outlive the call.
    let script = unsafe { qjs::JS_Eval(context, text.as_ptr(), source.len() as _, file.as_ptr(), flags as i32) };
    // SAFETY: this only looks at the value.
    if unsafe { qjs::JS_IsException(script) } {
        return Err(format!("{name} does not parse: {:?}", ctx.catch()).into());
    }
    let mut size = 0;
    let options = qjs::JS_WRITE_OBJ_BYTECODE | qjs::JS_WRITE_OBJ_STRIP_SOURCE;
    // SAFETY: the script is a compiled one and is released once; QuickJS returns `size` bytes, which are copied
    // and freed.
    unsafe {
        let bytes = qjs::JS_WriteObject(context, &mut size, script, options as i32);
        qjs::JS_FreeValue(context, script);
        if bytes.is_null() {
            return Err(format!("{name} cannot be written as bytecode").into());
        }
        let copy = std::slice::from_raw_parts(bytes, size as usize).to_vec();
        qjs::js_free(context, bytes.cast());
        Ok(copy)
    }
}

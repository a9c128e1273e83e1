//! Temporary.
use rquickjs::{Ctx, Result, Value};
pub struct Inspector;
impl Inspector {
    pub fn new(_: &Ctx<'_>) -> Result<Inspector> {
        Ok(Inspector)
    }
    pub fn format<'js>(&self, ctx: &Ctx<'js>, args: &[Value<'js>]) -> String {
        args.iter()
            .map(|a| {
                if a.is_object() && !a.is_function() && !a.is_error() {
                    crate::take::json(ctx, a).ok().flatten().unwrap_or_default()
                } else {
                    crate::take::text(ctx, a)
                }
            })
            .collect::<Vec<_>>()
            .join(" ")
    }
}

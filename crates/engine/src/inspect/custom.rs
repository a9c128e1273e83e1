//! Objects that define their own text, with Node's method for it. The only place where showing a value runs a
//! function that is not a getter. Knows no kinds of objects.

use rquickjs::function::This;
use rquickjs::object::Property;
use rquickjs::{Ctx, Function, IntoJs, Object, Symbol, Value};

use super::layout::{LINE, SHOWN_ENTRIES};
use super::printer::Printer;
use super::properties::{lookup, method, own_value, quiet};
use super::text::indented;
use crate::raw::Name;

/// The registered symbol that Node uses as the method's key.
const HOOK: &str = "nodejs.util.inspect.custom";

/// How many times in a row a custom method may return another object to show instead.
const SUBSTITUTIONS: usize = 8;

impl<'js> Printer<'_, 'js> {
    /// The text that an object's custom method asks for; `None` if it has no such method or the method
    /// throws.
    pub(super) fn custom(&mut self, shown: &Object<'js>, object: &Object<'js>, level: i32) -> Option<String> {
        let hook = hook(self.ctx, object)?;
        if self.substitutions >= SUBSTITUTIONS || is_prototype(object) {
            return None;
        }
        let options = quiet(self.ctx, self.custom_options())?;
        let depth = self.options.depth - level;
        let text: Value = quiet(self.ctx, hook.call((This(shown.clone()), depth, options)))?;
        if text.is_string() {
            return Some(indented(&self.describe(&text), self.indentation));
        }
        (&text != shown.as_value()).then(|| self.substitute(&text, level))
    }

    fn substitute(&mut self, other: &Value<'js>, level: i32) -> String {
        self.substitutions += 1;
        let text = self.value(other, level);
        self.substitutions -= 1;
        text
    }

    fn custom_options(&self) -> rquickjs::Result<Object<'js>> {
        let options = Object::new(self.ctx.clone())?;
        option(&options, "showHidden", self.options.hidden)?;
        option(&options, "depth", self.options.depth)?;
        option(&options, "colors", false)?;
        option(&options, "customInspect", true)?;
        option(&options, "showProxy", self.options.proxies)?;
        option(&options, "maxArrayLength", SHOWN_ENTRIES)?;
        option(&options, "breakLength", LINE)?;
        Ok(options)
    }
}

/// Defines the option rather than setting it: scripts may have put setters on `Object.prototype`.
fn option<'js>(options: &Object<'js>, name: &str, value: impl IntoJs<'js>) -> rquickjs::Result<()> {
    let value = value.into_js(options.ctx())?;
    options.prop(name, Property::from(value).writable().enumerable().configurable())
}

fn hook<'js>(ctx: &Ctx<'js>, object: &Object<'js>) -> Option<Function<'js>> {
    let symbol = quiet(ctx, Symbol::new_global(ctx.clone(), HOOK))?;
    method(object, Name::Key(symbol.as_value()))
}

/// The method on a class's prototype is meant for its instances, not for the prototype itself.
fn is_prototype(object: &Object<'_>) -> bool {
    let constructor = lookup(object, Name::Text("constructor")).and_then(Value::into_object);
    let prototype = constructor.and_then(|constructor| own_value(&constructor, Name::Text("prototype")));
    prototype.is_some_and(|prototype| &prototype == object.as_value())
}

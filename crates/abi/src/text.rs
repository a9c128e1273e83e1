//! Text that may still be part of what the network received: passed on by all layers and copied by the engine alone,
//! however long it is.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// Text. Clones of shared text are handles to the same one.
#[derive(Clone)]
pub struct Text(Held);

#[derive(Clone)]
enum Held {
    Own(String),
    Shared(Arc<dyn AsRef<str> + Send + Sync>),
}

impl Text {
    /// Text in a buffer that others hold too.
    pub fn shared(text: impl AsRef<str> + Send + Sync + 'static) -> Text {
        Text(Held::Shared(Arc::new(text)))
    }
}

impl Text {
    /// How many bytes it holds that nobody shares.
    pub fn own_bytes(&self) -> usize {
        match &self.0 {
            Held::Own(text) => text.len(),
            Held::Shared(_) => 0,
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Held::Own(text) => text,
            Held::Shared(text) => (**text).as_ref(),
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text(Held::Own(text))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        match text.0 {
            Held::Own(text) => text,
            Held::Shared(text) => (*text).as_ref().to_owned(),
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_and_shared_text_are_alike() {
        let (own, shared) = (Text::from("桥"), Text::shared("桥"));
        assert_eq!(own, shared);
        assert_eq!(format!("{own:?} {shared:?}"), r#""桥" "桥""#);
        assert_eq!([own, shared.clone()].map(String::from), ["桥", "桥"]);
        assert!(std::ptr::eq(&*shared, &*shared.clone()));
    }
}

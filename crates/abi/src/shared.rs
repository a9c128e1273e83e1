//! A value that many requests have in common, such as a URL or a list of headers: held once, with what the network
//! has made of it, so that the network makes it once. It must not know what that is.

use std::any::Any;
use std::cell::OnceCell;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// A value that several requests hold. Clones are handles to the same one.
pub struct Shared<T>(Rc<Held<T>>);

struct Held<T> {
    value: T,
    prepared: OnceCell<Rc<dyn Any>>,
}

impl<T> Shared<T> {
    /// Whether there are other handles to the value, so that what is made of it serves others too.
    pub fn is_shared(&self) -> bool {
        Rc::strong_count(&self.0) > 1
    }

    /// What a reader has made of the value: made at the first call, and kept as long as the value. Only one type is
    /// kept; another one is made at each call.
    pub fn prepared<P: 'static>(&self, prepare: impl FnOnce(&T) -> P) -> Rc<P> {
        let kept = self.0.prepared.get().and_then(|kept| kept.clone().downcast().ok());
        kept.unwrap_or_else(|| {
            let made = Rc::new(prepare(self));
            let _ = self.0.prepared.set(made.clone());
            made
        })
    }
}

impl<T: Clone> Shared<T> {
    /// The value, to be changed: from now on this handle is to a value of its own.
    pub fn to_mut(&mut self) -> &mut T {
        let held = Rc::make_mut(&mut self.0);
        held.prepared = OnceCell::new();
        &mut held.value
    }
}

impl<T: Clone> Clone for Held<T> {
    fn clone(&self) -> Self {
        Held { value: self.value.clone(), prepared: OnceCell::new() }
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Shared(Rc::new(Held { value, prepared: OnceCell::new() }))
    }
}

impl<T: Default> Default for Shared<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_prepared_is_kept_for_all_handles_until_one_changes_the_value() {
        let first: Shared<String> = "ab".to_owned().into();
        assert!(!first.is_shared());
        let mut other = first.clone();
        assert!(first.is_shared() && other.is_shared());
        assert_eq!(*first.prepared(String::len), 2);
        assert_eq!(*other.prepared(|_| -> usize { unreachable!("it is there") }), 2);
        assert_eq!(*first.prepared(|text| text.to_uppercase()), "AB", "of another type");
        other.to_mut().push('c');
        assert_eq!((*other.prepared(String::len), first.as_str()), (3, "ab"));
        let mut alone = other;
        assert!(!alone.is_shared() && !first.is_shared());
        alone.to_mut().clear();
        assert_eq!(*alone.prepared(String::len), 0);
    }
}

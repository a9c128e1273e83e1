//! Rules: a value with the clause it comes from and its evidence, and the macros that make groups of rules enumerable.
//! It must not refer to particular rules.

use qiao_abi::{Evidence, PlatformName};
use serde_json::Value as Json;

/// One rule of one platform.
#[derive(Clone, Debug)]
pub struct Rule<T> {
    /// What the platform does.
    pub value: T,
    /// The clause of the specification.
    pub clause: &'static str,
    /// The evidence for it.
    pub evidence: Evidence,
}

/// A rule that the platform documents; `source` is an id in `docs/spec/sources.toml`.
pub(crate) const fn doc<T>(value: T, clause: &'static str, source: &'static str) -> Rule<T> {
    Rule { value, clause, evidence: Evidence::Doc(source) }
}

/// A rule observed on the platform; `source` is an id in `docs/spec/sources.toml`.
pub(crate) const fn observed<T>(value: T, clause: &'static str, source: &'static str) -> Rule<T> {
    Rule { value, clause, evidence: Evidence::Observed(source) }
}

/// A rule without a source: our default, visible to scripts.
pub(crate) const fn assumed<T>(value: T, clause: &'static str) -> Rule<T> {
    Rule { value, clause, evidence: Evidence::Assumed }
}

/// A rule about a feature that the platform lacks: no script can see its value.
pub(crate) const fn not_applicable<T>(value: T, clause: &'static str) -> Rule<T> {
    Rule { value, clause, evidence: Evidence::NotApplicable }
}

/// A rule for listings, with its name and its value as JSON.
#[derive(Clone, Debug)]
pub struct View {
    /// The group, such as `domains`.
    pub group: &'static str,
    /// The name within the group.
    pub name: &'static str,
    /// Description of the rule, from its doc comment.
    pub about: &'static str,
    /// Its value.
    pub value: Json,
    /// Its clause.
    pub clause: &'static str,
    /// Its evidence.
    pub evidence: Evidence,
}

impl View {
    /// The rule's full name, such as `domains.ports`.
    pub fn path(&self) -> String {
        format!("{}.{}", self.group, self.name)
    }
}

/// The type of a rule's value.
pub(crate) trait Value {
    /// The value in listings.
    fn json(&self) -> Json;
}

/// A named set of rules.
pub(crate) trait Group {
    /// Calls `see` for every rule of the group, in order.
    fn visit(&self, group: &'static str, see: &mut dyn FnMut(View));

    /// Replaces the value of a rule with an alternative; returns whether there is one.
    #[cfg(any(test, feature = "mutation"))]
    fn alter(&mut self, name: &str) -> bool;
}

/// The rule that a verdict is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The platform's display name.
    pub platform: PlatformName,
    /// The rule's full name, such as `domains.lists`.
    pub rule: &'static str,
    /// Its clause.
    pub clause: &'static str,
    /// Its evidence.
    pub evidence: Evidence,
}

/// Takes the basis of `group.name` from resolved rules.
macro_rules! basis {
    ($rules:expr, $group:ident . $name:ident) => {
        $crate::rule::Basis {
            platform: $rules.profile.name,
            rule: concat!(stringify!($group), ".", stringify!($name)),
            clause: $rules.profile.$group.$name.clause,
            evidence: $rules.profile.$group.$name.evidence,
        }
    };
}

/// Declares a group, `Rules => Values`: a struct of rules that can be enumerated with their doc comments, and a struct
/// of the resolved values.
macro_rules! group {
    ($(#[$meta:meta])* pub struct $group:ident => $values:ident { $( #[doc = $about:literal] $name:ident: $ty:ty, )+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $group {
            $( #[doc = $about] pub $name: $crate::rule::Rule<$ty>, )+
        }

        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $values {
            $( #[doc = $about] pub $name: <$ty as $crate::resolve::Resolve>::Plain, )+
        }

        impl $crate::resolve::Resolve for $group {
            type Plain = $values;

            fn resolve(&self, client: $crate::values::Client, base_library: $crate::values::Version) -> $values {
                $values { $( $name: $crate::resolve::Resolve::resolve(&self.$name.value, client, base_library), )+ }
            }
        }

        impl $crate::rule::Group for $group {
            fn visit(&self, group: &'static str, see: &mut dyn FnMut($crate::rule::View)) {
                $( see($crate::rule::View {
                    group,
                    name: stringify!($name),
                    about: $about.trim_ascii(),
                    value: $crate::rule::Value::json(&self.$name.value),
                    clause: self.$name.clause,
                    evidence: self.$name.evidence,
                }); )+
            }

            #[cfg(any(test, feature = "mutation"))]
            fn alter(&mut self, name: &str) -> bool {
                match name {
                    $( stringify!($name) => $crate::mutate::alter(&mut self.$name.value), )+
                    _ => false,
                }
            }
        }
    };
}

/// Declares an enum whose variants are listed by name.
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $choice:ident { $( #[doc = $about:literal] $variant:ident, )+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $choice { $( #[doc = $about] $variant, )+ }

        impl $crate::rule::Value for $choice {
            fn json(&self) -> serde_json::Value {
                match self { $( $choice::$variant => stringify!($variant).into(), )+ }
            }
        }

        $crate::resolve::plain!($choice);

        #[cfg(any(test, feature = "mutation"))]
        impl $crate::mutate::Mutate for $choice {
            fn mutated(&self) -> Option<Self> {
                $crate::mutate::next(&[ $( $choice::$variant, )+ ], self)
            }
        }
    };
}

pub(crate) use {basis, choice, group};

impl Value for bool {
    fn json(&self) -> Json {
        (*self).into()
    }
}

impl Value for u32 {
    fn json(&self) -> Json {
        (*self).into()
    }
}

impl Value for u64 {
    fn json(&self) -> Json {
        (*self).into()
    }
}

impl Value for f64 {
    fn json(&self) -> Json {
        (*self).into()
    }
}

impl Value for &'static str {
    fn json(&self) -> Json {
        (*self).into()
    }
}

impl Value for crate::values::Version {
    fn json(&self) -> Json {
        self.to_string().into()
    }
}

impl Value for crate::values::Client {
    fn json(&self) -> Json {
        self.name().into()
    }
}

impl<T: Value> Value for Option<T> {
    fn json(&self) -> Json {
        self.as_ref().map_or(Json::Null, Value::json)
    }
}

impl<T: Value> Value for &'static [T] {
    fn json(&self) -> Json {
        self.iter().map(Value::json).collect()
    }
}

impl<A: Value, B: Value> Value for (A, B) {
    fn json(&self) -> Json {
        Json::Array(vec![self.0.json(), self.1.json()])
    }
}

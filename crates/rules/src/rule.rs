//! What a rule is: a value with the clause it comes from and how sure we are of it; and the
//! macros that make groups of rules enumerable. It knows no particular rule.

use qiao_abi::Evidence;
use serde_json::Value as Json;

/// One rule of one platform.
#[derive(Clone, Debug)]
pub struct Rule<T> {
    /// What the platform does.
    pub value: T,
    /// The clause of the specification that says so.
    pub clause: &'static str,
    /// How we know.
    pub evidence: Evidence,
}

/// A rule that the platform documents; `source` is an id of `docs/spec/sources.toml`.
pub(crate) const fn doc<T>(value: T, clause: &'static str, source: &'static str) -> Rule<T> {
    Rule { value, clause, evidence: Evidence::Doc(source) }
}

/// A rule that was seen on the platform; `source` is an id of `docs/spec/sources.toml`.
pub(crate) const fn observed<T>(value: T, clause: &'static str, source: &'static str) -> Rule<T> {
    Rule { value, clause, evidence: Evidence::Observed(source) }
}

/// A rule that no source confirms: our default, which script can see.
pub(crate) const fn assumed<T>(value: T, clause: &'static str) -> Rule<T> {
    Rule { value, clause, evidence: Evidence::Assumed }
}

/// A rule about what the platform does not have: no script can see its value.
pub(crate) const fn not_applicable<T>(value: T, clause: &'static str) -> Rule<T> {
    Rule { value, clause, evidence: Evidence::NotApplicable }
}

/// A rule as it is listed: with its name, and its value as JSON.
#[derive(Clone, Debug)]
pub struct View {
    /// The group, such as `domains`.
    pub group: &'static str,
    /// The name within the group.
    pub name: &'static str,
    /// What the rule is about, from its documentation.
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

/// A value that a rule can have.
pub(crate) trait Value {
    /// The value as it is listed.
    fn json(&self) -> Json;
}

/// A named set of rules.
pub(crate) trait Group {
    /// Shows every rule of the group, in order.
    fn visit(&self, group: &'static str, see: &mut dyn FnMut(View));

    /// Gives the rule of that name another value; says whether there is one.
    #[cfg(any(test, feature = "mutation"))]
    fn alter(&mut self, name: &str) -> bool;
}

/// Which rule decided: what a verdict is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The platform, as people call it.
    pub platform: &'static str,
    /// The rule's full name, such as `domains.lists`.
    pub rule: &'static str,
    /// Its clause.
    pub clause: &'static str,
    /// Its evidence.
    pub evidence: Evidence,
}

/// The basis `group.name` of resolved rules.
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

/// Declares a group, `Rules => Values`: a struct of rules that can be enumerated with their documentation, and one of
/// the plain values to which they are resolved.
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

/// Declares a closed choice: an enum whose variants are listed by name.
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

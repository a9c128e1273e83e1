//! Types of rule values: clients, versions, and values that depend on them. They define the meaning of each choice;
//! `platforms/` makes the choices.

use std::fmt;
use std::str::FromStr;

use serde_json::{Value as Json, json};

use crate::rule::Value;

/// The emulated client of a platform. Clients differ in headers and error texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Client {
    /// The Android app.
    #[default]
    Android,
    /// The iOS app.
    Ios,
    /// The developer tools on a desktop.
    Devtools,
    /// The desktop app.
    Pc,
}

impl Client {
    /// Every client.
    pub const ALL: &[Client] = &[Client::Android, Client::Ios, Client::Devtools, Client::Pc];

    /// The name on command lines.
    pub const fn name(self) -> &'static str {
        match self {
            Client::Android => "android",
            Client::Ios => "ios",
            Client::Devtools => "devtools",
            Client::Pc => "pc",
        }
    }
}

/// A version of a base library: major, minor, patch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub u16, pub u16, pub u16);

/// The text is not a valid version.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("invalid version `{0}` (expected for example 3.17.0)")]
pub struct BadVersion(String);

impl FromStr for Version {
    type Err = BadVersion;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || BadVersion(text.to_owned());
        let mut parts = [0; 3];
        let mut given = text.split('.');
        for part in &mut parts {
            *part = given.next().unwrap_or("0").parse().map_err(|_| bad())?;
        }
        if given.next().is_some() { Err(bad()) } else { Ok(Version(parts[0], parts[1], parts[2])) }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// One value per client.
#[derive(Clone, Copy, Debug)]
pub struct PerClient<T> {
    /// On Android.
    pub android: T,
    /// On iOS.
    pub ios: T,
    /// In the developer tools.
    pub devtools: T,
    /// On a desktop.
    pub pc: T,
}

impl<T: Copy> PerClient<T> {
    /// The same value for every client.
    pub const fn all(value: T) -> Self {
        PerClient { android: value, ios: value, devtools: value, pc: value }
    }

    /// The value for a client.
    pub const fn on(&self, client: Client) -> T {
        match client {
            Client::Android => self.android,
            Client::Ios => self.ios,
            Client::Devtools => self.devtools,
            Client::Pc => self.pc,
        }
    }
}

impl<T: Value> Value for PerClient<T> {
    fn json(&self) -> Json {
        let [android, ios, devtools, pc] = [&self.android, &self.ios, &self.devtools, &self.pc].map(Value::json);
        if [&ios, &devtools, &pc].into_iter().all(|other| *other == android) {
            return android;
        }
        json!({ "android": android, "ios": ios, "devtools": devtools, "pc": pc })
    }
}

/// A value that depends on the version of the base library: pairs of first version and value, oldest first. The first
/// value also applies to older versions.
#[derive(Clone, Copy, Debug)]
pub struct Dated<T: 'static>(pub &'static [(Version, T)]);

impl<T: Copy> Dated<T> {
    /// The value in a version. The list must not be empty, which a test of the profiles checks.
    pub fn at(&self, version: Version) -> T {
        let mut value = self.0[0].1;
        for (since, newer) in self.0 {
            if *since <= version {
                value = *newer;
            }
        }
        value
    }
}

impl<T: Value> Value for Dated<T> {
    fn json(&self) -> Json {
        match self.0 {
            [(_, only)] => only.json(),
            entries => entries
                .iter()
                .map(|(since, value)| json!({ "since": since.to_string(), "value": value.json() }))
                .collect(),
        }
    }
}

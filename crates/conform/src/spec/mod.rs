//! The specification in `docs/spec` as data: its clauses and the sources that they cite. The binary contains
//! it compressed and decodes it on first use. It must not know rules or cases.

mod clause;
mod fault;
mod items;
mod markdown;
mod source;
mod titles;

use std::collections::HashMap;
use std::io::Read;
use std::sync::OnceLock;

use flate2::read::ZlibDecoder;

pub use clause::{Citation, Clause, Confidence, Degree};
pub use fault::BadSpec;
pub use source::{Locator, Source, SourceKind};

use crate::shipped::SPEC;

/// The file with the sources.
const SOURCES: &str = "sources.toml";

/// All clauses and sources.
#[derive(Clone, Debug)]
pub struct Spec {
    clauses: Vec<Clause>,
    sources: Vec<Source>,
    places: HashMap<String, usize>,
}

impl Spec {
    /// The specification compiled into the binary.
    ///
    /// # Errors
    /// One of its files is malformed.
    pub fn shipped() -> Result<&'static Spec, BadSpec> {
        static SHIPPED: OnceLock<Result<Spec, BadSpec>> = OnceLock::new();
        SHIPPED.get_or_init(|| Spec::parse(&unpacked()?)).as_ref().map_err(Clone::clone)
    }

    /// Parses files, given by name and text: `sources.toml`, and all others as Markdown with clauses.
    ///
    /// # Errors
    /// A file does not have the form that `docs/spec/README.md` describes, two clauses have the same id, or a
    /// clause cites an unknown source.
    pub fn parse(files: &[(String, String)]) -> Result<Spec, BadSpec> {
        let mut spec = Spec { clauses: Vec::new(), sources: Vec::new(), places: HashMap::new() };
        for (name, text) in files {
            if name == SOURCES {
                spec.sources = source::parse(name, text)?;
            } else {
                spec.clauses.extend(markdown::parse(name, text)?);
            }
        }
        for (place, clause) in spec.clauses.iter().enumerate() {
            if spec.places.insert(clause.id.clone(), place).is_some() {
                return Err(clause.fault(format!("{} is there twice", clause.id)));
            }
            if let Some(unknown) = clause.cited().find(|id| spec.source(id).is_none()) {
                return Err(clause.fault(format!("{} cites `{unknown}`, which {SOURCES} does not have", clause.id)));
            }
        }
        Ok(spec)
    }

    /// Every clause, file by file and in the order of each file.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The clause with this id, in upper or lower case.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.places.get(&id.to_ascii_uppercase()).map(|place| &self.clauses[*place])
    }

    /// Every source, by id.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.binary_search_by(|source| source.id.as_str().cmp(id)).ok().map(|place| &self.sources[place])
    }
}

fn unpacked() -> Result<Vec<(String, String)>, BadSpec> {
    let unpack = |(name, bytes): &(&str, &[u8])| {
        let mut text = String::new();
        match ZlibDecoder::new(*bytes).read_to_string(&mut text) {
            Ok(_) => Ok(((*name).to_owned(), text)),
            Err(error) => Err(BadSpec::new(name, 0, error)),
        }
    };
    SPEC.iter().map(unpack).collect()
}

#[cfg(test)]
mod tests;

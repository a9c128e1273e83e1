//! What a clause or a rule means: its text and sources, the rules that rest on a clause with their values,
//! and the cases that check it. Printing is not done here.

mod json;
mod names;
mod value;

use qiao::{Platform, View};

use crate::case::{BadCase, Case};
use crate::clause::ClauseList;
use crate::shipped::shipped;
use crate::spec::{BadSpec, Citation, Clause, Source, Spec};

pub use names::UnknownName;
pub use value::{ClientValue, DatedValue};

/// All that can be explained: the clauses, rules and cases that are shipped.
#[derive(Debug)]
pub struct Explainer {
    spec: &'static Spec,
    clauses: ClauseList,
    rules: Vec<PlatformRule>,
    cases: Vec<Case>,
}

/// What is shipped is malformed.
#[derive(Debug, thiserror::Error)]
pub enum NotShipped {
    /// The specification is.
    #[error(transparent)]
    Spec(#[from] BadSpec),
    /// A case is.
    #[error(transparent)]
    Case(#[from] BadCase),
}

/// A clause or a rule with all that belongs to it.
#[derive(Debug)]
pub enum Explained<'a> {
    /// A clause.
    Clause(ExplainedClause<'a>),
    /// A rule.
    Rule(ExplainedRule<'a>),
}

/// A clause with all that belongs to it.
#[derive(Debug)]
pub struct ExplainedClause<'a> {
    /// The clause.
    pub clause: &'a Clause,
    /// Its sources, in its order; no source where the clause says that there is none.
    pub sources: Vec<(&'a Citation, Option<&'a Source>)>,
    /// The rules that rest on it.
    pub rules: Vec<&'a PlatformRule>,
    /// The cases that check it.
    pub cases: Vec<&'a Case>,
    /// Why no case does: a mark such as `later`, and the reason.
    pub excuse: Option<(&'a str, &'a str)>,
}

/// A rule with all that belongs to it.
#[derive(Debug)]
pub struct ExplainedRule<'a> {
    /// Its name, such as `domains.bare_entry`.
    pub path: String,
    /// What it is about.
    pub about: &'static str,
    /// What it says on each platform.
    pub platforms: Vec<&'a PlatformRule>,
    /// The clauses that it rests on.
    pub clauses: Vec<ExplainedClause<'a>>,
}

/// A rule as one platform has it.
#[derive(Clone, Debug)]
pub struct PlatformRule {
    /// The platform.
    pub platform: Platform,
    /// The rule.
    pub view: View,
    /// Its values, one entry for the clients that are alike.
    pub values: Vec<ClientValue>,
}

impl Explainer {
    /// Everything that is shipped.
    ///
    /// # Errors
    /// The specification or a case is malformed.
    pub fn shipped() -> Result<Explainer, NotShipped> {
        let rules = Platform::ALL.iter().flat_map(|platform| {
            let rules = platform.profile().rules().into_iter();
            rules.map(|view| PlatformRule { platform: *platform, values: value::per_client(&view.value), view })
        });
        Ok(Explainer {
            spec: Spec::shipped()?,
            clauses: ClauseList::shipped()?,
            rules: rules.collect(),
            cases: shipped()?,
        })
    }

    /// Explains the clause or rule of this name, in upper or lower case; on one platform, if one is given.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn explain(&self, name: &str, platform: Option<Platform>) -> Result<Explained<'_>, UnknownName> {
        if let Some(clause) = self.spec.clause(name) {
            return Ok(Explained::Clause(self.clause(clause, platform)));
        }
        let is_meant = |rule: &&PlatformRule| rule.view.path().eq_ignore_ascii_case(name) && rule.is_on(platform);
        let platforms: Vec<&PlatformRule> = self.rules.iter().filter(is_meant).collect();
        let Some(first) = platforms.first() else { return Err(self.unknown(name)) };
        let mut clauses: Vec<ExplainedClause<'_>> = Vec::new();
        for clause in platforms.iter().filter_map(|rule| self.spec.clause(rule.view.clause)) {
            if clauses.iter().all(|other| other.clause.id != clause.id) {
                clauses.push(self.clause(clause, platform));
            }
        }
        let (path, about) = (first.view.path(), first.view.about);
        Ok(Explained::Rule(ExplainedRule { path, about, platforms, clauses }))
    }

    /// The fault of a name that nobody has, with near ones.
    pub fn unknown(&self, name: &str) -> UnknownName {
        let mut known: Vec<String> = self.spec.clauses().iter().map(|clause| clause.id.clone()).collect();
        known.extend(self.rules.iter().map(|rule| rule.view.path()));
        UnknownName { name: name.to_owned(), near: names::near(name, known.iter().map(String::as_str)) }
    }

    fn clause<'a>(&'a self, clause: &'a Clause, platform: Option<Platform>) -> ExplainedClause<'a> {
        let rules = self.rules.iter().filter(|rule| rule.view.clause == clause.id && rule.is_on(platform));
        let is_meant = |case: &&Case| {
            case.clauses.contains(&clause.id) && platform.is_none_or(|platform| case.platforms.contains(&platform))
        };
        let source =
            |citation: &'a Citation| (citation, citation.source.as_deref().and_then(|id| self.spec.source(id)));
        ExplainedClause {
            clause,
            sources: clause.sources.iter().map(source).collect(),
            rules: rules.collect(),
            cases: self.cases.iter().filter(is_meant).collect(),
            excuse: self.clauses.excuse(&clause.id).map(|excuse| (excuse.mark.as_str(), excuse.reason.as_str())),
        }
    }
}

impl PlatformRule {
    fn is_on(&self, platform: Option<Platform>) -> bool {
        platform.is_none_or(|platform| self.platform == platform)
    }
}

#[cfg(test)]
mod tests;

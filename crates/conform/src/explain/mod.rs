//! Explains a clause or a rule: its text and sources, the rules that rest on a clause with their values, and
//! the cases that check it. Printing is not done here.

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

/// What can be explained: the clauses, rules and cases compiled into the binary.
#[derive(Debug)]
pub struct Explainer {
    spec: &'static Spec,
    clauses: ClauseList,
    rules: Vec<PlatformRule>,
    cases: Vec<Case>,
}

/// The data compiled into the binary is malformed.
#[derive(Debug, thiserror::Error)]
pub enum NotShipped {
    /// The specification is malformed.
    #[error(transparent)]
    Spec(#[from] BadSpec),
    /// A case is malformed.
    #[error(transparent)]
    Case(#[from] BadCase),
}

/// A clause or a rule with its context.
#[derive(Debug)]
pub enum Explained<'a> {
    /// A clause, its sources, rules and cases.
    Clause(ExplainedClause<'a>),
    /// A rule, its values and clauses.
    Rule(ExplainedRule<'a>),
}

/// A clause with its context.
#[derive(Debug)]
pub struct ExplainedClause<'a> {
    /// The clause itself.
    pub clause: &'a Clause,
    /// Its sources in the order of citation; `None` if the clause states that there is no source.
    pub sources: Vec<(&'a Citation, Option<&'a Source>)>,
    /// The rules that rest on it.
    pub rules: Vec<&'a PlatformRule>,
    /// The cases that check it.
    pub cases: Vec<&'a Case>,
    /// Why it has no case: a mark such as `later`, and the reason.
    pub excuse: Option<(&'a str, &'a str)>,
}

/// A rule with its context.
#[derive(Debug)]
pub struct ExplainedRule<'a> {
    /// Its name, such as `domains.bare_entry`.
    pub path: String,
    /// What it is about.
    pub about: &'static str,
    /// The rule on each platform.
    pub platforms: Vec<&'a PlatformRule>,
    /// The clauses that it rests on.
    pub clauses: Vec<ExplainedClause<'a>>,
}

/// A rule of one platform.
#[derive(Clone, Debug)]
pub struct PlatformRule {
    /// The platform that has the rule.
    pub platform: Platform,
    /// The rule as the profile lists it.
    pub view: View,
    /// Its values; clients with the same value share an entry.
    pub values: Vec<ClientValue>,
}

impl Explainer {
    /// Loads everything compiled into the binary.
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

    /// Explains the clause or rule of this name, in upper or lower case; rules on one platform only, if it is
    /// given.
    ///
    /// # Errors
    /// There is no clause or rule of this name.
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

    /// The error for an unknown name, with similar names.
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

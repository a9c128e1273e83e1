//! Explanations as JSON. The member names are a contract.

use serde_json::{Value, json};

use super::{ClientValue, DatedValue, Explained, ExplainedClause, ExplainedRule, PlatformRule};
use crate::case::Case;
use crate::shipped::case_path;
use crate::spec::{Citation, Confidence, Locator, Source};

impl Explained<'_> {
    /// An object with the member `clause` or the member `rule`.
    pub fn json(&self) -> Value {
        match self {
            Explained::Clause(clause) => clause.json(),
            Explained::Rule(rule) => rule.json(),
        }
    }
}

impl ExplainedClause<'_> {
    fn json(&self) -> Value {
        let clause = self.clause;
        json!({
            "clause": clause.id, "area": clause.area, "title": clause.title, "statement": clause.statement,
            "observe": clause.observe, "confidence": list(&clause.confidence, confidence),
            "sources": list(&self.sources, |(citation, source)| cited(citation, *source)),
            "default": clause.default, "applies": clause.applies, "place": format!("docs/spec/{}", clause.place()),
            "rules": list(&self.rules, |rule| on_platform(rule)), "cases": list(&self.cases, |case| checking(case)),
            "without_case": self.excuse.map(|(mark, reason)| json!({ "mark": mark, "reason": reason })),
        })
    }
}

impl ExplainedRule<'_> {
    fn json(&self) -> Value {
        json!({
            "rule": self.path, "about": self.about, "platforms": list(&self.platforms, |rule| on_platform(rule)),
            "clauses": list(&self.clauses, ExplainedClause::json),
        })
    }
}

fn list<T>(items: &[T], json: impl Fn(&T) -> Value) -> Value {
    items.iter().map(json).collect()
}

fn confidence(confidence: &Confidence) -> Value {
    json!({ "word": confidence.degree.name(), "remark": confidence.remark })
}

fn cited(citation: &Citation, source: Option<&Source>) -> Value {
    let Some(source) = source else { return json!({ "source": citation.source, "remark": citation.remark }) };
    let place = match &source.locator {
        Locator::Page(_) | Locator::NotKept => None,
        Locator::Repository(place, _) | Locator::Package(place, _) => Some(place),
    };
    json!({
        "source": source.id, "remark": citation.remark, "title": source.title, "kind": source.kind.name(),
        "link": source.link().map(|link| link.as_str()), "place": place, "read": source.read, "note": source.note,
    })
}

fn on_platform(rule: &PlatformRule) -> Value {
    json!({
        "rule": rule.view.path(), "platform": rule.platform.to_string(), "about": rule.view.about,
        "values": list(&rule.values, on_clients), "clause": rule.view.clause,
        "evidence": rule.view.evidence.name(), "source": rule.view.evidence.source(),
    })
}

fn on_clients(value: &ClientValue) -> Value {
    json!({
        "clients": list(&value.clients, |client| client.name().into()),
        "values": list(&value.values, |DatedValue { since, value }| json!({ "since": since, "value": value })),
    })
}

fn checking(case: &Case) -> Value {
    let platforms: Vec<String> = case.platforms.iter().map(ToString::to_string).collect();
    json!({ "case": case.name, "path": case_path(&case.name), "title": case.title, "platforms": platforms })
}

//! Everything in the binary can be explained, and each explanation only has what belongs to it.

use std::path::Path;

use super::*;

fn explained<'a>(all: &'a Explainer, name: &str, platform: Option<Platform>) -> Explained<'a> {
    all.explain(name, platform).unwrap_or_else(|unknown| panic!("{unknown}"))
}

#[test]
fn every_clause_can_be_explained() {
    let all = Explainer::shipped().unwrap();
    for clause in Spec::shipped().unwrap().clauses() {
        let Explained::Clause(found) = explained(&all, &clause.id.to_lowercase(), None) else {
            panic!("{} is not explained as a clause", clause.id)
        };
        assert_eq!(found.clause, clause);
        assert_eq!(found.sources.len(), clause.sources.len(), "{}", clause.id);
        assert!(found.rules.iter().all(|rule| rule.view.clause == clause.id), "{}", clause.id);
        let json = Explained::Clause(found).json();
        assert_eq!(json["clause"], clause.id.as_str());
        for source in json["sources"].as_array().unwrap() {
            assert!(source["source"].is_null() || !source["title"].is_null(), "{source}");
        }
    }
}

#[test]
fn every_rule_of_every_platform_can_be_explained() {
    let all = Explainer::shipped().unwrap();
    for platform in Platform::ALL {
        for view in platform.profile().rules() {
            let Explained::Rule(found) = explained(&all, &view.path(), Some(platform)) else {
                panic!("{} is not explained as a rule", view.path())
            };
            assert_eq!((found.path.as_str(), found.about), (view.path().as_str(), view.about));
            let [rule] = found.platforms.as_slice() else { panic!("{} is there more than once", found.path) };
            let clients: usize = rule.values.iter().map(|value| value.clients.len()).sum();
            assert_eq!((rule.platform, clients), (platform, qiao::Client::ALL.len()), "{}", found.path);
            assert!(rule.values.iter().all(|value| !value.values.is_empty()), "{}", found.path);
            let [clause] = found.clauses.as_slice() else { panic!("{} rests on no clause", found.path) };
            assert_eq!(clause.clause.id, view.clause, "{}", found.path);
            assert!(clause.rules.iter().any(|other| other.view.path() == found.path), "{}", found.path);
            assert_eq!(Explained::Rule(found).json()["rule"], view.path());
        }
    }
}

#[test]
fn without_a_platform_a_rule_is_shown_on_all() {
    let all = Explainer::shipped().unwrap();
    let Explained::Rule(rule) = explained(&all, "Domains.Bare_Entry", None) else { panic!("not a rule") };
    assert_eq!(rule.platforms.iter().map(|rule| rule.platform).collect::<Vec<_>>(), Platform::ALL);
    assert!(rule.clauses.len() > 1 && rule.clauses.iter().any(|clause| clause.clause.id == "WX-DOM-013"));
}

#[test]
fn what_checks_a_clause_is_on_the_platform_that_is_asked_for() {
    let all = Explainer::shipped().unwrap();
    let Explained::Clause(clause) = explained(&all, "WX-DOM-013", Some(Platform::Wx)) else { panic!("not a clause") };
    assert!(!clause.rules.is_empty() && !clause.cases.is_empty());
    let Explained::Clause(clause) = explained(&all, "WX-DOM-013", Some(Platform::Swan)) else { panic!("not a clause") };
    assert!(clause.rules.is_empty() && clause.cases.is_empty());
}

#[test]
fn a_case_has_a_path_that_leads_to_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for case in shipped().unwrap() {
        assert!(root.join(crate::case_path(&case.name)).is_file(), "{}", case.name);
    }
}

#[test]
fn what_nobody_has_is_told_with_near_names() {
    let all = Explainer::shipped().unwrap();
    let near = |name: &str| all.explain(name, None).unwrap_err().near;
    assert!(near("WX-DOM-913").contains(&"WX-DOM-013".to_owned()));
    assert_eq!(near("domains.bare_entri")[0], "domains.bare_entry");
    assert_eq!(near("bare_entry")[0], "domains.bare_entry");
    assert!(near("xyzzy plugh").is_empty());
}

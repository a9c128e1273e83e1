//! `qiao rules`: prints the profiles as text, JSON or Markdown, and the differences between two.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::print::println;
use anstyle::{AnsiColor, Style};
use qiao::{Evidence, Language, Platform, View};
use qiao_conform::{Explainer, source_title};
use serde_json::{Map, Value, json};

use crate::args::{Rules, RulesCommand};
use crate::messages::Message;
use crate::print::degree;
use crate::{Exit, Fault, surface, words};

const NAME: Style = AnsiColor::Cyan.on_default();
const DIM: Style = Style::new().dimmed();

/// Prints the selected rules.
pub(crate) fn print(args: &Rules) -> Result<Exit, Fault> {
    match &args.command {
        Some(RulesCommand::Diff { a, b, json }) => {
            diff(*a, *b, *json);
            return Ok(Exit::Good);
        }
        Some(RulesCommand::Surface { platform, json }) => {
            surface::print(&platform.map_or(Platform::ALL.to_vec(), |platform| vec![platform]), *json);
            return Ok(Exit::Good);
        }
        None => {}
    }
    let chosen = chosen(args)?;
    if args.json {
        let listed = |rules: &[View]| rules.iter().map(as_json).collect::<Value>();
        let all: Map<String, Value> =
            chosen.iter().map(|(platform, rules)| (platform.to_string(), listed(rules))).collect();
        println!("{:#}", Value::Object(all));
    } else {
        let show = if args.markdown { markdown } else { text };
        chosen.iter().for_each(|(platform, rules)| show(*platform, rules));
    }
    Ok(Exit::Good)
}

/// The selected rules of each platform, without platforms that have none of them.
fn chosen(args: &Rules) -> Result<Vec<(Platform, Vec<View>)>, Fault> {
    let platforms = args.platform.map_or(Platform::ALL.to_vec(), |platform| vec![platform]);
    let all: Vec<(Platform, Vec<View>)> =
        platforms.into_iter().map(|platform| (platform, platform.profile().rules())).collect();
    for name in &args.names {
        if !all.iter().flat_map(|(_, rules)| rules).any(|rule| is_meant(rule, name)) {
            return Err(unknown(name));
        }
    }
    let named = |rule: &View| args.names.is_empty() || args.names.iter().any(|name| is_meant(rule, name));
    let chosen =
        all.into_iter().map(|(platform, rules)| (platform, rules.into_iter().filter(named).collect::<Vec<_>>()));
    Ok(chosen.filter(|(_, rules)| !rules.is_empty()).collect())
}

/// Whether a rule's name or clause starts with a text, ignoring case.
fn is_meant(rule: &View, name: &str) -> bool {
    let begins = |text: &str| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    begins(&rule.path()) || begins(rule.clause)
}

/// A clause may exist without any rule based on it.
fn unknown(name: &str) -> Fault {
    match Explainer::shipped() {
        Ok(all) if all.explain(name, None).is_ok() => Fault::usage(Message::NoRule { clause: name.to_owned() }.said()),
        Ok(all) => Fault::wrong(&all.unknown(name)),
        Err(broken) => Fault::of(broken),
    }
}

fn as_json(rule: &View) -> Value {
    json!({
        "rule": rule.path(), "value": rule.value, "clause": rule.clause,
        "evidence": rule.evidence.name(), "source": rule.evidence.source(), "about": rule.about,
    })
}

/// The clause of a rule, and its evidence: `WX-DOM-013, documented: Network usage guide`.
fn from(rule: &View) -> String {
    Message::RuleFrom { clause: rule.clause, evidence: evidence(rule.evidence) }.said()
}

/// How sure a rule is, and its source: `documented: Network usage guide`.
pub(crate) fn evidence(evidence: Evidence) -> String {
    let degree = degree(evidence);
    source_title(evidence, words::here().language)
        .map_or(degree.clone(), |title| Message::DegreeFrom { degree, title }.said())
}

/// What each rule is about, in Chinese: a line for each, as in `app.client = …`.
static CHINESE: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("chinese.txt").lines();
    lines.filter_map(|line| line.split_once(" = ")).collect()
});

fn about(rule: &View) -> &'static str {
    description(&rule.path(), rule.about)
}

/// What a rule is about, in the language of this run.
pub(crate) fn description(path: &str, english: &'static str) -> &'static str {
    match words::here().language {
        Language::Chinese => CHINESE.get(path).copied().unwrap_or(english),
        _ => english,
    }
}

/// A platform with its id: `WeChat (wx)`.
pub(crate) fn heading(platform: Platform) -> String {
    Message::PlatformHeading { name: platform.profile().name, id: platform.to_string() }.said()
}

fn text(platform: Platform, rules: &[View]) {
    println!("{}", heading(platform));
    for rule in rules {
        println!("  {NAME}{}{NAME:#} = {}", rule.path(), rule.value);
        println!("      {DIM}{}{DIM:#}", Message::AboutFrom { about: about(rule), from: from(rule) }.said());
    }
    println!();
}

fn markdown(platform: Platform, rules: &[View]) {
    println!("# {} (`{platform}`)\n", platform.profile().name.within(words::here().language));
    let mut group = "";
    for rule in rules {
        if rule.group != group {
            group = rule.group;
            let titles = [Message::Rule, Message::Value, Message::About, Message::Clause].map(|title| title.said());
            println!("\n## {group}\n\n| {} |\n| --- | --- | --- | --- |", titles.join(" | "));
        }
        let value = rule.value.to_string().replace('|', "\\|");
        println!("| `{}` | `{value}` | {} | {} |", rule.name, about(rule), from(rule));
    }
    println!();
}

fn diff(a: Platform, b: Platform, as_json: bool) {
    let pairs = a.profile().rules().into_iter().zip(b.profile().rules());
    let differing: Vec<(View, View)> = pairs.filter(|(a, b)| a.value != b.value).collect();
    if as_json {
        let list: Vec<Value> = differing
            .iter()
            .map(|(left, right)| {
                json!({
                    "rule": left.path(), a.to_string(): left.value, b.to_string(): right.value,
                    "clauses": [left.clause, right.clause], "about": left.about,
                })
            })
            .collect();
        println!("{:#}", Value::Array(list));
        return;
    }
    for (left, right) in &differing {
        println!("{NAME}{}{NAME:#}  {DIM}{}{DIM:#}", left.path(), about(left));
        println!("  {a:<10} {}  {DIM}{}{DIM:#}", left.value, Message::InBrackets { text: from(left) }.said());
        println!("  {b:<10} {}  {DIM}{}{DIM:#}", right.value, Message::InBrackets { text: from(right) }.said());
    }
    let (count, of) = (differing.len(), a.profile().rules().len());
    println!("{}", Message::Differing { count, of }.said());
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_is_described_in_chinese() {
        let rules = Platform::ALL.iter().flat_map(|platform| platform.profile().rules());
        let names: BTreeSet<String> = rules.map(|rule| rule.path()).collect();
        let known: BTreeSet<String> = CHINESE.keys().map(|&name| name.to_owned()).collect();
        let (missing, stale): (Vec<_>, Vec<_>) =
            (names.difference(&known).collect(), known.difference(&names).collect());
        assert!(missing.is_empty(), "no line in chinese.txt for {missing:?}");
        assert!(stale.is_empty(), "chinese.txt has no longer a rule for {stale:?}");
        for (name, text) in CHINESE.iter() {
            let own = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            assert!(text.chars().any(own) || *text == "User-Agent", "{name} = {text}");
        }
    }
}

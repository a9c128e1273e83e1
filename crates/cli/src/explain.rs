//! `qiao explain`: prints a clause or a rule as text or JSON. The crate `conform` collects the content.

use crate::print::println;
use anstyle::{AnsiColor, Style};
use qiao::Language;
use qiao_conform::{
    Case, Citation, ClientValue, Confidence, DatedValue, Degree, Explained, ExplainedClause, ExplainedRule, Explainer,
    PlatformRule, Source, SourceKind, case_path,
};
use serde_json::Value;

use crate::args::Explain;
use crate::messages::Message;
use crate::print::padded;
use crate::{Exit, Fault, rules, words};

/// The URL of the manual, which contains the specification with an anchor for each clause.
const MANUAL: &str = "https://qiao-host.github.io/qiao";

const NAME: Style = AnsiColor::Cyan.on_default();
const HEAD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Most cases printed per clause.
const CASES: usize = 12;

/// Prints the requested names; nothing if one of them is unknown.
pub(crate) fn print(args: &Explain) -> Result<Exit, Fault> {
    let all = Explainer::shipped().map_err(Fault::of)?;
    let found = args.names.iter().map(|name| all.explain(name, args.platform)).collect::<Result<Vec<_>, _>>();
    let found = found.map_err(|unknown| Fault::wrong(&unknown))?;
    if args.json {
        println!("{:#}", found.iter().map(Explained::json).collect::<Value>());
        return Ok(Exit::Good);
    }
    for (at, found) in found.iter().enumerate() {
        if at > 0 {
            println!();
        }
        match found {
            Explained::Clause(found) => clause(found),
            Explained::Rule(found) => rule(found),
        }
    }
    Ok(Exit::Good)
}

fn rule(found: &ExplainedRule<'_>) {
    println!("{NAME}{}{NAME:#}  {}", found.path, rules::description(&found.path, found.about));
    for rule in &found.platforms {
        values(&rule.platform.to_string(), rule);
    }
    for found in &found.clauses {
        println!();
        clause(found);
    }
}

fn clause(found: &ExplainedClause<'_>) {
    let clause = found.clause;
    println!("{NAME}{}{NAME:#}  {}\n\n{}\n", clause.id, clause.title_in(words::here().language), clause.statement);
    field("observe", &clause.observe);
    let confidence: Vec<String> = clause.confidence.iter().map(confidence).collect();
    field("confidence", &listed(&confidence));
    clause.default.iter().for_each(|text| field("default", text));
    clause.applies.iter().for_each(|text| field("applies", text));
    found.sources.iter().for_each(|(citation, source)| cited(citation, *source));
    field("text", &format!("{MANUAL}/spec/{}", clause.place().replace(".md#", ".html#")));
    resting(&found.rules);
    cases(found);
}

/// Prints a line with a label, or an unlabelled line below it.
fn field(name: &str, text: &str) {
    println!("  {DIM}{}{DIM:#}  {text}", padded(&heading(name), 10));
}

/// A label in the language of this run.
fn heading(name: &str) -> String {
    match name {
        "observe" => Message::Observe.said(),
        "confidence" => Message::Confidence.said(),
        "default" => Message::Default.said(),
        "applies" => Message::Applies.said(),
        "source" => Message::Source.said(),
        "text" => Message::Text.said(),
        "none" => Message::None.said(),
        "run" => Message::Run.said(),
        "run one" => Message::RunOne.said(),
        other => other.to_owned(),
    }
}

fn confidence(confidence: &Confidence) -> String {
    let degree = match confidence.degree {
        Degree::Documented => Message::Documented,
        Degree::Observed => Message::Observed,
        Degree::Inferred => Message::Inferred,
        Degree::Open => Message::Open,
        Degree::Conflict => Message::Conflict,
    };
    format!("{}{}", degree.said(), remark(confidence.remark.as_deref()))
}

fn kind(kind: SourceKind) -> Message {
    match kind {
        SourceKind::OfficialDocument => Message::OfficialDocument,
        SourceKind::Typings => Message::Typings,
        SourceKind::Package => Message::Package,
        SourceKind::DeviceReport => Message::DeviceReport,
        SourceKind::OpenImplementation => Message::OpenImplementation,
        SourceKind::Sample => Message::Sample,
        SourceKind::Standard => Message::Standard,
        SourceKind::Capture => Message::Capture,
    }
}

fn remark(remark: Option<&str>) -> String {
    let remark = remark.map(|remark| Message::InBrackets { text: remark.to_owned() }.said());
    match (remark, words::here().language) {
        (None, _) => String::new(),
        (Some(remark), Language::Chinese) => remark,
        (Some(remark), _) => format!(" {remark}"),
    }
}

fn cited(citation: &Citation, source: Option<&Source>) {
    let about = remark(citation.remark.as_deref());
    let Some(source) = source else { return field("source", &format!("{}{about}", Message::None.said())) };
    let (id, title) = (source.id.clone(), source.title_in(words::here().language).to_owned());
    field("source", &Message::NamedSource { id, remark: about, title }.said());
    field("", &Message::KindRead { kind: kind(source.kind).said(), date: source.read.to_string() }.said());
    match source.link() {
        Some(link) => field("", link.as_str()),
        None => field("", source.note.as_deref().unwrap_or(&Message::PlaceUnknown.said())),
    }
}

fn resting(on_it: &[&PlatformRule]) {
    println!("\n{HEAD}{}{HEAD:#}", Message::RulesOnIt.said());
    if on_it.is_empty() {
        println!("  {}", Message::None.said());
    }
    for rule in on_it {
        let (path, platform) = (rule.view.path(), rule.platform.to_string());
        let about = rules::description(&path, rule.view.about);
        println!("  {}", Message::RuleOn { rule: format!("{NAME}{path}{NAME:#}"), platform, about }.said());
        values("", rule);
    }
}

/// Prints the values of a rule and their evidence.
fn values(name: &str, rule: &PlatformRule) {
    for (at, on_clients) in rule.values.iter().enumerate() {
        field(if at == 0 { name } else { "" }, &value(on_clients));
    }
    field("", &rules::evidence(rule.view.evidence));
}

fn value(value: &ClientValue) -> String {
    let clients: Vec<&str> = value.clients.iter().map(|client| client.name()).collect();
    let clients =
        if clients.len() == qiao::Client::ALL.len() { String::new() } else { format!("{}: ", clients.join(", ")) };
    let values: Vec<String> = value.values.iter().map(dated).collect();
    format!("{clients}{HEAD}{}{HEAD:#}", values.join("; "))
}

fn dated(dated: &DatedValue) -> String {
    let since = dated.since.as_ref().map(|since| Message::Since { version: since.clone() }.said());
    format!("{}{}", since.unwrap_or_default(), dated.value)
}

fn cases(found: &ExplainedClause<'_>) {
    println!("\n{HEAD}{}{HEAD:#}", Message::CasesForIt.said());
    for case in found.cases.iter().take(CASES) {
        let (path, title) = (case_path(&case.name), case.title.clone());
        println!("  {}", Message::CaseOn { case: path, platforms: platforms(case), title }.said());
    }
    let id = &found.clause.id;
    match found.cases.as_slice() {
        [] => field("none", &why_none(found)),
        [case, rest @ ..] => {
            if rest.len() >= CASES {
                let count = rest.len() + 1 - CASES;
                println!("  {}", Message::MoreCases { count, id: id.clone() }.said());
            }
            field("run", &format!("qiao conformance {id}"));
            if !rest.is_empty() {
                field("run one", &format!("qiao conformance {}", case.name));
            }
        }
    }
}

/// Words in a list.
fn listed(words: &[String]) -> String {
    words.join(if words::here().language == Language::Chinese { "，" } else { ", " })
}

/// Why no case checks a clause. A clause without a reason is checked by a test in Rust.
fn why_none(found: &ExplainedClause<'_>) -> String {
    match found.excuse {
        Some((mark, reason)) => {
            let mark = mark_title(mark).map_or_else(|| mark.to_owned(), |title| title.said());
            Message::Excused { mark, reason: reason.to_owned() }.said()
        }
        None => Message::TestInRust.said(),
    }
}

fn platforms(case: &Case) -> Vec<String> {
    case.platforms.iter().map(ToString::to_string).collect()
}

/// A mark of `conform/clauses` in words.
fn mark_title(mark: &str) -> Option<Message> {
    Some(match mark {
        "later" => Message::MarkLater,
        "admin" => Message::MarkAdmin,
        "advice" => Message::MarkAdvice,
        "client" => Message::MarkClient,
        "docs" => Message::MarkDocs,
        "history" => Message::MarkHistory,
        "open" => Message::Open,
        "other" => Message::MarkOther,
        "quirk" => Message::MarkQuirk,
        _ => return None,
    })
}

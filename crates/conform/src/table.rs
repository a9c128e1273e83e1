//! The table of `docs/conformance.md`, in two languages: the results of a full run by platform and area, and
//! the rules that rest on assumptions only.

use std::collections::{BTreeMap, HashSet};

use qiao::{Evidence, Platform};

use crate::clause::{ClauseList, LATER, Listed, OPEN};
use crate::count::Reach;
use crate::results::Results;

/// The language of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Chinese.
    Chinese,
}

/// The number of clauses of an area by result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row {
    clauses: usize,
    held: usize,
    tentative: usize,
    failed: usize,
    elsewhere: usize,
    later: usize,
    open: usize,
    untestable: usize,
}

/// The document for the results of all shipped cases.
pub fn table(list: &ClauseList, results: &Results<'_>, language: Language) -> String {
    let cases: Vec<_> = results.runs.iter().map(|run| run.case.clone()).collect();
    let reach = Reach::of(list, &cases);
    let mut page = language.head(&reach);
    for part in list.listed.chunk_by(|a, b| a.area() == b.area()) {
        page += &row(part, results).line(part[0].area());
    }
    page += &row(&list.listed, results).line(language.all());
    page + &assumptions(language)
}

fn row(clauses: &[Listed], results: &Results<'_>) -> Row {
    let named = |held: bool, tentative: bool| -> HashSet<&str> {
        let runs = results.runs.iter().filter(|run| run.report.outcome.failure().is_none() == held);
        let runs = runs.filter(|run| run.case.is_tentative() == tentative);
        runs.flat_map(|run| &run.case.clauses).map(String::as_str).collect()
    };
    let (passed, guessed) = (named(true, false), named(true, true));
    let failed = &named(false, false) | &named(false, true);
    let mut row = Row { clauses: clauses.len(), ..Row::default() };
    for clause in clauses {
        let id = clause.id.as_str();
        let place = match clause.mark() {
            _ if failed.contains(id) => &mut row.failed,
            _ if passed.contains(id) => &mut row.held,
            _ if guessed.contains(id) => &mut row.tentative,
            None => &mut row.elsewhere,
            Some(LATER) => &mut row.later,
            Some(OPEN) => &mut row.open,
            Some(_) => &mut row.untestable,
        };
        *place += 1;
    }
    row
}

impl Row {
    fn line(&self, area: &str) -> String {
        let Row { clauses, held, tentative, failed, elsewhere, later, open, untestable } = self;
        format!(
            "| {area} | {clauses} | {held} | {tentative} | {failed} | {elsewhere} | {later} | {open} | {untestable} |\n"
        )
    }
}

/// The rules without confirmation, each with its platforms and clauses.
fn assumptions(language: Language) -> String {
    let mut rules: BTreeMap<String, (Vec<String>, Vec<&str>, &str)> = BTreeMap::new();
    for platform in Platform::ALL {
        for rule in platform.profile().rules() {
            if rule.evidence == Evidence::Assumed {
                let (platforms, clauses, about) = rules.entry(rule.path()).or_default();
                platforms.push(platform.to_string());
                *about = rule.about;
                if !clauses.contains(&rule.clause) {
                    clauses.push(rule.clause);
                }
            }
        }
    }
    let lines = rules.iter().map(|(path, (platforms, clauses, about))| {
        format!("| `{path}` | {} | {} | {} |\n", platforms.join(", "), clauses.join(", "), about.replace('|', "\\|"))
    });
    language.assumed(rules.len()) + &lines.collect::<String>()
}

impl Language {
    fn head(self, reach: &Reach) -> String {
        let Reach { clauses, testable, with_case } = reach;
        let percent = reach.percent();
        match self {
            Language::English => format!(
                "# Conformance

[中文](conformance.zh-CN.md)

How qiao stands against the clauses of the platforms' documents, after a run of every case on every platform. This
file is made by `just coverage`; a test fails when it is out of date. [coverage.md](coverage.md) names the cases of each
clause, and the reason where there is none.

Of {clauses} clauses, a host can be tested for {testable}; {with_case} of these ({percent:.1} %) have a case.

- *held*: every case that names the clause passes; *failed*: one does not
- *tentative*: the cases that name it pass, but their expectations are guesses
- *elsewhere*: no case names it, but a test in Rust
- *later*: what it speaks of is not built yet, or no case shows it yet
- *open*: no source says what happens
- *not testable*: it demands nothing of a host that a script could see

| area | clauses | held | tentative | failed | elsewhere | later | open | not testable |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"
            ),
            Language::Chinese => format!(
                "# 一致性

[English](conformance.md)

在所有平台上运行全部用例之后，qiao 对照平台文档各条款的情况。本文件由 `just coverage` 生成；过期时有测试失败。
每一条款的用例，以及没有用例的理由，见 [coverage.md](coverage.md)。

共 {clauses} 条，其中 {testable} 条可以用来检验宿主；这些条款中有 {with_case} 条（{percent:.1} %）有用例。

- *符合*：写明该条款的用例全部通过；*不符*：有用例未通过
- *存疑*：写明该条款的用例通过，但其预期是推测
- *另测*：没有用例，但有 Rust 测试
- *待建*：所涉功能尚未实现，或还没有用例
- *未知*：没有资料说明会发生什么
- *不可测*：对宿主没有脚本能看到的要求

| 领域 | 条款 | 符合 | 存疑 | 不符 | 另测 | 待建 | 未知 | 不可测 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"
            ),
        }
    }

    fn all(self) -> &'static str {
        match self {
            Language::English => "all",
            Language::Chinese => "合计",
        }
    }

    fn assumed(self, count: usize) -> String {
        match self {
            Language::English => format!(
                "\n## Rules that rest on assumption alone\n\nNobody could confirm these {count}; a measurement on a \
                 device is welcome.\n\n| rule | platforms | clauses | about |\n| --- | --- | --- | --- |\n"
            ),
            Language::Chinese => format!(
                "\n## 只凭推测的规则\n\n以下 {count} 条尚无人证实；欢迎提供真机上的测量结果。\n\n\
                 | 规则 | 平台 | 条款 | 说明（英文） |\n| --- | --- | --- | --- |\n"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::{cases, results};

    #[test]
    fn each_area_has_a_row_and_each_clause_counts_once() {
        let cases = cases();
        let list = ClauseList::sample(
            "WX-A-001\nWX-A-002\nWX-A-004\nWX-A-003 | open | who knows\nWX-B-001 | later | not built\nWX-B-002 | docs | a text",
        );
        for (language, all) in [(Language::English, "all"), (Language::Chinese, "合计")] {
            let page = table(&list, &results(&cases), language);
            for line in ["| WX-A | 4 | 0 | 1 | 1 | 1 | 0 | 1 | 0 |", "| WX-B | 2 | 0 | 0 | 0 | 0 | 1 | 0 | 1 |"] {
                assert!(page.lines().any(|other| other == line), "{line}\nis not in\n{page}");
            }
            assert!(page.contains(&format!("| {all} | 6 | 0 | 1 | 1 | 1 | 1 | 1 | 1 |")), "{page}");
        }
    }
}

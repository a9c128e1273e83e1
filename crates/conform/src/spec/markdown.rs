//! Parses the clauses of a file in `docs/spec`, strictly in the form that its README describes.

use super::clause::{Citation, Clause, Confidence, Degree};
use super::fault::BadSpec;
use super::items::{self, Item};
use crate::clause::parts;

/// A line with its number, from 1.
type Line<'a> = (usize, &'a str);

/// The line number, and what is wrong.
type Fault = (usize, String);

/// Marks a missing source.
const NONE: &str = "none";

/// The heading of a section with clauses: its title, and the area used in their ids.
#[derive(Clone, Copy)]
struct Area<'a> {
    title: &'a str,
    name: &'a str,
}

/// Parses all clauses of a file.
pub(super) fn parse(file: &str, text: &str) -> Result<Vec<Clause>, BadSpec> {
    let lines: Vec<Line<'_>> = text.lines().enumerate().map(|(at, line)| (at + 1, line)).collect();
    let is_heading = |line: &str| line.starts_with("## ") || line.starts_with("### ");
    let mut clauses = Vec::new();
    let mut area = None;
    for section in lines.chunk_by(|_, (_, next)| !is_heading(next)) {
        let [(line, heading), body @ ..] = section else { continue };
        if let Some(heading) = heading.strip_prefix("## ") {
            area = Area::of(heading);
        } else if let Some(id) = heading.strip_prefix("### ") {
            let clause = clause(file, area, (*line, id), body);
            clauses.push(clause.map_err(|(line, problem)| BadSpec::new(file, line, problem))?);
        }
    }
    Ok(clauses)
}

impl<'a> Area<'a> {
    /// Parses `Title (AREA)`; a section without an area has no clauses.
    fn of(heading: &'a str) -> Option<Area<'a>> {
        let (title, name) = heading.strip_suffix(')')?.rsplit_once(" (")?;
        (!name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase())).then_some(Area { title, name })
    }
}

fn clause(file: &str, area: Option<Area<'_>>, (line, id): Line<'_>, body: &[Line<'_>]) -> Result<Clause, Fault> {
    let area = area.ok_or_else(|| (line, format!("{id} is not in a section of an area")))?;
    let of_id = parts(id).and_then(|(area, _)| area.split_once('-'));
    if of_id.is_none_or(|(_, name)| name != area.name) {
        return Err((line, format!("`{id}` is not an id of the area {}, such as WX-{}-001", area.name, area.name)));
    }
    let mut body = Body { line, rest: body };
    let clause = Clause {
        id: id.to_owned(),
        title: area.title.to_owned(),
        area: area.name.to_owned(),
        file: file.to_owned(),
        line,
        statement: body.statement()?,
        observe: body.field("Observe")?.1.to_owned(),
        confidence: body.list("Confidence", confidence)?,
        sources: body.list("Sources", citation)?,
        default: body.optional("Default").map(|(_, text)| text.to_owned()),
        applies: body.optional("Applies").map(|(_, text)| text.to_owned()),
    };
    body.end()?;
    let wants = clause.confidence.iter().find(|confidence| confidence.degree.wants_default());
    match wants {
        Some(wants) if clause.default.is_none() => {
            Err((line, format!("{id} is {} and has no `Default`", wants.degree.name())))
        }
        _ => Ok(clause),
    }
}

/// The lines of a clause below its heading that are not parsed yet.
struct Body<'a, 'b> {
    line: usize,
    rest: &'b [Line<'a>],
}

impl<'a> Body<'a, '_> {
    fn next(&mut self) -> Option<Line<'a>> {
        let (first, rest) = self.rest.split_first()?;
        (self.line, self.rest) = (first.0, rest);
        Some(*first)
    }

    fn blank(&mut self) -> Result<(), Fault> {
        match self.next() {
            Some((_, "")) => Ok(()),
            _ => Err((self.line, "an empty line is missing".to_owned())),
        }
    }

    /// One line of text between empty lines.
    fn statement(&mut self) -> Result<String, Fault> {
        self.blank()?;
        let statement = match self.next() {
            Some((_, text)) if !text.trim().is_empty() && !text.starts_with("- ") => text.to_owned(),
            _ => return Err((self.line, "the statement is missing".to_owned())),
        };
        self.blank()?;
        Ok(statement)
    }

    fn field(&mut self, name: &str) -> Result<Line<'a>, Fault> {
        self.optional(name).ok_or_else(|| {
            let line = self.rest.first().map_or(self.line, |(line, _)| *line);
            (line, format!("`- {name}: …` is missing"))
        })
    }

    fn optional(&mut self, name: &str) -> Option<Line<'a>> {
        let (line, text) = *self.rest.first()?;
        let text = text.strip_prefix("- ")?.strip_prefix(name)?.strip_prefix(": ")?.trim();
        if text.is_empty() {
            return None;
        }
        self.next();
        Some((line, text))
    }

    fn list<T>(&mut self, name: &str, read: fn(Item<'_>) -> Result<T, String>) -> Result<Vec<T>, Fault> {
        let (line, text) = self.field(name)?;
        let items = items::parse(text).and_then(|items| items.into_iter().map(read).collect());
        items.map_err(|problem| (line, problem))
    }

    /// Checks that nothing follows the fields.
    fn end(&self) -> Result<(), Fault> {
        match self.rest.iter().find(|(_, text)| !text.trim().is_empty()) {
            Some((line, text)) => Err((*line, format!("`{text}` does not belong here"))),
            None => Ok(()),
        }
    }
}

fn confidence(item: Item<'_>) -> Result<Confidence, String> {
    let degree = Degree::ALL.iter().find(|degree| degree.name() == item.name);
    let degree = *degree.ok_or_else(|| format!("`{}` is not a word of confidence", item.name))?;
    Ok(Confidence { degree, remark: item.remark.map(str::to_owned) })
}

fn citation(item: Item<'_>) -> Result<Citation, String> {
    let source = (item.name != NONE).then(|| item.name.to_owned());
    if source.is_none() && item.remark.is_none() {
        return Err("`none` says in parentheses why".to_owned());
    }
    Ok(Citation { source, remark: item.remark.map(str::to_owned) })
}

//! Paths to values within JSON, such as `$.items[*].id` or `$..nonce`: read once, then asked whether they mean a place.

use std::fmt;
use std::str::FromStr;

use serde_json::Value;

/// A path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsonPath(Vec<Step>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    Index(usize),
    /// Any one key or index.
    Any,
    /// Any number of them, none included.
    Deep,
}

/// A place within a value: the keys and indices that lead there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    Key(String),
    Index(usize),
}

/// A text is not a path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("invalid JSON path `{0}` (expected for example `$.items[*].id` or `$..nonce`)")]
pub(crate) struct BadPath(String);

impl FromStr for JsonPath {
    type Err = BadPath;

    fn from_str(text: &str) -> Result<JsonPath, BadPath> {
        let bad = || BadPath(text.to_owned());
        let rest = text.trim();
        let mut rest = rest.strip_prefix('$').unwrap_or(rest);
        let mut steps = Vec::new();
        if text.trim().is_empty() {
            return Err(bad());
        }
        // `a.b` means the same as `$.a.b`.
        if !rest.is_empty() && !rest.starts_with(['.', '[']) {
            rest = key(rest, &mut steps).ok_or_else(bad)?;
        }
        while !rest.is_empty() {
            rest = match (rest.strip_prefix(".."), rest.strip_prefix('.'), rest.strip_prefix('[')) {
                (Some(rest), ..) => {
                    steps.push(Step::Deep);
                    key(rest, &mut steps).ok_or_else(bad)?
                }
                (_, Some(rest), _) => key(rest, &mut steps).ok_or_else(bad)?,
                (.., Some(rest)) => bracket(rest, &mut steps).ok_or_else(bad)?,
                _ => return Err(bad()),
            };
        }
        Ok(JsonPath(steps))
    }
}

/// Reads a key or `*`; gives the rest.
fn key<'a>(text: &'a str, steps: &mut Vec<Step>) -> Option<&'a str> {
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    match name {
        "" => return None,
        "*" => steps.push(Step::Any),
        name => steps.push(Step::Key(name.to_owned())),
    }
    Some(rest)
}

/// Reads what stands between brackets: a number, `*` or a quoted key.
fn bracket<'a>(text: &'a str, steps: &mut Vec<Step>) -> Option<&'a str> {
    if let Some(quoted) = text.strip_prefix(['\'', '"']) {
        let (name, rest) = quoted.split_once(text.chars().next()?)?;
        steps.push(Step::Key(name.to_owned()));
        return rest.strip_prefix(']');
    }
    let (inner, rest) = text.split_once(']')?;
    steps.push(match inner {
        "*" => Step::Any,
        number => Step::Index(number.parse().ok()?),
    });
    Some(rest)
}

impl JsonPath {
    /// Whether it means this place.
    pub(crate) fn means(&self, place: &[Segment]) -> bool {
        means(&self.0, place)
    }
}

fn means(steps: &[Step], place: &[Segment]) -> bool {
    let Some((first, steps)) = steps.split_first() else { return place.is_empty() };
    if *first == Step::Deep {
        return (0..=place.len()).any(|skipped| means(steps, &place[skipped..]));
    }
    let Some((at, place)) = place.split_first() else { return false };
    let same = match (first, at) {
        (Step::Key(name), Segment::Key(key)) => name == key,
        (Step::Index(number), Segment::Index(index)) => number == index,
        (step, _) => *step == Step::Any,
    };
    same && means(steps, place)
}

/// A place as a path.
pub(crate) struct Shown<'a>(pub &'a [Segment]);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        self.0.iter().try_for_each(|segment| match segment {
            Segment::Index(index) => write!(f, "[{index}]"),
            Segment::Key(key) if key.is_empty() || key.contains(['.', '[', '\'', '*', '"']) => write!(f, "['{key}']"),
            Segment::Key(key) => write!(f, ".{key}"),
        })
    }
}

/// Puts another value in every place that one of the paths means; says whether there was one.
pub(crate) fn replace(value: &mut Value, paths: &[JsonPath], by: &Value) -> bool {
    fn walk(value: &mut Value, place: &mut Vec<Segment>, paths: &[JsonPath], by: &Value) -> bool {
        if paths.iter().any(|path| path.means(place)) {
            *value = by.clone();
            return true;
        }
        let mut any = false;
        let mut enter = |segment: Segment, inner: &mut Value| {
            place.push(segment);
            any |= walk(inner, place, paths, by);
            place.pop();
        };
        match value {
            Value::Object(fields) => {
                fields.iter_mut().for_each(|(key, inner)| enter(Segment::Key(key.clone()), inner));
            }
            Value::Array(items) => {
                items.iter_mut().enumerate().for_each(|(index, inner)| enter(Segment::Index(index), inner));
            }
            _ => {}
        }
        any
    }
    walk(value, &mut Vec::new(), paths, by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn replaced(path: &str) -> Value {
        let mut value = json!({ "a": { "id": 1 }, "list": [{ "id": 2 }, { "id": 3 }], "a.b": 4 });
        replace(&mut value, &[path.parse().unwrap()], &json!("x"));
        value
    }

    #[test]
    fn paths_mean_keys_indices_and_depths() {
        assert_eq!(replaced("$.a.id")["a"], json!({ "id": "x" }));
        assert_eq!(replaced("a.id")["a"], json!({ "id": "x" }));
        assert_eq!(replaced("$.list[1].id")["list"], json!([{ "id": 2 }, { "id": "x" }]));
        assert_eq!(replaced("$.list[*].id")["list"], json!([{ "id": "x" }, { "id": "x" }]));
        assert_eq!(replaced("$['a.b']")["a.b"], "x");
        assert_eq!(replaced("$..id"), json!({ "a": { "id": "x" }, "list": [{ "id": "x" }, { "id": "x" }], "a.b": 4 }));
        assert_eq!(replaced("$"), json!("x"));
        assert_eq!(replaced("$.nothing"), replaced("$.a.id.deeper"));
    }

    #[test]
    fn what_is_not_a_path_is_refused() {
        for text in ["", "$.", "$..", "$[x]", "$['a", "$[1", "$x.[", "..", "$.a..[0]"] {
            assert!(text.parse::<JsonPath>().is_err(), "{text}");
        }
        assert_eq!(Shown(&[Segment::Key("a.b".into()), Segment::Index(1)]).to_string(), "$['a.b'][1]");
    }
}

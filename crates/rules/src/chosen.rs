//! What script gets for files that its user has chosen. How they were chosen, and where they are, is not known here.

use qiao_abi::{HostValue, Name};

use crate::values::{Chosen, FileFact};

/// A file that was chosen.
#[derive(Clone, Debug)]
pub struct ChosenFile {
    /// Its path among the temporary files of the program.
    pub path: String,
    /// The name that it had.
    pub name: String,
    /// Its size in bytes.
    pub size: usize,
}

/// The fields of a result.
pub fn fields(shape: &'static [(&'static str, Chosen)], files: &[ChosenFile]) -> Vec<(Name, HostValue)> {
    shape.iter().map(|(name, chosen)| ((*name).into(), value(*chosen, files))).collect()
}

fn value(chosen: Chosen, files: &[ChosenFile]) -> HostValue {
    let kind = |file: &ChosenFile| kind(&file.name);
    match chosen {
        Chosen::Paths => HostValue::List(files.iter().map(|file| file.path.as_str().into()).collect()),
        Chosen::Files(facts) => {
            let of = |file: &ChosenFile| {
                HostValue::Object(facts.iter().map(|(name, what)| ((*name).into(), fact(*what, file))).collect())
            };
            HostValue::List(files.iter().map(of).collect())
        }
        Chosen::First(what) => files.first().map_or(HostValue::Undefined, |file| fact(what, file)),
        Chosen::Kind => match files.first().map(kind) {
            Some(first) if files.iter().all(|file| kind(file) == first) => first.into(),
            _ => "mix".into(),
        },
    }
}

fn fact(what: FileFact, file: &ChosenFile) -> HostValue {
    match what {
        FileFact::Path => file.path.as_str().into(),
        FileFact::Size => HostValue::Number(file.size as f64),
        FileFact::Name => file.name.as_str().into(),
        FileFact::Kind => kind(&file.name).into(),
        FileFact::Unknown => HostValue::Number(0.0),
    }
}

/// The kind of a file, as the platforms name it.
fn kind(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "bmp" | "heic" | "svg" => "image",
        "mp4" | "mov" | "m4v" | "avi" | "mkv" | "webm" | "3gp" => "video",
        _ => "file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_of_in_the_form_of_each_function() {
        let file = |name: &str| ChosenFile { path: format!("tmp/{name}"), name: name.to_owned(), size: 3 };
        let shape: &[_] = &[
            ("paths", Chosen::Paths),
            ("files", Chosen::Files(&[("n", FileFact::Name), ("k", FileFact::Kind)])),
            ("size", Chosen::First(FileFact::Size)),
            ("type", Chosen::Kind),
        ];
        let fields = fields(shape, &[file("a.PNG"), file("b.mp4")]);
        let text = |value: &str| HostValue::from(value);
        let files = [("a.PNG", "image"), ("b.mp4", "video")]
            .map(|(name, kind)| HostValue::object([("n", text(name)), ("k", text(kind))]));
        assert_eq!(fields[0].1, HostValue::List(vec![text("tmp/a.PNG"), text("tmp/b.mp4")]));
        assert_eq!(fields[1].1, HostValue::List(files.to_vec()));
        assert_eq!((&fields[2].1, &fields[3].1), (&HostValue::Number(3.0), &text("mix")));
    }
}

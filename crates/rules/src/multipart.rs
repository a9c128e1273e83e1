//! `multipart/form-data` bodies (RFC 7578), encoded as by browsers (HTML standard, "multipart/form-data encoding
//! algorithm"): the bytes before and after the file's content.

use std::path::Path;

/// A multipart form with one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The boundary between the parts.
    pub boundary: String,
    /// The text fields as name and value.
    pub fields: Vec<(String, String)>,
    /// The field name of the file.
    pub name: String,
    /// The file name sent with the file.
    pub file_name: String,
    /// Whether the fields precede the file.
    pub file_last: bool,
}

impl Form {
    /// The form's content type.
    pub fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// The bytes before the file's content.
    pub fn head(&self) -> String {
        let fields = if self.file_last { self.fields() } else { String::new() };
        format!(
            "{fields}--{}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
            self.boundary,
            quoted(&self.name),
            quoted(&self.file_name),
            content_type(&self.file_name)
        )
    }

    /// The bytes after the file's content.
    pub fn tail(&self) -> String {
        let fields = if self.file_last { String::new() } else { self.fields() };
        format!("\r\n{fields}--{}--\r\n", self.boundary)
    }

    fn fields(&self) -> String {
        let field = |(name, value): &(String, String)| {
            let (boundary, name) = (&self.boundary, quoted(name));
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        self.fields.iter().map(field).collect()
    }
}

/// Escapes a name for use in quotes: UTF-8, with only quotes and line breaks escaped.
fn quoted(name: &str) -> String {
    name.replace('\n', "%0A").replace('\r', "%0D").replace('"', "%22")
}

/// The content type guessed from a file name.
fn content_type(file_name: &str) -> String {
    mime_guess::from_path(Path::new(file_name)).first_raw().unwrap_or("application/octet-stream").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_spelled_as_browsers_spell_it() {
        // WX-UP-001, WX-UP-003, WX-UP-004, TTG-UP-004, TTG-UP-008, SWAN-UPL-004
        let mut form = Form {
            boundary: "B".into(),
            fields: vec![("a\"b\r\n".into(), "1\r\n2".into())],
            name: "文件".into(),
            file_name: "猫 \"1\" 😀.png".into(),
            file_last: true,
        };
        let (head, tail) = (form.head(), form.tail());
        assert_eq!(
            head,
            "--B\r\nContent-Disposition: form-data; name=\"a%22b%0D%0A\"\r\n\r\n1\r\n2\r\n\
             --B\r\nContent-Disposition: form-data; name=\"文件\"; filename=\"猫 %221%22 😀.png\"\r\n\
             Content-Type: image/png\r\n\r\n"
        );
        assert_eq!(tail, "\r\n--B--\r\n");
        form.file_last = false;
        assert!(form.head().starts_with("--B\r\nContent-Disposition: form-data; name=\"文件\""));
        assert!(form.tail().starts_with("\r\n--B\r\nContent-Disposition: form-data; name=\"a%22b%0D%0A\""));
    }

    #[test]
    fn a_part_has_the_type_that_its_name_suggests() {
        for (name, expected) in [
            ("a.jpg", "image/jpeg"),
            ("a.PNG", "image/png"),
            ("a.txt", "text/plain"),
            ("a.json", "application/json"),
            ("a", "application/octet-stream"),
            ("a.unknown", "application/octet-stream"),
        ] {
            assert_eq!(content_type(name), expected, "{name}");
        }
    }
}

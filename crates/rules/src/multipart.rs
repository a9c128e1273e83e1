//! `multipart/form-data` bodies (RFC 7578), spelled as browsers spell them (HTML standard,
//! "multipart/form-data encoding algorithm"): what stands before and behind the bytes of the file.

use std::path::Path;

/// A form with one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What separates the parts.
    pub boundary: String,
    /// Names and values of the text fields.
    pub fields: Vec<(String, String)>,
    /// The field name of the file.
    pub name: String,
    /// The file's own name.
    pub file_name: String,
    /// Whether the fields stand before the file.
    pub file_last: bool,
}

impl Form {
    /// The form's content type.
    pub fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// What stands before the bytes of the file.
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

    /// What stands behind them.
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

/// A name within quotes: UTF-8, with only what would end the quotes or the line escaped.
fn quoted(name: &str) -> String {
    name.replace('\n', "%0A").replace('\r', "%0D").replace('"', "%22")
}

/// The content type that a file's name suggests.
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

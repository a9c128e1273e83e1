//! Forms in `multipart/form-data` (RFC 7578): taken apart, and put together again. What parts mean, and which of them are
//! secret, is not known here.

use bytes::Bytes;
use memchr::memmem;
use qiao_abi::header;

/// A part of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FormPart {
    /// The name of the field, as it is spelled between its quotes.
    pub name: String,
    /// The name of the file, if it is one.
    pub file_name: Option<String>,
    /// Its media type, if it has one.
    pub content_type: Option<String>,
    /// Its bytes; `None` in recordings that lack them.
    pub content: Option<Bytes>,
}

/// Whether headers are those of a form.
pub(crate) fn is_form(headers: &[(String, String)]) -> bool {
    content_type(headers).is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"))
}

/// The parts of a form; `None` for a body that is not one.
pub(crate) fn parts(headers: &[(String, String)], body: &Bytes) -> Option<Vec<FormPart>> {
    let delimiter = format!("--{}", boundary(headers)?);
    let mut rest = body.slice(memmem::find(body, delimiter.as_bytes())? + delimiter.len()..);
    let delimiter = format!("\r\n{delimiter}");
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        rest = rest.strip_prefix(b"\r\n").map(|rest_of| rest.slice_ref(rest_of))?;
        let end = memmem::find_iter(&rest, delimiter.as_bytes()).find(|at| ends(&rest[at + delimiter.len()..]))?;
        parts.push(part(&rest.slice(..end))?);
        rest = rest.slice(end + delimiter.len()..);
    }
    Some(parts)
}

/// Whether a line that begins like a boundary is one, by what follows.
fn ends(after: &[u8]) -> bool {
    after.starts_with(b"\r\n") || after.starts_with(b"--")
}

/// The body that has these parts; `None` where the headers name no boundary.
pub(crate) fn body(headers: &[(String, String)], parts: &[FormPart]) -> Option<Bytes> {
    let boundary = boundary(headers)?;
    let mut body = Vec::new();
    for FormPart { name, file_name, content_type, content } in parts {
        body.extend(format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"").into_bytes());
        if let Some(file_name) = file_name {
            body.extend(format!("; filename=\"{file_name}\"").into_bytes());
        }
        if let Some(content_type) = content_type {
            body.extend(format!("\r\nContent-Type: {content_type}").into_bytes());
        }
        body.extend(b"\r\n\r\n");
        body.extend(content.iter().flatten());
        body.extend(b"\r\n");
    }
    body.extend(format!("--{boundary}--\r\n").into_bytes());
    Some(body.into())
}

fn content_type(headers: &[(String, String)]) -> Option<&str> {
    header(headers, "content-type")
}

fn boundary(headers: &[(String, String)]) -> Option<&str> {
    let kind = content_type(headers).filter(|_| is_form(headers))?;
    let given = kind.split(';').filter_map(|parameter| parameter.trim().split_once('='));
    let mut named = given.filter(|(name, _)| name.eq_ignore_ascii_case("boundary"));
    named.next().map(|(_, value)| value.trim_matches('"')).filter(|value| !value.is_empty())
}

/// A part from its bytes between two boundaries.
fn part(bytes: &Bytes) -> Option<FormPart> {
    const GAP: &[u8] = b"\r\n\r\n";
    let head_end = memmem::find(bytes, GAP)?;
    let head = String::from_utf8_lossy(&bytes[..head_end]);
    let line = |wanted: &str| {
        let lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
        lines.filter(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim().to_owned()).next()
    };
    let disposition = line("content-disposition")?;
    Some(FormPart {
        name: quoted(&disposition, "name")?.to_owned(),
        file_name: quoted(&disposition, "filename").map(str::to_owned),
        content_type: line("content-type"),
        content: Some(bytes.slice(head_end + GAP.len()..)),
    })
}

/// A parameter in quotes, which its value has none of.
fn quoted<'a>(disposition: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = disposition.split_once(&format!("; {name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(kind: &str) -> Vec<(String, String)> {
        vec![("Content-Type".to_owned(), kind.to_owned())]
    }

    #[test]
    fn a_form_is_taken_apart_and_put_together() {
        let of_form = headers("multipart/form-data; boundary=\"B\"");
        let text = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n\
            --B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x; name=.png\"\r\nContent-Type: image/png\r\n\r\n\
            --B!\r\n\r\n--B--\r\n";
        let body = Bytes::from(text);
        let parts = parts(&of_form, &body).unwrap();
        let shown = |part: &FormPart| {
            let content = String::from_utf8_lossy(part.content.as_deref().unwrap_or_default()).into_owned();
            (part.name.clone(), part.file_name.clone(), part.content_type.clone(), content)
        };
        assert_eq!(shown(&parts[0]), ("a".into(), None, None, "1\r\n2".into()));
        let file = ("f".into(), Some("x; name=.png".into()), Some("image/png".into()), "--B!\r\n".into());
        assert_eq!((shown(&parts[1]), parts.len()), (file, 2));
        assert_eq!(super::body(&of_form, &parts).unwrap(), body);
    }

    #[test]
    fn what_is_not_a_form_has_no_parts() {
        let form = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        for (kind, body) in [
            ("text/plain; boundary=B", format!("{form}--B--")),
            ("multipart/form-data", format!("{form}--B--")),
            ("multipart/form-data; boundary=C", format!("{form}--B--")),
            ("multipart/form-data; boundary=B", form.to_owned()),
            ("multipart/form-data; boundary=B", "--B\r\nX: y\r\n\r\n1\r\n--B--".to_owned()),
            ("multipart/form-data; boundary=B", "--B".to_owned()),
        ] {
            assert_eq!(parts(&headers(kind), &body.into()), None, "{kind}");
        }
    }
}

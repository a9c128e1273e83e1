//! The name of a downloaded file for which the call specifies none. Which of the two naming schemes applies is a rule
//! of the platform. Whether the name is free is not checked here.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::app::App;
use crate::encode;
use crate::values::NewName;

/// Longer URL segments are not used as file names.
const LONGEST: usize = 200;

/// The file name: random with an extension from the content type, or the last segment of the URL. `chance` is the
/// random part.
pub fn downloaded(app: &App, url: &Url, content_type: Option<&str>, chance: &str) -> String {
    let rules = &app.rules.download;
    match rules.new_name {
        NewName::ByType => match content_type.and_then(extension) {
            Some(extension) => format!("{chance}.{extension}"),
            None => format!("{chance}{}", rules.unknown_extension),
        },
        NewName::BySegment => segment(url).unwrap_or_else(|| chance.to_owned()),
    }
}

/// The file extension of a content type; `None` for `application/octet-stream` and unknown types.
fn extension(content_type: &str) -> Option<&'static str> {
    match encode::essence(content_type).as_str() {
        "application/octet-stream" => None,
        // The table returns `mpga`, which is uncommon.
        "audio/mpeg" => Some("mp3"),
        essence => mime2ext::mime2ext(essence),
    }
}

/// The last segment of the path, decoded, without characters that are invalid in file names.
fn segment(url: &Url) -> Option<String> {
    let segment = url.path().rsplit('/').next()?;
    let decoded = percent_decode_str(segment).decode_utf8_lossy();
    let name: String =
        decoded.chars().map(|c| if matches!(c, ':' | '/' | '\\') || c.is_control() { '_' } else { c }).collect();
    let usable = !name.is_empty() && name.len() <= LONGEST && !name.chars().all(|c| c == '.');
    usable.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platforms::named;

    #[test]
    fn names_come_from_the_type_or_from_the_url() {
        // WX-DL-010, TTG-DL-010, SWAN-DWN-015
        for (platform, url, content_type, expected) in [
            ("wx", "https://a.test/x.png", Some("image/jpeg; q=1"), "CHANCE.jpg"),
            ("wx", "https://a.test/x.png", Some("image/png"), "CHANCE.png"),
            ("wx", "https://a.test/x.png", Some("application/json"), "CHANCE.json"),
            ("wx", "https://a.test/x.png", Some("text/html;charset=utf-8"), "CHANCE.html"),
            ("wx", "https://a.test/x.png", Some("what/ever"), "CHANCE.unknown"),
            ("wx", "https://a.test/x.png", Some("application/octet-stream"), "CHANCE.unknown"),
            ("wx", "https://a.test/x.png", None, "CHANCE.unknown"),
            ("swan", "https://a.test/x", Some("audio/mpeg"), "CHANCE.mp3"),
            ("swan", "https://a.test/x", None, "CHANCE"),
            ("tt-gadget", "https://a.test/d/a.png?x=1", Some("image/gif"), "a.png"),
            (
                "tt-gadget",
                "https://a.test/src=http%3A%2F%2Fimg.jj20.com%2Fup-0-lp.jpg&fmt=jpeg?sec=1",
                None,
                "src=http___img.jj20.com_up-0-lp.jpg&fmt=jpeg",
            ),
            ("tt-gadget", "https://a.test/d/", None, "CHANCE"),
            ("tt-gadget", "https://a.test/%2e%2e", None, "CHANCE"),
        ] {
            let app = App::new(named(platform).unwrap());
            let url = url.parse().unwrap();
            assert_eq!(downloaded(&app, &url, content_type, "CHANCE"), expected, "{url} on {platform}");
        }
    }
}

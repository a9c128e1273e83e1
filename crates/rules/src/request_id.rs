//! Random text from a template, such as the request id of some platforms. The caller supplies time and randomness. When
//! an id is sent is a rule of the platform.

use crate::app::App;

const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A new request id in the platform's format; `None` if requests have no id. `milliseconds` is the time since the Unix
/// epoch; `random` returns a number below its argument.
pub fn request_id(app: &App, milliseconds: u64, mut random: impl FnMut(usize) -> usize) -> Option<String> {
    let form = app.rules.headers.request_id_form;
    if form.is_empty() {
        return None;
    }
    Some(filled(&form.replace("{ms}", &format!("{milliseconds:013}")), &mut random))
}

/// Replaces each `*` with a random letter or digit.
pub fn filled(form: &str, mut random: impl FnMut(usize) -> usize) -> String {
    let mut letter = || char::from(*ALPHABET.get(random(ALPHABET.len())).unwrap_or(&b'0'));
    form.chars().map(|c| if c == '*' { letter() } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platforms::named;

    #[test]
    fn ids_have_the_form_of_the_samples() {
        // TTG-REQ-029
        let app = App::new(named("tt-gadget").unwrap());
        let id = request_id(&app, 1_637_463_063_659, |below| below - 1).unwrap();
        assert_eq!(id.len(), 53);
        assert!(id.starts_with("021637463063659z"), "{id}");
        assert_eq!(request_id(&App::new(named("wx").unwrap()), 0, |_| 0), None);
    }
}

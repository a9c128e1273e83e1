//! Path syntax: maps paths of the script to an area and a name, and back. It must not access the file system; whether a
//! file exists is known to the host.

use qiao_abi::FileFault;

use crate::app::App;

/// A storage area for files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// The program's own package.
    Package,
    /// Temporary files, deleted when the program ends.
    Temp,
    /// Saved files.
    Saved,
    /// The user directory (`USER_DATA_PATH`).
    User,
}

/// A file or directory: its area and its name there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The area.
    pub area: Area,
    /// The path relative to the area, separated by `/`; empty for the area itself.
    pub name: String,
    /// The path as the script wrote it.
    pub path: String,
}

/// Maximum length of a file name in bytes, as on the file systems of phones.
const LONGEST_NAME: usize = 255;

/// Maximum depth of nested directories, so that recursive walks terminate.
pub const DEEPEST: usize = 64;

/// Resolves a path.
///
/// # Errors
/// The path leaves its area, or is in none.
pub fn locate(app: &App, path: &str) -> Result<Place, FileFault> {
    let (area, name) = split(app, path).ok_or(FileFault::Forbidden)?;
    Ok(Place { area, name: normal(name)?, path: path.to_owned() })
}

fn split<'a>(app: &App, path: &'a str) -> Option<(Area, &'a str)> {
    let rules = &app.rules.files;
    let user = rules.user;
    match path.strip_prefix(user) {
        Some("") => return Some((Area::User, "")),
        Some(rest) if rest.starts_with('/') => return Some((Area::User, rest)),
        _ => {}
    }
    if let Some(name) = path.strip_prefix(rules.temp) {
        return Some((Area::Temp, name));
    }
    if let Some(name) = path.strip_prefix(rules.saved) {
        return Some((Area::Saved, name));
    }
    if path.contains("://") {
        return None;
    }
    match path.strip_prefix("./") {
        Some(name) => rules.package_dot.then_some((Area::Package, name)),
        None => Some((Area::Package, path)),
    }
}

/// Resolves `.` and `..`; an error if the path leaves the area.
fn normal(name: &str) -> Result<String, FileFault> {
    let mut parts: Vec<&str> = Vec::new();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(FileFault::Forbidden)?;
            }
            part if part.contains(['\0', '\\']) => return Err(FileFault::Forbidden),
            part if part.len() > LONGEST_NAME => return Err(FileFault::NameTooLong),
            part => parts.push(part),
        }
    }
    if parts.len() > DEEPEST { Err(FileFault::NameTooLong) } else { Ok(parts.join("/")) }
}

/// The path of a file in an area, as the script sees it.
pub fn path(app: &App, area: Area, name: &str) -> String {
    let rules = &app.rules.files;
    match area {
        Area::Package => name.to_owned(),
        Area::Temp => format!("{}{name}", rules.temp),
        Area::Saved => format!("{}{name}", rules.saved),
        Area::User => format!("{}/{name}", rules.user),
    }
}

/// The area of saved files: some platforms keep them in the user directory.
pub fn saved_area(app: &App) -> Area {
    let rules = &app.rules.files;
    let (saved, user) = (rules.saved, rules.user);
    if saved.trim_end_matches('/') == user { Area::User } else { Area::Saved }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platforms::named;
    use crate::profile::Rules;
    use crate::values::Client;

    #[test]
    fn a_path_means_a_place_in_its_area() {
        // WX-FS-001, WX-FS-004, WX-FS-015, WX-DL-011, TTG-FS-001, TTG-FS-002, TTG-FS-004, SWAN-FILE-001, SWAN-FILE-003
        use Area::{Package, Saved, Temp, User};
        for (platform, path, expected) in [
            ("wx", "wxfile://tmp_ab.png", Ok((Temp, "ab.png"))),
            ("wx", "wxfile://store_ab.png", Ok((Saved, "ab.png"))),
            ("wx", "wxfile://usr/a/b.txt", Ok((User, "a/b.txt"))),
            ("wx", "wxfile://usr", Ok((User, ""))),
            ("wx", "wxfile://usr/a/../b", Ok((User, "b"))),
            ("wx", "wxfile://usr/../b", Err(FileFault::Forbidden)),
            ("wx", "wxfile://tmp_../../etc/passwd", Err(FileFault::Forbidden)),
            ("wx", "wxfile://usrx", Err(FileFault::Forbidden)),
            ("wx", "file:///etc/passwd", Err(FileFault::Forbidden)),
            ("wx", "/a/b", Ok((Package, "a/b"))),
            ("wx", "a/b", Ok((Package, "a/b"))),
            ("wx", "./a", Err(FileFault::Forbidden)),
            ("wx", "../a", Err(FileFault::Forbidden)),
            ("wx", "/../a", Err(FileFault::Forbidden)),
            ("wx", "wxfile://usr/a\0b", Err(FileFault::Forbidden)),
            ("tt-gadget", "ttfile://temp/a.png", Ok((Temp, "a.png"))),
            ("tt-gadget", "ttfile://user/a.png", Ok((User, "a.png"))),
            ("tt-gadget", "./a/b", Ok((Package, "a/b"))),
            ("swan", "bdfile://tmp_x", Ok((Temp, "x"))),
            ("swan", "bdfile://store_x", Ok((Saved, "x"))),
            ("swan", "bdfile://usr/x", Ok((User, "x"))),
        ] {
            let app = App::new(named(platform).unwrap());
            let place = locate(&app, path).map(|place| (place.area, place.name));
            assert_eq!(place, expected.map(|(area, name)| (area, name.to_owned())), "{path} on {platform}");
        }
        let long = format!("wxfile://usr/{}", "x".repeat(256));
        assert_eq!(locate(&App::new(named("wx").unwrap()), &long), Err(FileFault::NameTooLong));
    }

    #[test]
    fn paths_lead_back_to_their_places() {
        for platform in ["wx", "tt-gadget", "swan"] {
            for client in Client::ALL {
                let app = App::under(Rules::of(named(platform).unwrap(), Some(*client), None));
                for area in [Area::Temp, saved_area(&app), Area::User] {
                    let path = path(&app, area, "x.png");
                    let place = locate(&app, &path).unwrap();
                    assert_eq!((place.area, place.name.as_str()), (area, "x.png"), "{path}");
                }
            }
        }
    }
}

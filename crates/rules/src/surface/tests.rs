//! Lists of what platforms have: their form, and what they must hold.

use super::*;
use crate::platforms::{Platform, named};

#[test]
fn lines_say_name_form_class_and_version() {
    let listed = read("getRecorderManager getter -> RecorderManager >= 1.6.0").unwrap();
    let what = Missing { name: "getRecorderManager", form: MissingForm::Getter, gives: Some("RecorderManager") };
    assert_eq!(listed, Listed { what, since: Some(Version(1, 6, 0)) });
    let listed = read("login async").unwrap();
    assert_eq!((listed.what.form, listed.what.gives, listed.since), (MissingForm::Async, None, None));
    assert_eq!(read("# A head that says where it is from."), None);
}

#[test]
fn every_line_of_every_list_can_be_read() {
    for platform in Platform::ALL {
        let profile = platform.profile();
        let lines = profile.apis.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(list(profile).count(), lines, "{platform}");
    }
}

#[test]
fn elements_that_are_objects_to_script_have_functions() {
    for platform in Platform::ALL {
        let profile = platform.profile();
        let names: Vec<&str> = list(profile).map(|listed| listed.what.name).collect();
        for (element, objects) in profile.project.elements.value {
            for (_, class) in *objects {
                let own = |name: &&str| name.strip_prefix(class).is_some_and(|rest| rest.starts_with('.'));
                assert!(names.iter().any(own), "{platform}: {element} is a {class}, which has nothing");
            }
        }
    }
}

#[test]
fn functions_come_with_their_version() {
    let old = App::under(Rules::of(named("wx").unwrap(), None, Some(Version(2, 20, 0))));
    assert!(!has_come(&old, "getWindowInfo") && has_come(&old, "getSystemInfo") && has_come(&old, "notOnTheList"));
    assert!(has_come(&App::new(named("wx").unwrap()), "getWindowInfo"));
}

#[test]
fn what_is_offered_in_any_version_is_never_missing() {
    let old = App::under(Rules::of(named("wx").unwrap(), None, Some(Version(1, 0, 0))));
    for app in [&old, &App::new(named("wx").unwrap())] {
        let missing = missing(app);
        for name in ["getWindowInfo", "onNetworkWeakChange", "SocketTask.send", "FileSystemManager.readFileSync"] {
            assert!(missing.iter().all(|missing| missing.name != name), "{name}");
        }
    }
}

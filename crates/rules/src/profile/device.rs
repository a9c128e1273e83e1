//! Rule groups: device and client information. Platforms fill them in `platforms/`; `qiao rules` prints each field's
//! doc comment, which must be a single line.

use qiao_abi::{Api, Function};

use crate::rule::group;
use crate::values::{Dated, Fact};

group! {
    /// Information about the device, the client and the program. Unless configured, the device is a generic one of its
    /// kind.
    pub struct DeviceRules => DeviceValues {
        /// The information functions of the API object.
        functions: &'static [Function],
        /// The result of `getSystemInfo` in all its forms.
        system: &'static [(&'static str, Fact)],
        /// The result of `getWindowInfo`.
        window: &'static [(&'static str, Fact)],
        /// The result of `getDeviceInfo`.
        device: &'static [(&'static str, Fact)],
        /// The result of `getAppBaseInfo`.
        base: &'static [(&'static str, Fact)],
        /// The result of `getAccountInfoSync`.
        account: &'static [(&'static str, Fact)],
        /// The result of `getEnvInfoSync`.
        environment: Dated<&'static [(&'static str, Fact)]>,
        /// The result of `getLaunchOptionsSync`, besides the launch options.
        launch: &'static [(&'static str, Fact)],
        /// The results of other functions.
        more: &'static [(Api, &'static [(&'static str, Fact)])],
        /// Global objects with information about the program, by name.
        globals: &'static [(&'static str, &'static [(&'static str, Fact)])],
        /// The position of the menu button.
        menu_button: &'static [(&'static str, Fact)],
    }
}

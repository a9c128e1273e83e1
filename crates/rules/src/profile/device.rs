//! What a platform says of what script learns of the device, the client and itself. The
//! fields' documentation is what `qiao rules` prints.

use qiao_abi::{Api, Function};

use crate::rule::group;
use crate::values::{Dated, Fact};

group! {
    /// What script is told of the device, the client and itself. A device that nobody chose is a plain
    /// one of its kind.
    pub struct DeviceRules => DeviceValues {
        /// The functions.
        functions: &'static [Function],
        /// What `getSystemInfo` tells, in all its forms.
        system: &'static [(&'static str, Fact)],
        /// What `getWindowInfo` tells.
        window: &'static [(&'static str, Fact)],
        /// What `getDeviceInfo` tells.
        device: &'static [(&'static str, Fact)],
        /// What `getAppBaseInfo` tells.
        base: &'static [(&'static str, Fact)],
        /// What `getAccountInfoSync` tells.
        account: &'static [(&'static str, Fact)],
        /// What `getEnvInfoSync` tells.
        environment: Dated<&'static [(&'static str, Fact)]>,
        /// What `getLaunchOptionsSync` tells beside the launch options.
        launch: &'static [(&'static str, Fact)],
        /// What other functions tell.
        more: &'static [(Api, &'static [(&'static str, Fact)])],
        /// Globals that tell something of the program, by name.
        globals: &'static [(&'static str, &'static [(&'static str, Fact)])],
        /// Where the button of the menu is.
        menu_button: &'static [(&'static str, Fact)],
    }
}

//! The public surface of the crate `qiao` as text, held in `public-api.txt`: whoever adds, removes or
//! changes an item sees it there. It is read from the sources, so that it is the same on every
//! toolchain; what a type gets without being asked (`Send`, `Sync`) is not in it.

mod items;
mod macros;
mod print;
mod sources;

use crate::support::{renewed_by, workspace};

#[test]
fn the_public_surface_is_what_public_api_txt_says() {
    let text = items::listing(&mut sources::Crates::at(&workspace().join("crates")));
    renewed_by(&workspace().join("tests/it/public-api.txt"), &text, "public_api");
}

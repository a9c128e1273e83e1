//! The public interface of the crate `qiao` as text, kept in `public-api.txt`: adding, removing or changing
//! an item shows there. It is derived from the sources, so it is the same on every toolchain; auto traits
//! (`Send`, `Sync`) are not included.

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

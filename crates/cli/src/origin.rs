//! `qiao origin`: serves the scripted test origin until it is interrupted.

use crate::print::println;

use crate::args::Origin as Args;
use crate::{Exit, Fault};

/// Serves until Ctrl-C.
pub(crate) fn serve(args: &Args) -> Result<Exit, Fault> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Fault::usage)?;
    runtime.block_on(async {
        let mut origin = qiao_origin::Origin::builder().http(args.http).https(args.https).open_to_pages(args.cors);
        if let Some(file) = &args.results {
            origin = origin.results(file);
        }
        let origin = origin.start().await.map_err(Fault::usage)?;
        if let Some(path) = &args.ca_out {
            std::fs::write(path, origin.ca_pem())
                .map_err(|error| Fault::usage(format!("--ca-out {}: {error}", path.display())))?;
        }
        for (scheme, address) in [("http", origin.http_addr()), ("https", origin.https_addr())] {
            if let Some(address) = address {
                println!("{scheme}://{address}");
            }
        }
        tokio::signal::ctrl_c().await.map_err(Fault::usage)?;
        origin.shutdown().await;
        Ok(Exit::Good)
    })
}

//! `qiao origin`: serves the scripted test origin until it is interrupted.

use std::path::Path;

use qiao_origin::{BadCertificate, Builder, StartError};

use crate::args::Origin as Args;
use crate::messages::Message;
use crate::print::println;
use crate::program::read;
use crate::{Exit, Fault};

/// Serves until Ctrl-C.
pub(crate) fn serve(args: &Args) -> Result<Exit, Fault> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Fault::of)?;
    runtime.block_on(async {
        let mut origin = qiao_origin::Origin::builder().http(args.http).https(args.https).open_to_pages(args.cors);
        if let Some(file) = &args.results {
            origin = origin.results(file);
        }
        if let Some(files) = given(args) {
            origin = certified(origin, files)?;
        }
        let origin = origin.start().await.map_err(|error| fault(args, error))?;
        if let Some(path) = &args.ca_out {
            std::fs::write(path, origin.ca_pem())
                .map_err(|error| Fault::about(format_args!("--ca-out {}", path.display()), &error))?;
        }
        for (scheme, address) in [("http", origin.http_addr()), ("https", origin.https_addr())] {
            if let Some(address) = address {
                println!("{scheme}://{address}");
            }
        }
        tokio::signal::ctrl_c().await.map_err(Fault::of)?;
        origin.shutdown().await;
        Ok(Exit::Good)
    })
}

/// The files of `--cert` and `--key`.
fn given(args: &Args) -> Option<(&Path, &Path)> {
    args.cert.as_deref().zip(args.key.as_deref())
}

fn certified(origin: Builder, (cert, key): (&Path, &Path)) -> Result<Builder, Fault> {
    Ok(origin.certificate(read("--cert", cert)?, read("--key", key)?))
}

fn fault(args: &Args, error: StartError) -> Fault {
    let (Some((cert, key)), StartError::Given(bad)) = (given(args), &error) else { return Fault::wrong(&error) };
    let (cert, file) = (cert.display().to_string(), key.display().to_string());
    let message = match bad {
        BadCertificate::NoCertificate => Message::NoCertificate { file: cert },
        BadCertificate::NoKey => Message::NoKey { file },
        BadCertificate::OtherKey => Message::OtherKey { file, cert },
        BadCertificate::Unusable(problem) => Message::UnusableCertificate { cert, problem: problem.clone() },
    };
    Fault::usage(message.said())
}

//! `qiao doctor`: examines servers, or all that a project calls, and prints what is found. What is examined is decided by
//! the crate `doctor`.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use clap::Args;
use qiao::{Host, Launch, Override, Platform};
use qiao_doctor::{Settings, Subject, examine, json, junit, table};

use crate::messages::Message;
use crate::network::trusting;
use crate::print::println;
use crate::program::{domains, not_launched, platforms};
use crate::{Exit, Fault, record, words};

pub(crate) const EXAMPLES: &str = "\
Examples:
  qiao doctor https://api.example.com                the server as phones meet it
  qiao doctor ./my-project                           what its sources call, against its domain lists
  qiao doctor ./my-project --platform tt-gadget --domains domains.json
  qiao doctor --platform tt-block --page-origin https://tenant.feishu.cn https://api.example.com/list
  qiao doctor api.example.com --json | jq '.findings[].check'

Exit codes: 0 nothing to be done; 1 an error or a warning; 2 wrong use.";

/// Options of `doctor`.
#[derive(Args)]
pub(crate) struct Doctor {
    /// URLs of servers, or one project folder.
    #[arg(required = true, value_name = "URL|DIR")]
    pub subject: Vec<String>,

    /// The platform whose rules hold. Default: a project's own, or WeChat.
    #[arg(long, value_name = "PLATFORM", value_parser = platforms())]
    pub platform: Option<Platform>,

    /// Server-domain lists: {"request": ["https://host"], "socket": ["wss://host"], "upload": [],
    /// "download": []}.
    #[arg(long, value_name = "FILE")]
    pub domains: Option<PathBuf>,

    /// The web origin of the page that the program runs in (Feishu blocks), as in
    /// https://tenant.feishu.cn.
    #[arg(long, value_name = "ORIGIN")]
    pub page_origin: Option<String>,

    /// Trust the certificates in this PEM file as well.
    #[arg(long, value_name = "FILE")]
    pub ca: Vec<PathBuf>,

    /// Connect to ADDR[:PORT] in place of HOST:PORT.
    #[arg(long, value_name = "HOST:PORT:ADDR[:PORT]")]
    pub resolve: Vec<Override>,

    /// How long each step may take, as in 5s.
    #[arg(long, value_name = "DURATION", value_parser = humantime::parse_duration, default_value = "10s")]
    pub patience: Duration,

    /// Print the findings as JSON.
    #[arg(long)]
    pub json: bool,

    /// Write a JUnit report into this file.
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,
}

/// Examines and prints.
pub(crate) fn run(args: &Doctor) -> Result<Exit, Fault> {
    record::claim_output([args.junit.as_ref()])?;
    let subject = match args.subject.as_slice() {
        [only] if Path::new(only).is_dir() => Subject::Project(only.into()),
        urls => Subject::Urls(urls.to_vec()),
    };
    let base = trusting(Host::builder().resolve(args.resolve.iter().cloned()), &args.ca)?;
    let settings = Settings {
        platform: platform(args, &subject)?,
        domains: args.domains.as_deref().map(domains).transpose()?,
        page_origin: args.page_origin.clone(),
        builder: &|| base.clone(),
        overrides: &args.resolve,
        wording: words::here(),
        patience: args.patience,
        now: now(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Fault::of)?;
    let report = runtime.block_on(examine(&subject, &settings)).map_err(|error| match error {
        qiao_doctor::Error::Launch(error) => not_launched(error),
        qiao_doctor::Error::Url(url) => Fault::usage(Message::NotServerUrl { url }.said()),
    })?;
    if args.json {
        println!("{:#}", json(&report));
    } else {
        println!("{}", table(&report, &settings.wording).trim_end());
    }
    if let Some(path) = &args.junit {
        let text = junit(&report).map_err(Fault::of)?;
        record::write(path, &text)?;
    }
    Ok(if report.is_red() { Exit::Failed } else { Exit::Good })
}

#[expect(clippy::disallowed_methods, reason = "certificates are compared with the time on the wall")]
fn now() -> SystemTime {
    SystemTime::now()
}

fn platform(args: &Doctor, subject: &Subject) -> Result<Platform, Fault> {
    if let Some(platform) = args.platform {
        return Ok(platform);
    }
    let named = match subject {
        Subject::Project(folder) => Launch::project(folder).platforms().map_err(not_launched)?,
        Subject::Urls(_) => Vec::new(),
    };
    Ok(named.first().copied().unwrap_or(Platform::ALL[0]))
}

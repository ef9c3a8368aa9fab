//! What every end-to-end test begins with. The server and the browser themselves stand in `xtask`.

mod figures;
mod host;
mod summary;
mod visit;

use std::env;
use std::time::Duration;

use anyhow::{Context, Result};

pub(crate) use self::figures::{at_most, between, median, under};
pub(crate) use self::host::{FLAGSHIP, Host, expect_flagship, page};
pub(crate) use self::summary::{Program, Summary};
pub(crate) use self::visit::Visit;
pub(crate) use xtask::driver::{Key, Role};
pub(crate) use xtask::server::Site;

/// Long enough for anything a page should do at once, on a slow machine too.
pub(crate) const SOON: Duration = Duration::from_secs(10);
/// Long enough for any run to end.
pub(crate) const RUN: Duration = Duration::from_secs(60);

/// The built site, ready to be served.
pub(crate) fn site() -> Result<Site> {
    let dist = env::var_os("LOOPSCOPE_DIST")
        .context("LOOPSCOPE_DIST names no built site; `cargo xtask test --e2e` builds it first")?;
    Ok(Site::new(dist))
}

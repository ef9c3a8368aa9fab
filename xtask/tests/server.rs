//! The static host, asked over its socket.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use ureq::Agent;
use ureq::http::HeaderValue;
use xtask::server::Site;

/// A small site in a folder of its own, gone at the end of the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("loopscope-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner"))?;
        fs::write(folder.join("index.html"), "front")?;
        fs::write(folder.join("app.wasm"), "\0asm")?;
        fs::write(folder.join("inner/index.html"), "inside")?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Status, content type and body of what stands at an address.
fn get(url: &str) -> Result<(u16, String, String)> {
    let agent: Agent = Agent::config_builder().proxy(None).http_status_as_error(false).build().into();
    let mut response = agent.get(url).call()?;
    let mime = response.headers().get("content-type");
    let mime = mime.map_or("", |mime| mime.to_str().unwrap_or_default()).to_owned();
    let body = response.body_mut().read_to_string()?;
    Ok((response.status().as_u16(), mime, body))
}

#[test]
fn files_have_their_types_and_folders_their_index() -> Result<()> {
    let folder = Folder::new("types")?;
    let server = Site::new(&folder.0).start()?;
    let html = "text/html; charset=utf-8".to_owned();
    assert_eq!(get(&server.url(""))?, (200, html.clone(), "front".to_owned()));
    assert_eq!(get(&server.url("inner/"))?, (200, html, "inside".to_owned()));
    assert_eq!(get(&server.url("app.wasm?v=1"))?.1, "application/wasm");
    assert_eq!(get(&server.url("missing.js"))?.0, 404);
    assert_eq!(server.requests(), ["/", "/inner/", "/app.wasm?v=1", "/missing.js"]);
    Ok(())
}

#[test]
fn a_site_may_stand_in_a_folder_of_another() -> Result<()> {
    let folder = Folder::new("prefix")?;
    let server = Site::new(&folder.0).under("docs/tool").page("/host", "host page").start()?;
    assert!(server.url("").ends_with("/docs/tool/"));
    assert_eq!(get(&server.url(""))?.2, "front");
    // Without the slash at the end, a static host sends the visitor to the one with it.
    assert_eq!(get(&format!("{}/docs/tool", server.origin()))?.2, "front");
    assert_eq!(get(&format!("{}/host", server.origin()))?.2, "host page");
    assert_eq!(get(&format!("{}/app.wasm", server.origin()))?.0, 404);
    Ok(())
}

#[test]
fn nothing_outside_the_folder_is_served() -> Result<()> {
    let folder = Folder::new("outside")?;
    let server = Site::new(folder.0.join("inner")).start()?;
    assert_eq!(get(&server.url("../app.wasm"))?.0, 404);
    assert_eq!(get(&server.url("/etc/hostname"))?.0, 404);
    Ok(())
}

#[test]
fn every_file_carries_the_headers_of_the_site() -> Result<()> {
    let folder = Folder::new("headers")?;
    let policy = "default-src 'none'";
    let server = Site::new(&folder.0).header("content-security-policy", policy).start()?;
    let agent: Agent = Agent::config_builder().proxy(None).build().into();
    let response = agent.get(server.url("")).call()?;
    let found = response.headers().get("content-security-policy");
    assert_eq!(found.map(HeaderValue::as_bytes), Some(policy.as_bytes()));
    Ok(())
}

#[test]
fn a_file_may_be_forgotten_and_a_server_may_stop() -> Result<()> {
    let folder = Folder::new("stops")?;
    let server = Site::new(&folder.0).without("app.wasm").start()?;
    assert_eq!(get(&server.url("app.wasm"))?.0, 404);
    let address = server.url("");
    assert_eq!(get(&address)?.0, 200);
    server.stop();
    // The listener goes with its thread, a moment later.
    let refused = (0..100).any(|_| get(&address).is_err());
    assert!(refused, "it still answers at {address}");
    Ok(())
}

//! The files of the site, answered as a static host would: no fallback page, no guessing.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::answer::{Answer, Response};
use super::request::Request;

/// A folder, where it is served, and what goes with it.
#[derive(Clone, Debug)]
pub(super) struct Files {
    folder: PathBuf,
    /// Begins and ends with a slash.
    pub(super) prefix: String,
    /// Files that are not served, though they are in the folder.
    pub(super) missing: Vec<String>,
    /// Headers for every file and page.
    pub(super) headers: Vec<(String, String)>,
    /// Headers for one file or page: its path from the root, name, value.
    pub(super) headers_for: Vec<(String, String, String)>,
    /// Pages that are in no file, by their path from the root.
    pub(super) pages: BTreeMap<String, String>,
}

impl Files {
    /// The files of a folder, at the root.
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_path_buf(),
            prefix: "/".to_owned(),
            missing: Vec::new(),
            headers: Vec::new(),
            headers_for: Vec::new(),
            pages: BTreeMap::new(),
        }
    }

    /// The file or page that a request names.
    pub(super) fn answer(&self, request: &Request) -> Answer {
        let path = request.path();
        let response = if let Some(html) = self.pages.get(path) {
            // A picture that came as a page would not be shown. Whatever else claims to be something may be a page all the same.
            let kind = if path.ends_with(".svg") { "svg" } else { "html" };
            Response::new(200, mime(kind), html.as_str())
        } else if format!("{path}/") == self.prefix {
            Response::text(301, "the site is a folder").with("location", &self.prefix)
        } else {
            self.file(path).unwrap_or_else(|| Response::text(404, "there is no such file"))
        };
        let own = self.headers_for.iter().filter(|(of, ..)| of == path).map(|(_, name, value)| (name, value));
        let headers = self.headers.iter().map(|(name, value)| (name, value)).chain(own);
        let with_headers = headers.fold(response, |response, (name, value)| response.with(name, value));
        Answer::Whole(with_headers)
    }

    fn file(&self, path: &str) -> Option<Response> {
        let relative = Path::new(path.strip_prefix(&self.prefix)?);
        // Nothing outside the folder, even if a page asks nicely.
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        if self.missing.iter().any(|name| relative == Path::new(name)) {
            return None;
        }
        let mut file = self.folder.join(relative);
        if file.is_dir() {
            file.push("index.html");
        }
        let extension = file.extension().unwrap_or_default().to_string_lossy();
        let body = std::fs::read(&file).ok()?;
        Some(Response::new(200, mime(&extension), body))
    }
}

/// The type that browsers insist on for a kind of file.
fn mime(extension: &str) -> &'static str {
    match extension {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        "py" | "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

//! `dist/loopscope.html`: the whole site in one file, for a frame in somebody else's page and for `file://`.
//!
//! A sandboxed frame may fetch nothing and import nothing, but it runs inline classic scripts. So the module's glue is
//! made once more, as a classic script, and the module itself goes in as text: compressed, since its letters cost a third.
//! The page is `index.html`, so that there is one to keep.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::{Compression, write::GzEncoder};
use xshell::cmd;

use crate::annex;
use crate::workspace::Workspace;

/// The file's name: what `loop-scope.js` looks for beside itself.
pub(crate) const NAME: &str = "loopscope.html";

/// First of all: whoever has the page in a frame learns that it is this page, and that its scripts may run.
const FIRST: &str = r#"<script>parent !== self && parent.postMessage({ loopscope: 1, type: "loading" }, "*")</script>"#;

/// Last of all: unpacks the module and starts it. What a browser or a site's rules don't allow is said in words.
const START: &str = r#"<script>
(async () => {
  try {
    const element = document.getElementById("loopscope-module");
    const text = element.textContent;
    element.remove();
    const packed = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const headers = { "content-type": "application/wasm" };
    await wasm_bindgen({ module_or_path: new Response(unpacked, { headers }) });
  } catch (error) {
    const why = `Loopscope can’t start here. It needs WebAssembly, which a site’s rules must allow (script-src ` +
      `'wasm-unsafe-eval'), and a browser not older than 2023. The browser says: ${error.message ?? error}`;
    (document.querySelector(".pulse") ?? document.body).textContent = why;
    parent !== self && parent.postMessage({ loopscope: 1, type: "refused", why }, "*");
  }
})();
</script>"#;

/// What goes into the page.
struct Parts<'a> {
    icon: &'a str,
    styles: &'a [String],
    glue: &'a str,
    module: &'a [u8],
    library: &'a str,
}

/// Makes the file of what trunk has built.
pub(crate) fn make(workspace: &Workspace, dist: &Path) -> Result<()> {
    let shell = &workspace.shell;
    let folder = workspace.path("target/single-file");
    let wasm = workspace.path("target/wasm32-unknown-unknown/release/loopscope-page.wasm");
    cmd!(shell, "wasm-bindgen --target no-modules --no-typescript --out-dir {folder} {wasm}")
        .quiet()
        .ignore_stderr()
        .run()?;
    let page = shell.read_file(workspace.path("index.html"))?;
    let styles =
        linked(&page, "css").map(|file| shell.read_file(workspace.path(file))).collect::<Result<Vec<_>, _>>()?;
    let icon = linked(&page, "icon").next().context("index.html has an icon")?;
    let parts = Parts {
        icon: &shell.read_file(workspace.path(icon))?,
        styles: &styles,
        glue: &shell.read_file(folder.join("loopscope-page.js"))?,
        module: &shell.read_binary_file(folder.join("loopscope-page_bg.wasm"))?,
        library: &annex::text(workspace)?,
    };
    shell.write_file(dist.join(NAME), compose(&page, &parts)?)?;
    Ok(())
}

/// The files that the page has trunk link in this way, in their order.
fn linked<'a>(page: &'a str, kind: &str) -> impl Iterator<Item = &'a str> {
    let marked = format!("data-trunk rel=\"{kind}\"");
    let lines = page.lines().filter(move |line| line.contains(&marked));
    lines.filter_map(|line| line.split_once("href=\"")?.1.split('"').next())
}

/// The page with everything in it.
fn compose(page: &str, parts: &Parts<'_>) -> Result<String> {
    // What trunk would link, and what only a site has.
    let is_ours = |line: &&str| !line.contains("data-trunk") && !line.contains("rel=\"manifest\"");
    let page: String = page.lines().filter(is_ours).flat_map(|line| [line, "\n"]).collect();
    let icon = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\" />", BASE64.encode(parts.icon));
    let styles: String = parts.styles.iter().map(|text| format!("<style>\n{text}</style>\n")).collect();
    let glue = format!("<script id=\"loopscope-glue\">{}</script>", parts.glue.replace("</script", "<\\/script"));
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(parts.module)?;
    let module = BASE64.encode(gzip.finish()?);
    let module = format!("<script id=\"loopscope-module\" type=\"application/gzip\">{module}</script>");
    // In JSON a slash may be written like this, too.
    let library = parts.library.replace("</", "<\\/");
    let library = format!("<script id=\"loopscope-library\" type=\"application/json\">{library}</script>");
    let (head, rest) = page.split_once("</head>").context("index.html has a head")?;
    let (body, end) = rest.split_once("</body>").context("index.html has a body")?;
    // The page empties its body as it begins, and its workers need the glue and the library.
    Ok(format!("{head}{FIRST}\n{icon}\n{styles}{glue}\n{library}\n</head>{body}{module}\n{START}\n</body>{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<html><head><title>T</title>
<link data-trunk rel="icon" href="www/icon.svg" />
<link data-trunk rel="css" data-integrity="none" href="www/a.css" />
<link rel="manifest" href="x" />
<link data-trunk rel="css" data-integrity="none" href="www/b.css" />
</head><body><p class="pulse">…</p>
</body></html>"#;

    #[test]
    fn everything_is_in_the_file_and_nothing_is_linked() -> Result<()> {
        let styles = ["a {}\n".to_owned(), "b {}\n".to_owned()];
        let parts = Parts {
            icon: "<svg/>",
            styles: &styles,
            glue: "let x = '</script>';",
            module: b"\0asm",
            library: r#"{"html.py":"'</script>'"}"#,
        };
        let file = compose(PAGE, &parts)?;
        assert!(!file.contains("www/") && !file.contains("data-trunk") && !file.contains("manifest"), "{file}");
        assert!(file.contains("<style>\na {}\n</style>\n<style>\nb {}\n</style>"), "{file}");
        assert!(file.contains(r#"{"html.py":"'<\/script>'"}"#), "nor may the library: {file}");
        assert!(file.contains(r"let x = '<\/script>';"), "the glue must not end its own element: {file}");
        Ok(())
    }

    #[test]
    fn style_sheets_keep_their_order() {
        assert_eq!(linked(PAGE, "css").collect::<Vec<_>>(), ["www/a.css", "www/b.css"]);
    }
}

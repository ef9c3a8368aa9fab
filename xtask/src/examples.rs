//! `cargo xtask examples [NAME]`: small sites of each documentation tool, with the files of `dist/` in them.
//!
//! Each is built from a copy, so that neither our files nor a tool's get into the sources. What a tool needs goes into
//! `.build/`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::single_file;
use crate::workspace::Workspace;

/// A site: its folder in `examples/`, where in it the element and the single file go, and what makes it.
struct Example {
    name: &'static str,
    element: &'static str,
    page: &'static str,
    make: fn(&Workspace, &Path, &Path) -> Result<()>,
}

const ALL: [Example; 6] = [
    Example { name: "plain", element: "", page: "", make: plain },
    Example { name: "rustdoc", element: "", page: "", make: rustdoc },
    Example { name: "sphinx", element: "static", page: "static", make: sphinx },
    Example { name: "mkdocs-material", element: "docs", page: "docs", make: mkdocs },
    Example { name: "mdbook", element: "", page: "src", make: mdbook },
    Example { name: "docusaurus", element: "static", page: "static", make: docusaurus },
];

/// The element's script.
const ELEMENT: &str = "loop-scope.js";

/// Builds one or all. One whose tool can't be had doesn't keep the others from being built.
pub(crate) fn run(workspace: &Workspace, name: Option<&str>) -> Result<()> {
    let chosen: Vec<&Example> = ALL.iter().filter(|example| name.is_none_or(|name| name == example.name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = ALL.iter().map(|example| example.name).collect();
        bail!("there is no example `{}`; there are {}", name.unwrap_or_default(), names.join(", "));
    }
    if !workspace.path("dist").join(single_file::NAME).exists() {
        bail!("the examples use the files of dist/; `cargo xtask dist` makes them");
    }
    let mut missing = Vec::new();
    for example in chosen {
        match build(workspace, example) {
            Ok(site) => println!("{}: {}", example.name, site.display()),
            Err(error) => {
                println!("{}: {error:#}", example.name);
                missing.push(example.name);
            }
        }
    }
    if missing.is_empty() { Ok(()) } else { bail!("not built: {}", missing.join(", ")) }
}

fn build(workspace: &Workspace, example: &Example) -> Result<PathBuf> {
    let shell = &workspace.shell;
    let folder = workspace.path(".build/examples").join(example.name);
    let (source, site) = (folder.join("source"), folder.join("site"));
    shell.remove_path(&site)?;
    copy(&workspace.path("examples").join(example.name), &source)?;
    for (file, place) in [(ELEMENT, example.element), (single_file::NAME, example.page)] {
        let place = source.join(place);
        shell.create_dir(&place)?;
        shell.copy_file(workspace.path("dist").join(file), &place)?;
    }
    (example.make)(workspace, &source, &site)?;
    Ok(site)
}

/// Copies a folder over what is there: packages that a tool has put beside it stay.
fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| format!("{} can't be listed", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("an entry has a name")?);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            std::fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

fn plain(_: &Workspace, source: &Path, site: &Path) -> Result<()> {
    copy(source, site)
}

fn rustdoc(workspace: &Workspace, source: &Path, site: &Path) -> Result<()> {
    let shell = &workspace.shell;
    let (header, crate_root) = (source.join("header.html"), source.join("src/lib.rs"));
    let options = ["--edition", "2024", "--crate-name", "to_wait"];
    cmd!(shell, "rustdoc {options...} --html-in-header {header} -o {site} {crate_root}").quiet().run()?;
    for file in [ELEMENT, single_file::NAME] {
        shell.copy_file(source.join(file), site.join(file))?;
    }
    Ok(())
}

fn sphinx(workspace: &Workspace, source: &Path, site: &Path) -> Result<()> {
    let tool = python_tool(workspace, "sphinx-build", &["sphinx", "furo"])?;
    cmd!(workspace.shell, "{tool} -q -b html {source} {site}").quiet().run()?;
    // Sphinx puts what is static into a folder of its own name; both files are in it, beside each other.
    Ok(())
}

fn mkdocs(workspace: &Workspace, source: &Path, site: &Path) -> Result<()> {
    let tool = python_tool(workspace, "mkdocs", &["mkdocs-material"])?;
    let configuration = source.join("mkdocs.yml");
    cmd!(workspace.shell, "{tool} build -q -f {configuration} -d {site}").quiet().run()?;
    Ok(())
}

fn mdbook(workspace: &Workspace, source: &Path, site: &Path) -> Result<()> {
    let shell = &workspace.shell;
    if cmd!(shell, "mdbook --version").quiet().ignore_stderr().read().is_err() {
        eprintln!("installing mdbook: some minutes");
        let root = workspace.own_tools();
        cmd!(shell, "cargo install --locked mdbook --root {root}").run()?;
    }
    cmd!(shell, "mdbook build {source} --dest-dir {site}").quiet().ignore_stderr().run()?;
    Ok(())
}

fn docusaurus(workspace: &Workspace, source: &Path, site: &Path) -> Result<()> {
    let shell = &workspace.shell;
    let _folder = shell.push_dir(source);
    if !source.join("node_modules/@docusaurus/core").exists() {
        eprintln!("installing Docusaurus: a minute or two");
        cmd!(shell, "npm install --no-audit --no-fund").quiet().run()?;
    }
    let _quiet = shell.push_env("DISABLE_VERSION_CHECK", "true");
    cmd!(shell, "npm run build -- --out-dir {site}").quiet().run()?;
    Ok(())
}

/// A program of Python packages, which have a folder of their own.
fn python_tool(workspace: &Workspace, name: &str, packages: &[&str]) -> Result<PathBuf> {
    let shell = &workspace.shell;
    let folder = workspace.path(".build/examples/python");
    let tool = folder.join("bin").join(name);
    if !tool.exists() {
        eprintln!("installing {}: half a minute", packages.join(" and "));
        cmd!(shell, "python3 -m venv {folder}").quiet().run()?;
        let pip = folder.join("bin/pip");
        cmd!(shell, "{pip} install --quiet {packages...}").quiet().run()?;
    }
    Ok(tool)
}

//! The project's commands: `cargo xtask serve | test | dist | beside | examples | bench | doctor`.
//!
//! Everything a newcomer needs stands behind these words; they install what is missing themselves.

mod annex;
mod bench;
mod beside;
mod doctor;
mod examples;
mod offline;
mod serve;
mod single_file;
mod site;
mod sqlite;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::serve::Serve;
use crate::test::Layers;
use crate::workspace::Workspace;

const HELP: &str = "\
Loopscope's commands. Each installs the tools it needs and doesn't find.

    cargo xtask serve [--debug] [--port N]
        Build the page and serve it at http://127.0.0.1:8080/, again after every change.
        The build is optimised unless --debug is given: unoptimised wasm is several times
        larger and slower, and this page is about what takes how long.

    cargo xtask test [--native | --browser | --e2e] [-- FILTER]
        Formatting, lints and native tests (--native), tests in a headless browser (--browser),
        the built site as a visitor meets it (--e2e). All three unless one is named.
        FILTER goes to the tests themselves. The last line counts them all.

    cargo xtask dist
        Build the site into dist/ and print what a visit costs.

    cargo xtask beside
        Build what the site has beside the page's module: the database engine, and the Python
        modules that few programs import. Every build of the site does that, too.

    cargo xtask examples [NAME]
        Build the sites in examples/, one for each documentation tool, with the files of dist/.

    cargo xtask bench
        Measure the loop and the timeline beside their peers, and print the ratios.

    cargo xtask doctor
        Say which tools are here, which are missing, and what installs them.
";

enum Command {
    Doctor,
    Serve(Serve),
    Dist,
    Beside,
    Bench,
    Examples(Option<String>),
    Test { layers: Layers, filter: Vec<String> },
    Help,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match parse(&arguments).and_then(run) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::open()?;
    match command {
        Command::Doctor => doctor::run(&workspace),
        Command::Serve(serve) => serve::run(&workspace, &serve).map(|()| ExitCode::SUCCESS),
        Command::Bench => bench::run(&workspace).map(|()| ExitCode::SUCCESS),
        Command::Examples(name) => examples::run(&workspace, name.as_deref()).map(|()| ExitCode::SUCCESS),
        Command::Dist => site::run(&workspace).map(|()| ExitCode::SUCCESS),
        Command::Beside => beside::run(&workspace).map(|()| ExitCode::SUCCESS),
        Command::Test { layers, filter } => Ok(test::run(&workspace, layers, &filter)),
        Command::Help => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn parse(arguments: &[String]) -> Result<Command> {
    let Some((name, options)) = arguments.split_first() else {
        return Ok(Command::Help);
    };
    match name.as_str() {
        "doctor" => none_of(options).map(|()| Command::Doctor),
        "serve" => Serve::parse(options).map(Command::Serve),
        "dist" => none_of(options).map(|()| Command::Dist),
        "beside" => none_of(options).map(|()| Command::Beside),
        "examples" => {
            none_of(options.get(1..).unwrap_or_default()).map(|()| Command::Examples(options.first().cloned()))
        }
        "bench" => none_of(options).map(|()| Command::Bench),
        "test" => parse_test(options),
        "help" | "--help" | "-h" => Ok(Command::Help),
        other => bail!("there is no command `{other}`; `cargo xtask help` lists them"),
    }
}

fn parse_test(options: &[String]) -> Result<Command> {
    let mut layers = Layers::All;
    let mut rest = options.iter();
    for option in rest.by_ref() {
        layers = match option.as_str() {
            "--native" => Layers::Native,
            "--browser" => Layers::Browser,
            "--e2e" => Layers::EndToEnd,
            "--" => break,
            other => bail!("`test` doesn't know `{other}`; a name of a test stands after `--`"),
        };
    }
    Ok(Command::Test { layers, filter: rest.cloned().collect() })
}

fn none_of(options: &[String]) -> Result<()> {
    match options.first() {
        None => Ok(()),
        Some(option) => bail!("this command takes no options, and was given `{option}`"),
    }
}

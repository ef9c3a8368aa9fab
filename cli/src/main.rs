//! The `loopscope` command: runs Python programs natively, on the virtual clock.

mod export;
mod folder;
mod summary;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::export::{Form, exported};
use loopscope::network::loopback::Traffic;
use loopscope::python::{Program, Recorded, Setting, Stream};
use loopscope::run::VirtualHost;

const USAGE: &str = "\
usage: loopscope run [OPTION…] FILE   run a program as python would, on a virtual clock
           --summary                  then say who ran, was ready, waited and blocked, and what there is to learn
           --summary=json             the same as JSON, in the shape the README documents
           --trace                    then list the recorded events
           --visitors=N               send N visitors to the server that the program opens; when they have left, or
                                      where nobody comes, Ctrl-C ends a server that waits
           --rate=N                   so many a second (10)
           --files=FOLDER             the files the program finds at /, and where those that it writes are kept;
                                      without it they are forgotten
       loopscope check FILE…          say what is wrong with programs, without running them
       loopscope poster [OPTION…] FILE…
                                      a picture (SVG) of the programs' runs, below each other on one clock
       loopscope trace [OPTION…] FILE…
                                      the runs as a file for other tools
           --format=json              Loopscope's own form, which its page opens (the default)
           --format=chrome            for Perfetto and speedscope
           --format=csv               the tasks as a table
           --format=text              what happened, a sentence a line
       poster and trace take --visitors, --rate and --files as well, and recordings (.json) in place of programs

What a program prints goes to standard output; all that is told of its run goes to standard error. Of poster and trace
only the result is printed.
";

/// The machine nests as deep as a program does; a thread of its own has room for that.
const STACK: usize = 512 << 20;

fn main() -> ExitCode {
    let work = std::thread::Builder::new().stack_size(STACK).spawn(command);
    match work.map(std::thread::JoinHandle::join) {
        Ok(Ok(status)) => ExitCode::from(status),
        _ => ExitCode::from(70),
    }
}

fn command() -> u8 {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (flags, rest): (Vec<&str>, Vec<&str>) = args.iter().map(String::as_str).partition(|arg| arg.starts_with("--"));
    match rest.as_slice() {
        ["run", file] => match Options::of(&flags) {
            Some(options) => run(file, options),
            None => misuse(),
        },
        ["check", files @ ..] if !files.is_empty() && flags.is_empty() => {
            files.iter().map(|file| check(file)).max().unwrap_or(0)
        }
        ["poster", files @ ..] if !files.is_empty() => export(Form::Poster, files, &flags),
        ["trace", files @ ..] if !files.is_empty() => {
            let (format, flags): (Vec<&str>, Vec<&str>) = flags.iter().partition(|flag| flag.starts_with("--format="));
            let named =
                format.first().map_or(Some(Form::Json), |flag| Form::named(flag.trim_start_matches("--format=")));
            named.map_or_else(misuse, |form| export(form, files, &flags))
        }
        _ => misuse(),
    }
}

fn export(form: Form, files: &[&str], flags: &[&str]) -> u8 {
    let Some(Options { told, traffic, folder }) = Options::of(flags) else { return misuse() };
    if !told.is_empty() {
        return misuse();
    }
    let disk = match folder.as_deref().map(folder::read).transpose() {
        Ok(disk) => disk.unwrap_or_default(),
        Err(why) => {
            eprintln!("loopscope: {why}");
            return 1;
        }
    };
    let setting = || Setting { traffic: traffic.clone(), disk: disk.clone(), ..Setting::default() };
    match exported(form, files, setting) {
        Ok(text) => {
            // A closed pipe ends nothing.
            let _ = std::io::stdout().write_all(text.as_bytes());
            0
        }
        Err(why) => {
            eprintln!("{why}");
            1
        }
    }
}

fn misuse() -> u8 {
    eprint!("{USAGE}");
    2
}

/// What is told of a run after it.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Trace,
    Table,
    Json,
}

/// How a program is run.
#[derive(Default)]
struct Options {
    told: Vec<Told>,
    traffic: Option<Traffic>,
    folder: Option<PathBuf>,
}

impl Options {
    /// What the flags mean; nothing if one of them means nothing.
    fn of(flags: &[&str]) -> Option<Self> {
        let mut options = Self::default();
        for flag in flags {
            match flag.split_once('=') {
                None if *flag == "--trace" => options.told.push(Told::Trace),
                None if *flag == "--summary" => options.told.push(Told::Table),
                Some(("--summary", "json")) => options.told.push(Told::Json),
                Some(("--visitors", count)) => options.traffic().visitors = count.parse().ok()?,
                Some(("--files", folder)) => options.folder = Some(folder.into()),
                Some(("--rate", count)) => options.traffic().per_second = count.parse().ok()?,
                _ => return None,
            }
        }
        Some(options)
    }

    fn traffic(&mut self) -> &mut Traffic {
        self.traffic.get_or_insert_default()
    }
}

fn read(file: &str) -> Option<String> {
    match std::fs::read_to_string(file) {
        Ok(text) => Some(text),
        Err(error) => {
            eprintln!("loopscope: can't open file '{file}': {error}");
            None
        }
    }
}

fn compile(file: &str) -> Option<Program> {
    let text = read(file)?;
    match Program::new(file, &text) {
        Ok(program) => Some(program),
        Err(complaints) => {
            for complaint in complaints {
                eprintln!("{}", complaint.text(&loopscope::python::code::Source::new(file, text.as_str())));
            }
            None
        }
    }
}

fn check(file: &str) -> u8 {
    u8::from(compile(file).is_none())
}

/// Times of day are as they would be: only how long a run takes is virtual.
#[expect(clippy::disallowed_methods, reason = "the command never runs in a browser")]
fn seconds_since_1970() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}

fn run(file: &str, options: Options) -> u8 {
    let Some(program) = compile(file) else { return 1 };
    let sink = Box::new(|stream: Stream, text: &str| {
        // A closed pipe ends nothing: the program's own exit status is what counts.
        let _ = match stream {
            Stream::Out => std::io::stdout().write_all(text.as_bytes()),
            Stream::Err => std::io::stderr().write_all(text.as_bytes()),
        };
    });
    let Options { told, traffic, folder } = options;
    let disk = match folder.as_deref().map(folder::read).transpose() {
        Ok(disk) => disk.unwrap_or_default(),
        Err(why) => {
            eprintln!("loopscope: {why}");
            return 1;
        }
    };
    let host = VirtualHost::default().beginning(seconds_since_1970()).with_database(loopscope_sqlite::linked);
    let setting = Setting { traffic, disk, ..Setting::default() };
    let Recorded { status, events, written } = program.run_on(&host, setting, !told.is_empty(), sink);
    let _ = std::io::stdout().flush();
    if let Some(Err(why)) = folder.as_deref().map(|folder| folder::keep(folder, &written)) {
        eprintln!("loopscope: {why}");
    }
    for told in told {
        match told {
            Told::Trace => {
                for event in &events {
                    eprintln!("{:>12} {:?}", event.at.as_micros(), event.what);
                }
            }
            Told::Table => eprint!("\n{}", summary::table(&summary::of(file, &events))),
            // A summary is plain strings and numbers.
            Told::Json => eprintln!("{}", serde_json::to_string(&summary::of(file, &events)).unwrap_or_default()),
        }
    }
    u8::try_from(status).unwrap_or(1)
}

//! The `loopscope` command: runs Python programs natively, on the virtual clock.

use std::io::Write;
use std::process::ExitCode;

use loopscope::python::{Program, Recorded, Stream};

const USAGE: &str = "\
usage: loopscope run [--trace] FILE   run a program as python would, on a virtual clock
       loopscope check FILE…          say what is wrong with programs, without running them
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
        ["run", file] => run(file, &flags),
        ["check", files @ ..] if !files.is_empty() => files.iter().map(|file| check(file)).max().unwrap_or(0),
        _ => {
            eprint!("{USAGE}");
            2
        }
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

fn run(file: &str, flags: &[&str]) -> u8 {
    let Some(program) = compile(file) else { return 1 };
    let sink = Box::new(|stream: Stream, text: &str| {
        // A closed pipe ends nothing: the program's own exit status is what counts.
        let _ = match stream {
            Stream::Out => std::io::stdout().write_all(text.as_bytes()),
            Stream::Err => std::io::stderr().write_all(text.as_bytes()),
        };
    });
    let watch = flags.contains(&"--trace");
    let Recorded { status, events } = program.run_virtually(loopscope::python::Limits::default(), watch, sink);
    let _ = std::io::stdout().flush();
    if watch {
        for event in &events {
            eprintln!("{:>12} {:?}", event.at.as_micros(), event.what);
        }
    }
    u8::try_from(status).unwrap_or(1)
}

//! The command as a shell meets it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// `rude` sleeps with the thread in its hand, while `polite` could run.
const HELD: &str = "\
import asyncio, time
async def polite():
    await asyncio.sleep(0.05)
    print('polite')
async def rude():
    time.sleep(0.4)
async def main():
    await asyncio.gather(polite(), rude())
asyncio.run(main())
";

fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("a folder of our own");
    path
}

fn loopscope(args: &[&str], path: &PathBuf) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loopscope"));
    command.args(args).arg(path).output().expect("it starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn text_of(output: &Output) -> String {
    text(&output.stdout) + &text(&output.stderr)
}

#[test]
fn a_program_prints_and_nothing_else_does() {
    let ran = loopscope(&["run"], &file("held.py", HELD));
    assert_eq!((text(&ran.stdout).as_str(), text(&ran.stderr).as_str(), ran.status.code()), ("polite\n", "", Some(0)));
}

#[test]
fn the_exit_status_is_pythons() {
    let raised = loopscope(&["run"], &file("raises.py", "print('before')\n1 / 0\n"));
    assert_eq!((text(&raised.stdout).as_str(), raised.status.code()), ("before\n", Some(1)));
    assert!(text(&raised.stderr).ends_with("ZeroDivisionError: division by zero\n"), "{}", text(&raised.stderr));
    assert_eq!(loopscope(&["run"], &file("exits.py", "raise SystemExit(3)\n")).status.code(), Some(3));
}

#[test]
fn the_summary_says_who_held_the_loop_and_who_was_starved() {
    let ran = loopscope(&["run", "--summary"], &file("summary.py", HELD));
    assert_eq!(text(&ran.stdout), "polite\n");
    let told = text(&ran.stderr);
    assert!(told.contains("longest hold 400 ms"), "{told}");
    let polite: Vec<&str> =
        told.lines().find(|line| line.starts_with("polite")).unwrap_or("").split_whitespace().collect();
    // Its timer was due at 50 ms and could fire at 400.
    assert!(polite.windows(2).any(|pair| pair == ["350", "ms"]), "{told}");
    assert!(told.contains("• rude · Task-3 (line 6) held the loop for 400 ms"), "{told}");
}

#[test]
fn the_summary_is_json_where_that_is_wanted() {
    let ran = loopscope(&["run", "--summary=json"], &file("json.py", HELD));
    let summary: serde_json::Value = serde_json::from_slice(&ran.stderr).expect("JSON");
    assert_eq!(summary["state"], "finished");
    // What the loop's own turns cost comes to it.
    assert!((400_000..401_000).contains(&summary["longest_hold"].as_u64().expect("microseconds")), "{summary}");
    assert_eq!(summary["tasks"].as_array().map(Vec::len), Some(4), "the module, main, polite and rude");
}

#[test]
fn a_folder_is_the_programs_disk() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("disk");
    // It may be there from the last time.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("data")).expect("a folder of our own");
    fs::write(folder.join("data/in.txt"), "21").expect("a folder of our own");
    fs::write(folder.join("old.txt"), "old").expect("a folder of our own");
    let program = "import os\nn = int(open('/data/in.txt').read())\nos.makedirs('out')\n\
                open('out/x.txt', 'w').write(str(2 * n))\nos.remove('old.txt')\nopen('../../escaped', 'w').close()\n";
    let ran = loopscope(&["run", &format!("--files={}", folder.display())], &file("files.py", program));
    assert_eq!((text_of(&ran), ran.status.code()), (String::new(), Some(0)));
    assert_eq!(fs::read_to_string(folder.join("out/x.txt")).expect("it was written"), "42");
    assert!(!folder.join("old.txt").exists());
    assert!(folder.join("escaped").exists(), "a path can't leave the disk");
    let nowhere = loopscope(&["run", "--files=/nowhere/at/all"], &file("files2.py", "print(1)"));
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(text(&nowhere.stderr).contains("can't read /nowhere/at/all"), "{}", text(&nowhere.stderr));
}

#[test]
fn check_names_the_place_and_runs_nothing() {
    let checked = loopscope(&["check"], &file("wrong.py", "print('never')\nx = = 2\n"));
    assert_eq!((text(&checked.stdout).as_str(), checked.status.code()), ("", Some(1)));
    assert!(text(&checked.stderr).contains("line 2"), "{}", text(&checked.stderr));
}

#[test]
fn what_it_does_not_know_gets_the_usage() {
    let ran = loopscope(&["run", "--sumary"], &file("held2.py", HELD));
    assert_eq!((text(&ran.stdout).as_str(), ran.status.code()), ("", Some(2)));
    assert!(text(&ran.stderr).contains("usage: loopscope run"));
}

#[test]
fn a_poster_and_traces_are_made_of_programs_and_of_recordings() {
    let path = file("drawn.py", HELD);
    let poster = loopscope(&["poster"], &path);
    assert!(text(&poster.stdout).starts_with("<svg ") && poster.stderr.is_empty(), "{}", text_of(&poster));
    let json = loopscope(&["trace"], &path);
    let recording = file("drawn.json", &text(&json.stdout));
    assert_eq!(text(&loopscope(&["poster"], &recording).stdout), text(&poster.stdout), "the run itself was kept");
    let chrome = text(&loopscope(&["trace", "--format=chrome"], &recording).stdout);
    assert!(chrome.starts_with("{\"traceEvents\":[") && chrome.contains("polite"), "{chrome}");
    let csv = text(&loopscope(&["trace", "--format=csv"], &path).stdout);
    assert!(csv.starts_with("program,task,") && csv.contains("drawn,rude"), "{csv}");
    let told = text(&loopscope(&["trace", "--format=text"], &path).stdout);
    assert!(told.contains("blocks the thread at line 6"), "{told}");
}

#[test]
fn what_cannot_be_drawn_is_said_and_nothing_is_printed() {
    for (name, content, expected) in [
        ("broken.py", "def f(:\n", "SyntaxError"),
        ("foreign.json", "{}", "neither a recording of Loopscope nor a Chrome trace"),
    ] {
        let output = loopscope(&["poster"], &file(name, content));
        assert!(!output.status.success() && output.stdout.is_empty(), "{}", text_of(&output));
        assert!(text(&output.stderr).contains(expected), "{}", text_of(&output));
    }
    let output = loopscope(&["trace", "--format=png"], &file("fine.py", "print(1)"));
    assert_eq!(output.status.code(), Some(2));
}

//! What documentation builds ask for: posters and traces of programs, run on the virtual clock.

use std::path::Path;

use loopscope::export::{
    Look, Recorded, Recording, Stage, Subject, chrome_trace, from_file, poster, tasks_csv, to_json, transcript_text,
};
use loopscope::model::Run;
use loopscope::python::{Program, Setting};

/// What is made of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A picture.
    Poster,
    /// Loopscope's own JSON, which the page opens.
    Json,
    /// For Perfetto and speedscope.
    Chrome,
    /// The tasks as a table.
    Csv,
    /// What happened, a sentence a line.
    Text,
}

impl Form {
    /// The form that `--format=` names.
    pub(crate) fn named(name: &str) -> Option<Self> {
        [("json", Self::Json), ("chrome", Self::Chrome), ("csv", Self::Csv), ("text", Self::Text)]
            .into_iter()
            .find_map(|(own, form)| (own == name).then_some(form))
    }
}

/// The runs of these files, beside each other on one clock, in this form. A file that is a recording isn't run again.
///
/// # Errors
/// What is wrong with a file, as it is to be printed.
pub(crate) fn exported(form: Form, files: &[&str], setting: impl Fn() -> Setting) -> Result<String, String> {
    let mut programs = Vec::new();
    for file in files {
        programs.extend(recorded(file, setting())?);
    }
    let title = files.iter().map(|file| stem(file)).collect::<Vec<_>>().join(", ");
    if form == Form::Json {
        return Ok(to_json(&Recording { title, programs }));
    }
    let runs: Vec<(String, Run)> = programs.into_iter().map(|program| (program.name.clone(), program.run())).collect();
    let subjects: Vec<Subject<'_>> = runs.iter().map(|(name, run)| Subject { name, run }).collect();
    Ok(match form {
        Form::Poster => poster(&title, &subjects, Look::Both).svg,
        Form::Chrome | Form::Json => chrome_trace(&title, &subjects),
        Form::Csv => tasks_csv(&subjects),
        Form::Text => transcript_text(&subjects),
    })
}

fn recorded(file: &str, setting: Setting) -> Result<Vec<Recorded>, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("loopscope: can't open file '{file}': {error}"))?;
    if Path::new(file).extension().is_some_and(|extension| extension == "json") {
        return from_file(file, &bytes).map(|recording| recording.programs).map_err(|why| format!("loopscope: {why}"));
    }
    let text = String::from_utf8(bytes).map_err(|_| format!("loopscope: '{file}' is not text"))?;
    // What is shown to others tells nothing of the author's folders.
    let name = Path::new(file).file_name().and_then(|name| name.to_str()).unwrap_or(file);
    let program = Program::new(name, &text).map_err(|complaints| {
        let source = loopscope::python::code::Source::new(file, text.as_str());
        complaints.iter().map(|complaint| complaint.text(&source)).collect::<Vec<_>>().join("\n")
    })?;
    let events = program.run_virtually(setting, true, Box::new(|_, _| {})).events;
    let (name, stage) = (stem(file).to_owned(), Stage::VirtualClock);
    Ok(vec![Recorded { name, text: Some(text), stage, throttled: false, events }])
}

/// A file's name without its folder and its ending.
fn stem(file: &str) -> &str {
    Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or(file)
}

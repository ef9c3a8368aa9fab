//! Whatever an address or a file holds: something to show, or a sentence; and what is shown can be saved again.
#![no_main]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use loopscope::export::{Look, Recording, Subject, chrome_trace, from_file, pack, poster, tasks_csv, to_json, unpack};
use loopscope::ui::Arrival;
use miniz_oxide::deflate::compress_to_vec;

/// The same, packed as a link would have it: chance seldom finds what unpacks.
fn packed(bytes: &[u8]) -> String {
    let mut all = vec![1];
    all.extend(compress_to_vec(bytes, 1));
    URL_SAFE_NO_PAD.encode(all)
}

fn show(recording: &Recording) {
    assert_eq!(unpack(&pack(recording)).as_ref(), Ok(recording));
    assert_eq!(from_file("again.json", to_json(recording).as_bytes()).as_ref(), Ok(recording));
    for program in &recording.programs {
        let run = program.run();
        let subjects = [Subject { name: &program.name, run: &run }];
        chrome_trace(&recording.title, &subjects);
        poster(&recording.title, &subjects, Look::Both);
        tasks_csv(&subjects);
    }
}

fuzz_target!(|bytes: &[u8]| {
    let packed = packed(bytes);
    for address in [String::from_utf8_lossy(bytes).into_owned(), format!("code={packed}&run={packed}")] {
        let arrival = Arrival::by_address(&address);
        assert!(!arrival.run && arrival.programs.len() <= 2, "an address runs something");
        if let Some(recording) = &arrival.recording {
            show(recording);
        }
    }
    match from_file("fuzz.json", bytes) {
        Ok(recording) => show(&recording),
        Err(why) => assert!(!why.to_string().is_empty()),
    }
});

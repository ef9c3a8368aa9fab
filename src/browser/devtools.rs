//! A run in the browser's own Performance panel: each task a track, each stretch a measure.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::model::{Run, State};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = measure, catch)]
    fn measure(name: &str, options: &Object) -> Result<JsValue, JsValue>;
}

/// More stretches than this of one run would only slow the panel down.
const MOST: usize = 20_000;

/// Writes a finished run's slices as measures that began `began` milliseconds after the page's own zero. Gives how many
/// were written.
pub fn mark_run(program: &str, run: &Run, began: f64) -> usize {
    let mut written = 0;
    for task in &run.tasks {
        for slice in &task.slices {
            if written >= MOST || slice.start >= slice.end {
                continue;
            }
            let at = |micros: u64| began + micros as f64 / 1000.0;
            let (start, end) = (at(slice.start.as_micros()), at(slice.end.as_micros()));
            let colour = match slice.state() {
                State::Blocking => "error",
                State::Ready => "secondary-light",
                State::Running => "primary",
                State::Awaiting => "tertiary-light",
            };
            let track = object(&[
                ("dataType", "track-entry".into()),
                ("track", (&*task.name).into()),
                ("trackGroup", format!("Loopscope: {program}").into()),
                ("color", colour.into()),
                ("tooltipText", run.phrase(task, slice).into()),
            ]);
            let options = object(&[
                ("start", start.into()),
                ("end", end.into()),
                ("detail", object(&[("devtools", track.into())]).into()),
            ]);
            // A browser without the panel takes them as ordinary measures.
            written += usize::from(measure(slice.state().name(), &options).is_ok());
        }
    }
    written
}

fn object(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        // A plain object takes every property.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

//! The door in wasm: three functions out, two in, and no glue between them.
#![expect(unsafe_code, reason = "what goes through the door of a wasm are numbers: places in memory, and lengths")]

use std::cell::RefCell;

use crate::engine::Engine;

#[link(wasm_import_module = "loopscope")]
unsafe extern "C" {
    /// Whether what is being computed is to end.
    safe fn interrupted() -> i32;
    /// A number from 0 up to 1.
    safe fn random() -> f64;
}

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = RefCell::new(Engine::new(|| interrupted() != 0).ok());
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a question of this length, and says where.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn room(length: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        text.clear();
        text.resize(length, 0);
        text.as_mut_ptr()
    })
}

/// Answers the question that stands there. How long the answer is, which then stands at [`answer`].
#[unsafe(no_mangle)]
pub(crate) extern "C" fn call() -> usize {
    let question = TEXT.take();
    let answer = ENGINE.with_borrow_mut(|engine| match engine {
        Some(engine) => engine.call(&question),
        None => Vec::new(),
    });
    TEXT.with_borrow_mut(|text| {
        *text = answer;
        text.len()
    })
}

/// Where the answer stands.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn answer() -> *const u8 {
    TEXT.with_borrow(Vec::as_ptr)
}

// What SQLite's C asks of its surroundings. Waiting is not for an engine that never waits; time comes with each call.

#[unsafe(no_mangle)]
extern "C" fn rust_sqlite_wasm_host_sleep(_seconds: u64, _nanoseconds: u32) {}

/// # Safety
/// There are so many bytes at that place.
#[unsafe(no_mangle)]
unsafe extern "C" fn rust_sqlite_wasm_host_random(into: *mut u8, length: usize) -> usize {
    for at in 0..length {
        // SAFETY: as the caller promises.
        unsafe { into.add(at).write((random() * 256.0) as u8) };
    }
    length
}

/// # Safety
/// There is a number at that place.
#[unsafe(no_mangle)]
unsafe extern "C" fn rust_sqlite_wasm_host_epoch_timestamp_in_ms(into: *mut i64) -> i32 {
    // SAFETY: as the caller promises.
    unsafe { into.write(0) };
    0
}

/// Nothing here is secret, so nothing needs good randomness.
#[unsafe(no_mangle)]
extern "C" fn rust_sqlite_wasm_host_fill_entropy(_into: *mut u8, _length: usize) -> i32 {
    1
}

/// Local time is UTC, as in the rest of the machine.
///
/// # Safety
/// There is a `LocalTime` at that place.
#[unsafe(no_mangle)]
unsafe extern "C" fn rust_sqlite_wasm_host_localtime(seconds: i64, into: *mut sqlite_wasm_rs::host::LocalTime) -> i32 {
    let days = seconds.div_euclid(86_400);
    let (year, month, day, yearday) = date(days);
    let rest = seconds.rem_euclid(86_400) as i32;
    let time = sqlite_wasm_rs::host::LocalTime {
        year,
        month,
        day,
        hour: rest / 3600,
        minute: rest / 60 % 60,
        second: rest % 60,
        weekday: (days + 4).rem_euclid(7) as i32,
        yearday,
        is_dst: 0,
        utc_offset_seconds: 0,
    };
    // SAFETY: as the caller promises.
    unsafe { into.write(time) };
    0
}

/// Year, month, day and day of the year (from 0) of a day since 1970.
fn date(days: i64) -> (i32, i32, i32, i32) {
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    // Near enough, and never too late.
    let mut year = 1970 + days.div_euclid(366).min(days.div_euclid(365));
    let days_before = |year: i64| {
        let past = year - 1;
        (year - 1970) * 365 + (past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400)) - 477
    };
    while days_before(year + 1) <= days {
        year += 1;
    }
    let yearday = days - days_before(year);
    let february = 28 + i64::from(is_leap(year));
    let mut left = yearday;
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    (year as i32, month, left as i32 + 1, yearday as i32)
}

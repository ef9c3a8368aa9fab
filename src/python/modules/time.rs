//! `time`. Its clock is the run's; a sleep blocks for real, unless another thread of the program can run meanwhile.

use crate::python::exception::{R, type_error, value_error};
use crate::python::native::Native;
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;
use crate::time::Span;

fn seconds(vm: &Vm) -> f64 {
    vm.world.asked().as_f64() / 1e6
}

/// Seconds since 1970: when the run began, by the host's calendar, and what has passed since.
fn wall(vm: &Vm) -> f64 {
    vm.world.lp.host().epoch() + seconds(vm)
}

fn sleep(vm: &mut Vm, args: Args) -> R {
    let [span] = args.exactly("time.sleep")?;
    let span = match span.plain() {
        Value::Float(_) | Value::Int(_) | Value::Bool(_) => vm.to_float(&span)?,
        _ => {
            return Err(type_error(format!("'{}' object cannot be interpreted as an integer", vm.type_name(&span))));
        }
    };
    if span.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    if span < 0.0 {
        return Err(value_error("sleep length must be non-negative"));
    }
    vm.sleep(Span::from_micros((span * 1e6).min(1e15) as u64))
}

/// Year, month, day, weekday and day of the year of a day, counted from 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day, (days + 3).rem_euclid(7), days - days_before(year, 1, 1) + 1)
}

fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn broken_down(vm: &mut Vm, args: Args) -> R {
    let [when] = args.bind("localtime", ["/seconds"], 0)?;
    let when = match when.some() {
        Some(when) => vm.to_float(&when)?,
        None => wall(vm),
    };
    let whole = when.floor() as i64;
    let (days, rest) = (whole.div_euclid(86_400), whole.rem_euclid(86_400));
    let (year, month, day, weekday, of_year) = civil(days);
    let fields = [year, month, day, rest / 3600, rest / 60 % 60, rest % 60, weekday, of_year, 0];
    let tuple = Value::tuple(fields.map(Value::Int).to_vec());
    let class = vm.prelude_function("struct_time")?;
    vm.call(class, [tuple])
}

fn mktime(vm: &mut Vm, args: Args) -> R {
    let [fields] = args.exactly("mktime")?;
    let mut fields: Vec<i64> = vm.collect(&fields)?.iter().map(|field| vm.to_index(field)).collect::<R<_>>()?;
    fields.resize(9, 0);
    let days = days_before(fields[0], fields[1], fields[2]);
    Ok(Value::Float((days * 86_400 + fields[3] * 3600 + fields[4] * 60 + fields[5]) as f64))
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn strftime(vm: &mut Vm, args: Args) -> R {
    let [format, fields] = args.bind("strftime", ["/format", "/t"], 1)?;
    let format = vm.to_str(&format, "strftime() argument 1")?;
    let fields = match fields.given() {
        Some(fields) => fields,
        None => broken_down(vm, Args::default())?,
    };
    let mut f: Vec<i64> = vm.collect(&fields)?.iter().map(|field| vm.to_index(field)).collect::<R<_>>()?;
    f.resize(9, 0);
    let mut out = String::new();
    let mut chars = format.as_str().chars();
    while let Some(char) = chars.next() {
        if char != '%' {
            out.push(char);
            continue;
        }
        let day = DAYS[(f[6].rem_euclid(7)) as usize];
        let month = MONTHS[((f[1] - 1).rem_euclid(12)) as usize];
        let hour12 = if f[3] % 12 == 0 { 12 } else { f[3] % 12 };
        let text = match chars.next() {
            Some('Y') => f[0].to_string(),
            Some('y') => format!("{:02}", f[0].rem_euclid(100)),
            Some('m') => format!("{:02}", f[1]),
            Some('d') => format!("{:02}", f[2]),
            Some('e') => format!("{:2}", f[2]),
            Some('H') => format!("{:02}", f[3]),
            Some('I') => format!("{hour12:02}"),
            Some('M') => format!("{:02}", f[4]),
            Some('S') => format!("{:02}", f[5]),
            Some('p') => (if f[3] < 12 { "AM" } else { "PM" }).to_owned(),
            Some('A') => day.to_owned(),
            Some('a') => day[..3].to_owned(),
            Some('B') => month.to_owned(),
            Some('b' | 'h') => month[..3].to_owned(),
            Some('j') => format!("{:03}", f[7]),
            Some('w') => ((f[6] + 1) % 7).to_string(),
            Some('u') => (f[6] + 1).to_string(),
            Some('F') => format!("{}-{:02}-{:02}", f[0], f[1], f[2]),
            Some('T' | 'X') => format!("{:02}:{:02}:{:02}", f[3], f[4], f[5]),
            Some('R') => format!("{:02}:{:02}", f[3], f[4]),
            Some('D' | 'x') => format!("{:02}/{:02}/{:02}", f[1], f[2], f[0].rem_euclid(100)),
            Some('c') => {
                format!("{} {} {:2} {:02}:{:02}:{:02} {}", &day[..3], &month[..3], f[2], f[3], f[4], f[5], f[0])
            }
            Some('U') => format!("{:02}", (f[7] + 6 - (f[6] + 1) % 7) / 7),
            Some('W') => format!("{:02}", (f[7] + 6 - f[6]) / 7),
            Some('V') => {
                let week = (f[7] - (f[6] + 1) + 10) / 7;
                format!("{:02}", week.clamp(1, 53))
            }
            Some('Z') => "UTC".to_owned(),
            Some('z') => "+0000".to_owned(),
            Some('n') => "\n".to_owned(),
            Some('t') => "\t".to_owned(),
            Some('%') => "%".to_owned(),
            Some(other) => format!("%{other}"),
            None => "%".to_owned(),
        };
        out.push_str(&text);
    }
    Ok(Value::str(out))
}

fn nanos(seconds: f64) -> Value {
    Value::Int((seconds * 1e6).round() as i64 * 1000)
}

/// Its names.
pub(super) fn module(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    let struct_time = vm.prelude_function("struct_time").unwrap_or(Value::None);
    let native = Native::function;
    let clock = |vm: &mut Vm, _: Args| Ok(Value::Float(seconds(vm)));
    let clock_ns = |vm: &mut Vm, _: Args| Ok(nanos(seconds(vm)));
    vec![
        ("sleep", Native::frame_function("sleep", sleep)),
        ("time", native("time", |vm, _| Ok(Value::Float(wall(vm))))),
        ("time_ns", native("time_ns", |vm, _| Ok(nanos(wall(vm))))),
        ("perf_counter", native("perf_counter", clock)),
        ("monotonic", native("monotonic", clock)),
        ("process_time", native("process_time", clock)),
        ("thread_time", native("thread_time", clock)),
        ("perf_counter_ns", native("perf_counter_ns", clock_ns)),
        ("monotonic_ns", native("monotonic_ns", clock_ns)),
        ("process_time_ns", native("process_time_ns", clock_ns)),
        ("localtime", native("localtime", broken_down)),
        ("gmtime", native("gmtime", broken_down)),
        ("mktime", native("mktime", mktime)),
        ("strftime", native("strftime", strftime)),
        (
            "ctime",
            native("ctime", |vm, args| {
                let fields = broken_down(vm, args)?;
                strftime(vm, Args::from([Value::str("%a %b %e %H:%M:%S %Y"), fields]))
            }),
        ),
        (
            "asctime",
            native("asctime", |vm, args| {
                let [fields] = args.bind("asctime", ["/t"], 0)?;
                let fields = match fields.given() {
                    Some(fields) => fields,
                    None => broken_down(vm, Args::default())?,
                };
                strftime(vm, Args::from([Value::str("%a %b %e %H:%M:%S %Y"), fields]))
            }),
        ),
        (
            "strptime",
            native("strptime", |vm, args| {
                let function = vm.import(&Value::str("datetime"))?;
                vm.call_method(&function, "_for_time", [args.values[0].clone(), args.values[1].clone()])
            }),
        ),
        ("struct_time", struct_time),
        ("timezone", Value::Int(0)),
        ("altzone", Value::Int(0)),
        ("daylight", Value::Int(0)),
        ("tzname", Value::tuple(vec![Value::str("UTC"), Value::str("UTC")])),
    ]
}

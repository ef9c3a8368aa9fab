//! `_files`: the disk, under `open`, `os` and `pathlib`; and the time that a disk needs.

use crate::files::{Trouble, cost};
use crate::python::exception::{Kind, Leave, R};
use crate::python::methods::bytes_of;
use crate::python::native::{NOTHING, Native, NativeFn};
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;
use crate::python::wait::Wait;
use crate::time::ms;
use crate::trace::Block;

/// The error that a call of the operating system would raise.
fn raised(vm: &Vm, trouble: Trouble, path: &str) -> Leave {
    let (kind, number, words) = match trouble {
        Trouble::Missing => (Kind::FileNotFoundError, 2, "No such file or directory"),
        Trouble::Exists => (Kind::FileExistsError, 17, "File exists"),
        Trouble::IsDirectory => (Kind::IsADirectoryError, 21, "Is a directory"),
        Trouble::NotDirectory => (Kind::NotADirectoryError, 20, "Not a directory"),
        Trouble::NotEmpty => (Kind::OSError, 39, "Directory not empty"),
        Trouble::Full => (Kind::OSError, 28, "No space left on device"),
    };
    Leave::Raise(vm.exception(kind, vec![Value::Int(number), Value::str(words), Value::str(path)]))
}

/// Takes the time that moving so many bytes takes: a call of its own, since a thread's wait ends the native that waits.
/// What is short is no hold that anybody must be told of.
fn take_time(vm: &mut Vm, args: Args) -> R {
    let [bytes] = args.exactly("take_time")?;
    let span = cost(place(vm, &bytes)?);
    let wait = Wait::Sleep(vm.world.now() + span);
    if span < ms(2) { vm.wait(wait) } else { vm.block(Block::Wait, wait) }
}

fn path(vm: &mut Vm, value: &Value) -> R<String> {
    Ok(vm.to_str(value, "path")?.as_str().to_owned())
}

fn place(vm: &mut Vm, value: &Value) -> R<usize> {
    Ok(usize::try_from(vm.to_index(value)?).unwrap_or(0))
}

/// Whoever runs the program may keep what it writes.
fn tell(vm: &Vm, path: &str) {
    vm.world.lp.host().file_changed(path, vm.disk.read(path).ok());
}

fn read(vm: &mut Vm, args: Args) -> R {
    let [name, at, most] = args.exactly("read")?;
    let (name, at, most) = (path(vm, &name)?, place(vm, &at)?, vm.to_index(&most)?);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let bytes = vm.disk.read(&name).map(|all| all[at.min(all.len())..].iter().take(most).copied().collect::<Vec<u8>>());
    let bytes = bytes.map_err(|trouble| raised(vm, trouble, &name))?;
    Ok(Value::bytes(bytes))
}

fn write(vm: &mut Vm, args: Args) -> R {
    let [name, at, data] = args.exactly("write")?;
    let (name, at, data) = (path(vm, &name)?, place(vm, &at)?, bytes_of(vm, &data)?);
    vm.disk.write(&name, at, &data).map_err(|trouble| raised(vm, trouble, &name))?;
    NOTHING
}

const FUNCTIONS: &[(&str, NativeFn)] = &[
    ("take_time", take_time),
    ("read", read),
    ("write", write),
    ("create", |vm, args| {
        let [name, must_be_new, empty] = args.exactly("create")?;
        let (name, must_be_new, empty) = (path(vm, &name)?, vm.truth(&must_be_new)?, vm.truth(&empty)?);
        vm.disk.create(&name, must_be_new, empty).map_err(|trouble| raised(vm, trouble, &name))?;
        tell(vm, &name);
        NOTHING
    }),
    ("resize", |vm, args| {
        let [name, length] = args.exactly("resize")?;
        let (name, length) = (path(vm, &name)?, place(vm, &length)?);
        vm.disk.resize(&name, length, true).map_err(|trouble| raised(vm, trouble, &name))?;
        NOTHING
    }),
    ("stat", |vm, args| {
        let [name] = args.exactly("stat")?;
        let name = path(vm, &name)?;
        let stat = vm.disk.stat(&name).map_err(|trouble| raised(vm, trouble, &name))?;
        Ok(Value::tuple(vec![Value::Bool(stat.is_directory), Value::index(stat.size)]))
    }),
    ("list", |vm, args| {
        let [name] = args.exactly("list")?;
        let name = path(vm, &name)?;
        let names = vm.disk.list(&name).map_err(|trouble| raised(vm, trouble, &name))?;
        Ok(Value::list(names.into_iter().map(Value::str).collect()))
    }),
    ("mkdir", |vm, args| {
        let [name] = args.exactly("mkdir")?;
        let name = path(vm, &name)?;
        vm.disk.make_directory(&name).map_err(|trouble| raised(vm, trouble, &name))?;
        NOTHING
    }),
    ("remove", |vm, args| {
        let [name, is_directory] = args.exactly("remove")?;
        let (name, is_directory) = (path(vm, &name)?, vm.truth(&is_directory)?);
        vm.disk.remove(&name, is_directory).map_err(|trouble| raised(vm, trouble, &name))?;
        tell(vm, &name);
        NOTHING
    }),
    ("rename", |vm, args| {
        let [from, to] = args.exactly("rename")?;
        let (from, to) = (path(vm, &from)?, path(vm, &to)?);
        vm.disk.rename(&from, &to).map_err(|trouble| raised(vm, trouble, &from))?;
        tell(vm, &from);
        tell(vm, &to);
        NOTHING
    }),
    ("changed", |vm, args| {
        let [name] = args.exactly("changed")?;
        let name = path(vm, &name)?;
        tell(vm, &name);
        NOTHING
    }),
];

/// Its names.
pub(super) fn module(_: &mut Vm) -> Vec<(&'static str, Value)> {
    FUNCTIONS.iter().map(|(name, run)| (*name, Native::frame_function(name, *run))).collect()
}

//! `_net`: file descriptors of the modelled network, under `socket` and asyncio's transports.

use crate::network::loopback::{Address, Direction, Fd, Origin, Trouble};
use crate::python::exception::{Kind, Leave, R};
use crate::python::methods::bytes_of;
use crate::python::native::{NOTHING, Native, NativeFn};
use crate::python::sockets::Watch;
use crate::python::value::{Args, Value};
use crate::python::vm::Vm;
use crate::time::{Instant, Span};
use crate::trace::What;

/// The error that a call of the operating system would raise.
fn raised(vm: &Vm, trouble: Trouble) -> Leave {
    let (kind, number, words) = match trouble {
        Trouble::InUse => (Kind::OSError, 98, "Address already in use"),
        Trouble::Refused => (Kind::ConnectionRefusedError, 111, "Connection refused"),
        Trouble::Reset => (Kind::ConnectionResetError, 104, "Connection reset by peer"),
        Trouble::BrokenPipe => (Kind::BrokenPipeError, 32, "Broken pipe"),
        Trouble::BadDescriptor => (Kind::OSError, 9, "Bad file descriptor"),
        Trouble::NotConnected => (Kind::OSError, 107, "Transport endpoint is not connected"),
        Trouble::TimedOut => (Kind::TimeoutError, 110, "Connection timed out"),
    };
    Leave::Raise(vm.exception(kind, vec![Value::Int(number), Value::str(words)]))
}

fn fd(vm: &mut Vm, value: &Value) -> R<Fd> {
    // No end has a number beyond those: it is told as one that isn't there.
    Ok(Fd::try_from(vm.to_index(value)?).unwrap_or(Fd::MAX))
}

fn direction(vm: &mut Vm, writes: &Value) -> R<Direction> {
    Ok(if vm.truth(writes)? { Direction::Write } else { Direction::Read })
}

fn place(vm: &mut Vm, host: &Value, port: &Value) -> R<(String, u16)> {
    let host = vm.to_str(host, "host")?.as_str().to_owned();
    match u16::try_from(vm.to_index(port)?) {
        Ok(port) => Ok((host, port)),
        Err(_) => Err(crate::python::exception::error(Kind::OverflowError, "port must be 0-65535.")),
    }
}

fn pair(address: &Address) -> Value {
    Value::tuple(vec![Value::str(address.host.as_str()), Value::Int(i64::from(address.port))])
}

fn due(vm: &mut Vm, timeout: &Value) -> R<Option<Instant>> {
    if timeout.is_none() {
        return Ok(None);
    }
    let seconds = vm.to_float(timeout)?.max(0.0);
    Ok(Some(vm.world.now() + Span::from_micros((seconds * 1e6).min(1e15) as u64)))
}

fn listen(vm: &mut Vm, args: Args) -> R {
    let [host, port, backlog] = args.exactly("listen")?;
    let (host, port) = place(vm, &host, &port)?;
    let backlog = usize::try_from(vm.to_index(&backlog)?).unwrap_or(0);
    let now = vm.world.now();
    let fd = vm.sockets.loopback.listen(now, &host, port, backlog).map_err(|trouble| raised(vm, trouble))?;
    let (address, _) = vm.sockets.loopback.names(fd).map_err(|trouble| raised(vm, trouble))?;
    vm.sockets.servers += 1;
    let site = vm.line();
    vm.world.emit(What::ServerOpened { port: address.port, site });
    vm.world.lp.nudge();
    Ok(Value::Int(i64::from(fd)))
}

fn close(vm: &mut Vm, args: Args) -> R {
    let [end, abort] = args.exactly("close")?;
    let (end, abort) = (fd(vm, &end)?, vm.truth(&abort)?);
    if let Ok((address, _)) = vm.sockets.loopback.names(end)
        && vm.sockets.loopback.is_listener(end)
    {
        vm.sockets.servers = vm.sockets.servers.saturating_sub(1);
        vm.world.emit(What::ServerClosed { port: address.port });
    }
    for direction in [Direction::Read, Direction::Write] {
        vm.sockets.watch(end, direction, None);
    }
    let now = vm.world.now();
    vm.sockets.loopback.close(now, end, abort);
    NOTHING
}

const FUNCTIONS: &[(&str, NativeFn)] = &[
    ("close", close),
    ("connect", |vm, args| {
        let [host, port] = args.exactly("connect")?;
        let (host, port) = place(vm, &host, &port)?;
        let now = vm.world.now();
        Ok(Value::Int(i64::from(vm.sockets.loopback.connect(now, Origin::Program, &host, port))))
    }),
    ("connected", |vm, args| {
        let [end] = args.exactly("connected")?;
        let (end, now) = (fd(vm, &end)?, vm.world.now());
        vm.sockets.loopback.connected(now, end).map(Value::Bool).map_err(|trouble| raised(vm, trouble))
    }),
    ("accept", |vm, args| {
        let [end] = args.exactly("accept")?;
        let (end, now) = (fd(vm, &end)?, vm.world.now());
        let accepted = vm.sockets.loopback.accept(now, end).map_err(|trouble| raised(vm, trouble))?;
        Ok(accepted.map_or(Value::None, |fd| Value::Int(i64::from(fd))))
    }),
    ("recv", |vm, args| {
        let [end, most] = args.exactly("recv")?;
        let (end, most) = (fd(vm, &end)?, usize::try_from(vm.to_index(&most)?).unwrap_or(0));
        let now = vm.world.now();
        let read = vm.sockets.loopback.recv(now, end, most).map_err(|trouble| raised(vm, trouble))?;
        Ok(read.map_or(Value::None, Value::bytes))
    }),
    ("send", |vm, args| {
        let [end, data] = args.exactly("send")?;
        let (end, data) = (fd(vm, &end)?, bytes_of(vm, &data)?);
        let now = vm.world.now();
        vm.sockets.loopback.send(now, end, &data).map(Value::index).map_err(|trouble| raised(vm, trouble))
    }),
    ("shut", |vm, args| {
        let [end] = args.exactly("shut")?;
        let (end, now) = (fd(vm, &end)?, vm.world.now());
        vm.sockets.loopback.shut(now, end).map_err(|trouble| raised(vm, trouble))?;
        NOTHING
    }),
    ("names", |vm, args| {
        let [end] = args.exactly("names")?;
        let end = fd(vm, &end)?;
        let (own, other) = vm.sockets.loopback.names(end).map_err(|trouble| raised(vm, trouble))?;
        Ok(Value::tuple(vec![pair(&own), other.map_or(Value::None, |other| pair(&other))]))
    }),
    ("watch", |vm, args| {
        let [event_loop, end, writes, callback] = args.exactly("watch")?;
        let (end, direction) = (fd(vm, &end)?, direction(vm, &writes)?);
        let watch = callback.some().map(|function| Watch { event_loop, function, context: vm.copied_context() });
        Ok(Value::Bool(vm.sockets.watch(end, direction, watch)))
    }),
    ("on_interrupt", |vm, args| {
        let [function] = args.exactly("on_interrupt")?;
        let before = std::mem::replace(&mut vm.sockets.on_interrupt, function.some());
        Ok(before.unwrap_or(Value::None))
    }),
];

/// Its names.
pub(super) fn module(_: &mut Vm) -> Vec<(&'static str, Value)> {
    let functions = FUNCTIONS.iter().map(|(name, run)| (*name, Native::function(name, *run)));
    let wait = Native::frame_function("wait", |vm, args| {
        let [end, writes, timeout] = args.exactly("wait")?;
        let (end, direction) = (fd(vm, &end)?, direction(vm, &writes)?);
        let due = due(vm, &timeout)?;
        vm.wait_for_socket(end, direction, due)
    });
    let listen = Native::frame_function("listen", listen);
    functions.chain([("wait", wait), ("listen", listen)]).collect()
}

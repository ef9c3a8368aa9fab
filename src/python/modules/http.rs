//! `_http`: fetches, under the library's `aiohttp`, `httpx`, `requests` and `urllib.request`.

use crate::network::Request;
use crate::python::exception::R;
use crate::python::methods::bytes_of;
use crate::python::native::{NOTHING, Native};
use crate::python::value::Value;
use crate::python::vm::Vm;
use crate::time::Span;
use crate::trace::IoId;

/// A request from a method, an address, pairs of name and value, and a body.
fn request(vm: &mut Vm, parts: [Value; 4]) -> R<Request> {
    let [method, url, headers, body] = parts;
    let text = |vm: &mut Vm, value: &Value, who| vm.to_str(value, who).map(|text| text.as_str().to_owned());
    let (method, url) = (text(vm, &method, "method")?, text(vm, &url, "url")?);
    let mut pairs = Vec::new();
    for pair in vm.collect(&headers)? {
        if let [name, value] = &vm.collect(&pair)?[..] {
            pairs.push((text(vm, name, "header")?, text(vm, value, "header")?));
        }
    }
    Ok(Request { method, url, headers: pairs, body: bytes_of(vm, &body)?.to_vec() })
}

/// The fetch that has this number.
fn io(vm: &mut Vm, number: &Value) -> R<IoId> {
    // None has a number beyond those.
    Ok(IoId::new(u32::try_from(vm.to_index(number)?).unwrap_or(u32::MAX)))
}

/// Its names.
pub(super) fn module(_: &mut Vm) -> Vec<(&'static str, Value)> {
    let start = Native::frame_function("start", |vm, args| {
        let request = request(vm, args.exactly("start")?)?;
        vm.fetch(request)
    });
    let fetch = Native::frame_function("fetch", |vm, args| {
        let [method, url, headers, body, timeout] = args.exactly("fetch")?;
        let request = request(vm, [method, url, headers, body])?;
        let most = match timeout.some() {
            Some(seconds) => Some(Span::from_micros((vm.to_float(&seconds)?.max(0.0) * 1e6).min(1e15) as u64)),
            None => None,
        };
        vm.fetch_blocking(request, most)
    });
    let take = Native::function("take", |vm, args| {
        let [number] = args.exactly("take")?;
        let id = io(vm, &number)?;
        Ok(vm.take_body(id))
    });
    let more = Native::frame_function("more", |vm, args| {
        let [number] = args.exactly("more")?;
        let id = io(vm, &number)?;
        vm.more_body(id)
    });
    let close = Native::function("close", |vm, args| {
        let [number] = args.exactly("close")?;
        let id = io(vm, &number)?;
        vm.abort_fetch(id);
        NOTHING
    });
    vec![("start", start), ("fetch", fetch), ("take", take), ("more", more), ("close", close)]
}

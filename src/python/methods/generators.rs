//! Generators, coroutines, asynchronous generators.

use std::rc::Rc;

use super::add;
use crate::python::code::Kind as CodeKind;
use crate::python::exception::{Kind, R, type_error};
use crate::python::frame::Generator;
use crate::python::native::NativeFn;
use crate::python::value::{Args, Value};
use crate::python::vm::{AsyncStep, AsyncWhat, Vm};

fn generator(vm: &Vm, value: &Value) -> R<Rc<Generator>> {
    match value {
        Value::Generator(generator) => Ok(Rc::clone(generator)),
        _ => Err(type_error(format!("a generator is required, not '{}'", vm.type_name(value)))),
    }
}

fn throw(vm: &mut Vm, args: Args) -> R {
    let [own, kind, value, _] = args.bind("throw", ["/self", "/type", "/value", "/traceback"], 2)?;
    let exc = vm.thrown(kind, value)?;
    let own = generator(vm, &own)?;
    vm.resume_call(&own, Err(exc))
}

pub(super) fn install(vm: &mut Vm) {
    let shared: &[(&'static str, NativeFn)] = &[
        ("send", |vm, args| {
            let [own, value] = args.method("send")?;
            let own = generator(vm, &own)?;
            vm.resume_call(&own, Ok(value))
        }),
        ("throw", throw),
        ("close", |vm, args| {
            let [own] = args.method("close")?;
            let own = generator(vm, &own)?;
            vm.close_generator(&own)
        }),
    ];
    let class = Rc::clone(&vm.types.generator);
    add(vm, &class, shared);
    add(
        vm,
        &class,
        &[
            ("__iter__", |_, args| {
                let [own] = args.method("__iter__")?;
                Ok(own)
            }),
            ("__next__", |vm, args| {
                let [own] = args.method("__next__")?;
                let own = generator(vm, &own)?;
                vm.resume_call(&own, Ok(Value::None))
            }),
        ],
    );
    let class = Rc::clone(&vm.types.coroutine);
    add(vm, &class, shared);
    add(
        vm,
        &class,
        &[("__await__", |_, args| {
            let [own] = args.method("__await__")?;
            Ok(own)
        })],
    );
    let class = Rc::clone(&vm.types.async_generator);
    add(
        vm,
        &class,
        &[
            ("__aiter__", |_, args| {
                let [own] = args.method("__aiter__")?;
                Ok(own)
            }),
            ("__anext__", |vm, args| {
                let [own] = args.method("__anext__")?;
                let own = generator(vm, &own)?;
                Ok(vm.async_step(&own, AsyncWhat::Send(Value::None), false))
            }),
            ("asend", |vm, args| {
                let [own, value] = args.method("asend")?;
                let own = generator(vm, &own)?;
                Ok(vm.async_step(&own, AsyncWhat::Send(value), false))
            }),
            ("athrow", |vm, args| {
                let [own, kind, value, _] = args.bind("athrow", ["/self", "/type", "/value", "/traceback"], 2)?;
                let exc = vm.thrown(kind, value)?;
                let own = generator(vm, &own)?;
                Ok(vm.async_step(&own, AsyncWhat::Throw(exc), false))
            }),
            ("aclose", |vm, args| {
                let [own] = args.method("aclose")?;
                let own = generator(vm, &own)?;
                debug_assert!(own.kind == CodeKind::AsyncGenerator);
                let exit = vm.exception(Kind::GeneratorExit, Vec::new());
                Ok(vm.async_step(&own, AsyncWhat::Throw(exit), true))
            }),
        ],
    );
    let class = Rc::clone(&vm.types.async_step);
    add(
        vm,
        &class,
        &[
            ("__await__", |_, args| {
                let [own] = args.method("__await__")?;
                Ok(own)
            }),
            ("__iter__", |_, args| {
                let [own] = args.method("__iter__")?;
                Ok(own)
            }),
            ("close", |_, _| Ok(Value::None)),
            ("send", |vm, args| {
                // By hand, as a test of the protocol would: the step's generator is run directly.
                let [own, _] = args.method("send")?;
                let Some(step) = own.native_ref::<AsyncStep>() else { return Ok(Value::None) };
                match step.what.take() {
                    Some(AsyncWhat::Send(value)) => vm.step_by_hand(&step.generator, Ok(value)),
                    Some(AsyncWhat::Throw(exc)) => vm.step_by_hand(&step.generator, Err(exc)),
                    None => vm.step_by_hand(&step.generator, Ok(Value::None)),
                }
            }),
        ],
    );
}

impl Vm {
    fn step_by_hand(&mut self, generator: &Rc<Generator>, with: Result<Value, crate::python::exception::Exc>) -> R {
        match self.resume(generator, with)? {
            crate::python::vm::Resumed::Yielded(value) => Err(self.raise(Kind::StopIteration, vec![value])),
            crate::python::vm::Resumed::Returned(_) => Err(self.raise(Kind::StopAsyncIteration, Vec::new())),
        }
    }
}

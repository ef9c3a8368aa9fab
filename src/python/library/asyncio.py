# asyncio: event loop, tasks, locks, queues, timeouts; futures, tasks and the queue of callbacks are native.
import sys
import _asyncio
import _net
import contextvars
import heapq
from _asyncio import (AbstractEventLoop, Future, Task, Handle, TimerHandle, CancelledError, InvalidStateError, annotate, scope_open,
                      scope_take, scope_close, _get_running_loop, _set_running_loop, get_running_loop,
                      _set_result_unless_cancelled)
from _collections import deque
from _thread import get_ident as _get_ident, _get_main_thread_ident

TimeoutError = TimeoutError
FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


class SendfileNotAvailableError(RuntimeError):
    pass


class IncompleteReadError(EOFError):
    def __init__(self, partial, expected):
        self.partial, self.expected = partial, expected
        size = 'undefined' if expected is None else repr(expected)
        super().__init__(f'{len(partial)} bytes read on a total of {size} expected bytes')


class LimitOverrunError(Exception):
    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed


class BrokenBarrierError(RuntimeError):
    pass


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class QueueShutDown(Exception):
    pass


async def _coro():
    pass


_probe = _coro()
_CoroutineType = type(_probe)
_probe.close()
del _probe


def iscoroutine(obj):
    if isinstance(obj, _CoroutineType):
        return True
    kind = type(obj)
    return all(hasattr(kind, name) for name in ('send', 'throw', 'close', '__await__'))


def _is_coroutine_function(func):
    # As inspect finds it, which is a large module, and few programs want it.
    from functools import partial
    from types import FunctionType, MethodType
    while isinstance(func, (MethodType, partial)):
        func = func.__func__ if isinstance(func, MethodType) else func.func
    is_plain = isinstance(func, FunctionType) and func.__code__.co_flags & 0x80
    return bool(is_plain) or getattr(func, '_is_coroutine_mark', None) is True


def iscoroutinefunction(func):
    import warnings
    warnings.warn("'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; use "
                  'inspect.iscoroutinefunction() instead', DeprecationWarning)
    return _is_coroutine_function(func)


def isfuture(obj):
    return isinstance(obj, Future) or getattr(type(obj), '_asyncio_future_blocking', None) is not None and \
        obj._asyncio_future_blocking is not None


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


# Event loops

class AbstractServer:
    pass


def _run_until_complete_cb(fut):
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        return
    fut.get_loop().stop()


class BaseEventLoop(AbstractEventLoop):
    slow_callback_duration = 0.1

    def __init__(self):
        self._closed = self._executor_shutdown_called = False
        self._default_executor = self._exception_handler = self._task_factory = self._thread_id = None

    def __repr__(self):
        return (f'<{type(self).__name__} running={self.is_running()} closed={self.is_closed()} '
                f'debug={self.get_debug()}>')

    def time(self):
        return _asyncio.time()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_callback(self, callback, method):
        if iscoroutine(callback) or _is_coroutine_function(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def _check_thread(self):
        if self._thread_id is not None and self._thread_id != _get_ident():
            raise RuntimeError('Non-thread-safe operation invoked on an event loop other than the current one')

    def call_soon(self, callback, *args, context=None):
        if self._closed:
            self._check_closed()
        if _asyncio.get_debug(self):
            self._check_thread()
            self._check_callback(callback, 'call_soon')
        return _asyncio.call_soon(self, callback, *args, context=context)

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if _asyncio.get_debug(self):
            self._check_callback(callback, 'call_soon_threadsafe')
        return _asyncio.call_soon(self, callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(_asyncio.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if _asyncio.get_debug(self):
            self._check_thread()
            self._check_callback(callback, 'call_at')
        return _asyncio.call_at(self, when, callback, *args, context=context)

    def create_future(self):
        return _asyncio.new_future(self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        if not kwargs and type(coro) is _CoroutineType:
            return _asyncio.new_task(coro, self)
        if 'eager_start' in kwargs and not kwargs['eager_start']:
            del kwargs['eager_start']
        return Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._thread_id = _get_ident()
        _set_running_loop(self)
        try:
            _asyncio.run_forever(self)
        finally:
            self._thread_id = None
            _set_running_loop(None)

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        ours = not isfuture(future)
        future = ensure_future(future, loop=self)
        if ours:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        _asyncio.set_until(self, future)
        try:
            self.run_forever()
        except:
            if ours and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            _asyncio.set_until(self, None)
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def stop(self):
        _asyncio.stop(self)

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        self._closed = True
        _asyncio.close_loop(self)
        self._executor_shutdown_called = True
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return _asyncio.get_debug(self)

    def set_debug(self, enabled):
        _asyncio.set_debug(self, enabled)

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if _asyncio.get_debug(self):
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            if self._executor_shutdown_called:
                raise RuntimeError('Executor shutdown has been called')
            executor = self._default_executor
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
        fut = wrap_future(executor.submit(func, *args), loop=self)
        annotate(fut, 'executor', func)
        return fut

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    async def shutdown_asyncgens(self):
        agens = _asyncio.asyncgens(self)
        if not agens:
            return
        results = await gather(*[agen.aclose() for agen in agens], return_exceptions=True)
        for result, agen in zip(results, agens):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                    'exception': result, 'asyncgen': agen})

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        import threading
        future = self.create_future()
        thread = threading.Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            async with _timeout(timeout):
                await future
        except TimeoutError:
            import warnings
            warnings.warn('The executor did not finishing joining its threads within '
                          f'{timeout} seconds.', RuntimeWarning, stacklevel=2)
            executor.shutdown(wait=False)
        else:
            thread.join()

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self._closed:
                self.call_soon_threadsafe(_set_result_unless_cancelled, future, None)
        except Exception as error:
            if not self._closed and not future.cancelled():
                self.call_soon_threadsafe(future.set_exception, error)

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def _look_whether_slow(self, what, seconds):
        if seconds >= self.slow_callback_duration:
            _log('warning', f'Executing {what!r} took {seconds:.3f} seconds', None)

    def default_exception_handler(self, context):
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        _log_error('\n'.join(lines), context.get('exception'))

    def call_exception_handler(self, context):
        handler = self._exception_handler
        if handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                _log_error('Exception in default exception handler', error)
            return
        try:
            thing = context.get('task') or context.get('future') or context.get('handle')
            inside = thing.get_context() if hasattr(thing, 'get_context') else None
            if inside is None:
                handler(self, context)
            else:
                inside.run(handler, self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            try:
                self.default_exception_handler({'message': 'Unhandled error in exception handler',
                                                'exception': error, 'context': context})
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                _log_error('Exception in default exception handler while handling an unexpected error in '
                           'custom exception handler', error)


def _log_error(message, error):
    _log('error', message, error)


def _log(level, message, error):
    if 'logging' in sys.modules:
        getattr(sys.modules['logging'].getLogger('asyncio'), level)(
            '%s', message, exc_info=error and (type(error), error, error.__traceback__))
        return
    import traceback
    print(message, file=sys.stderr)
    if error is not None:
        print(''.join(traceback.format_exception(error)), end='', file=sys.stderr)


class _UnixSelectorEventLoop(BaseEventLoop):
    pass


def _absent(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError(f"loop.{name}() isn't part of Loopscope: there is no network or process to reach")
    method.__name__ = name
    return method


for _name in ('getnameinfo', 'create_unix_connection', 'create_unix_server', 'create_datagram_endpoint',
              'sock_recv_into', 'sendfile', 'start_tls', 'connect_read_pipe', 'connect_write_pipe', 'subprocess_shell',
              'subprocess_exec'):
    setattr(BaseEventLoop, _name, _absent(_name))


def _lazily(name):
    # The network is a module of its own, imported by the first who uses it; it brings the methods themselves.
    def method(self, *args, **kwargs):
        import asyncio.streams
        return getattr(self, name)(*args, **kwargs)
    method.__name__ = name
    return method


for _name in ('getaddrinfo', 'create_connection', 'create_server', 'add_reader', 'remove_reader', 'add_writer',
              'remove_writer', 'sock_recv', 'sock_sendall', 'sock_connect', 'sock_accept', 'add_signal_handler',
              'remove_signal_handler'):
    setattr(BaseEventLoop, _name, _lazily(_name))
BaseSelectorEventLoop = SelectorEventLoop = EventLoop = _UnixSelectorEventLoop
_loops = {}


def get_event_loop():
    loop = _get_running_loop() or _loops.get(_get_ident())
    if loop is None:
        import threading
        raise RuntimeError(f'There is no current event loop in thread {threading.current_thread().name!r}.')
    return loop


def set_event_loop(loop):
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _loops[_get_ident()] = loop


class AbstractEventLoopPolicy:
    pass


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return _UnixSelectorEventLoop()


_policy = DefaultEventLoopPolicy()


def _deprecated(name):
    import warnings
    warnings.warn(f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16", DeprecationWarning, 2)


def get_event_loop_policy():
    _deprecated('get_event_loop_policy')
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _deprecated('set_event_loop_policy')
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy or DefaultEventLoopPolicy()


def new_event_loop():
    return _policy.new_event_loop()


# Tasks

def current_task(loop=None):
    if loop is None:
        get_running_loop()
    return _asyncio.current_task()


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return {task for task in _asyncio.all_tasks() if task.get_loop() is loop and not task.done()}


def create_task(coro, **kwargs):
    return get_running_loop().create_task(coro, **kwargs)


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)
    return factory


eager_task_factory = create_eager_task_factory(Task)


async def _wrap_awaitable(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    coro = coro_or_future
    if not iscoroutine(coro):
        if not hasattr(type(coro), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro = _wrap_awaitable(coro)
    if loop is None:
        try:
            loop = get_event_loop()
        except RuntimeError:
            if coro is not coro_or_future:
                coro.close()
            raise
    try:
        return loop.create_task(coro)
    except RuntimeError:
        coro.close()
        raise


async def sleep(delay, result=None):
    if delay <= 0:
        await _asyncio.turn()
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = get_running_loop()
    if type(loop) is EventLoop:
        future, handle = _asyncio.begin_sleep(loop, delay, _set_result_unless_cancelled, result)
    else:
        future = loop.create_future()
        handle = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        some = False
        for child in self._children:
            if child.cancel(msg=msg):
                some = True
        if some:
            self._cancel_requested = True
        return some


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = outer = None
    left = 0

    def _done_callback(fut):
        nonlocal left
        left -= 1
        if outer is None or outer.done():
            if not fut.cancelled():
                fut.exception()
            return
        if not return_exceptions:
            error = fut._make_cancelled_error() if fut.cancelled() else fut.exception()
            if error is not None:
                outer.set_exception(error)
                scope_close(scope)
                return
        if left == 0:
            results = []
            for child in children:
                if child.cancelled():
                    msg = child._cancel_message
                    results.append(CancelledError('' if msg is None else msg))
                else:
                    error = child.exception()
                    results.append(child.result() if error is None else error)
            if outer._cancel_requested:
                outer.set_exception(fut._make_cancelled_error())
            else:
                outer.set_result(results)
            scope_close(scope)

    scope = scope_open('gather')
    seen, children, done, is_plain = {}, [], [], False
    for arg in coros_or_futures:
        fut = seen.get(arg)
        if fut is None:
            if is_plain and type(arg) is _CoroutineType:
                fut = seen[arg] = _asyncio.new_child(arg, loop, scope, _done_callback)
                left += 1
                children.append(fut)
                continue
            fut = ensure_future(arg, loop=loop)
            if loop is None:
                loop = fut.get_loop()
                is_plain = type(loop) is EventLoop and loop._task_factory is None
            scope_take(scope, fut)
            left += 1
            seen[arg] = fut
            if fut.done():
                done.append(fut)
            else:
                fut.add_done_callback(_done_callback)
        children.append(fut)
    outer = _GatheringFuture(children, loop=loop)
    annotate(outer, 'gather', children)
    for fut in done:
        _done_callback(fut)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = list(dict.fromkeys(fs))
    if any(iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = get_running_loop()
    waiter = loop.create_future()
    annotate(waiter, 'wait', fs)
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(f):
        nonlocal left
        left -= 1
        if left <= 0 or return_when == FIRST_COMPLETED or (
                return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None):
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)
    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


async def wait_for(fut, timeout):
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        waiter = get_running_loop().create_future()
        annotate(waiter, 'wait', [fut])

        def release(fut):
            _release_waiter(waiter)

        fut.add_done_callback(release)
        try:
            fut.cancel()
            await waiter
        finally:
            fut.remove_done_callback(release)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError from error
    async with _timeout(timeout):
        return await fut


class _AsCompletedIterator:
    def __init__(self, aws, timeout):
        self._done = Queue()
        self._done._get_kind = 'wait'
        self._timer = None
        loop = get_event_loop()
        self._todo = todo = {ensure_future(aw, loop=loop): None for aw in dict.fromkeys(aws)}
        for fut in todo:
            fut.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._handle_timeout)
        self._left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(resolve=True)

    def _handle_timeout(self):
        for fut in self._todo:
            fut.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, fut):
        if not self._todo:
            return
        del self._todo[fut]
        self._done.put_nowait(fut)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _wait_for_one(self, resolve=False):
        fut = await self._done.get()
        if fut is None:
            raise TimeoutError
        return fut.result() if resolve else fut


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    return _AsCompletedIterator(fs, timeout)


# One for all shields of a future, so that it tells once.
def _log_on_exception(fut):
    if fut.cancelled():
        return
    error = fut.exception()
    if error is not None:
        fut.get_loop().call_exception_handler({'message': f'{type(error).__name__} exception in shielded future',
                                               'exception': error, 'future': fut})


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = inner.get_loop()
    outer = loop.create_future()
    annotate(outer, 'shield', inner)

    def _inner_done_callback(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)
            inner.remove_done_callback(_log_on_exception)
            inner.add_done_callback(_log_on_exception)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


# Between threads

def _convert(error):
    from concurrent import futures
    if type(error) is futures.CancelledError:
        return CancelledError(*error.args).with_traceback(error.__traceback__)
    if type(error) is futures.InvalidStateError:
        return InvalidStateError(*error.args).with_traceback(error.__traceback__)
    return error


def _set_state(future, source):
    if isfuture(future):
        if future.cancelled():
            return
    else:
        if source.cancelled():
            future.cancel()
        if not future.set_running_or_notify_cancel():
            return
    if source.cancelled():
        future.cancel()
    elif source.exception() is not None:
        future.set_exception(_convert(source.exception()))
    else:
        future.set_result(source.result())


def _chain_future(source, destination):
    from_loop = source.get_loop() if isfuture(source) else None
    to_loop = destination.get_loop() if isfuture(destination) else None

    def _call_check_cancel(destination):
        if destination.cancelled():
            if from_loop is None or from_loop is to_loop:
                source.cancel()
            else:
                from_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if to_loop is None or to_loop is from_loop:
            if not (destination.cancelled() and to_loop is not None and to_loop.is_closed()):
                _set_state(destination, source)
        elif not to_loop.is_closed():
            to_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    new = (loop or get_event_loop()).create_future()
    _chain_future(future, new)
    return new


async def to_thread(func, /, *args, **kwargs):
    from functools import partial
    return await get_running_loop().run_in_executor(
        None, partial(contextvars.copy_context().run, func, *args, **kwargs))


def run_coroutine_threadsafe(coro, loop):
    if not iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    from concurrent.futures import Future
    future = Future()

    def callback():
        try:
            _chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return future


# Task groups and timeouts

class TaskGroup:
    def __init__(self):
        self._entered = self._exiting = self._aborting = self._parent_cancel_requested = False
        self._loop = self._parent_task = self._base_error = self._on_completed_fut = None
        self._tasks = {}
        self._errors = []

    def __repr__(self):
        info = ''
        if self._tasks:
            info += f' tasks={len(self._tasks)}'
        if self._errors:
            info += f' errors={len(self._errors)}'
        if self._aborting:
            info += ' cancelling'
        elif self._entered:
            info += ' entered'
        return f'<TaskGroup{info}>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        self._scope = scope_open('TaskGroup')
        return self

    async def __aexit__(self, et, exc, tb):
        try:
            return await self._aexit(et, exc)
        finally:
            scope_close(self._scope)
            self._parent_task = self._errors = self._base_error = exc = None

    async def _aexit(self, et, exc):
        self._exiting = True
        if et is not None and isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if et is not None and issubclass(et, CancelledError) else None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
                annotate(self._on_completed_fut, 'wait', self)
            try:
                await self._on_completed_fut
            except CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
            self._on_completed_fut = None
        try:
            if self._base_error is not None:
                raise self._base_error
            if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
                cancelled = None
            if cancelled is not None and not self._errors:
                raise cancelled
            if et is not None and not issubclass(et, CancelledError):
                self._errors.append(exc)
            if self._errors:
                if self._parent_task.cancelling():
                    self._parent_task.uncancel()
                    self._parent_task.cancel()
                raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None
        finally:
            exc = cancelled = None
        return True

    def create_task(self, coro, **kwargs):
        if not self._entered:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} has not been entered')
        if self._exiting and not self._tasks:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} is finished')
        if self._aborting:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} is shutting down')
        task = self._loop.create_task(coro, **kwargs)
        scope_take(self._scope, task)
        self._tasks[task] = None
        task.add_done_callback(self._on_task_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        waiter = self._on_completed_fut
        if waiter is not None and not self._tasks and not waiter.done():
            waiter.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        if self._parent_task.done():
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent task {self._parent_task} is already '
                           'completed', 'exception': error, 'task': task})
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()


class Timeout:
    def __init__(self, when):
        self._state = 'created'
        self._when = when
        self._handler = self._task = None

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != 'active':
            if self._state == 'created':
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        if self._handler is not None:
            self._handler.cancel()
        if when is None:
            self._handler = None
        else:
            loop = get_running_loop()
            if when <= loop.time():
                self._handler = loop.call_soon(self._on_timeout)
            else:
                self._handler = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in ('expiring', 'expired')

    def __repr__(self):
        info = ''
        if self._state == 'active':
            info = f' when={None if self._when is None else round(self._when, 3)}'
        return f'<Timeout [{self._state}]{info}>'

    async def __aenter__(self):
        if self._state != 'created':
            raise RuntimeError('Timeout has already been entered')
        task = current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = 'active'
        self._task = task
        self._cancelling = task.cancelling()
        self._scope = scope_open('timeout')
        scope_take(self._scope, task)
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        scope_close(self._scope)
        if self._handler is not None:
            self._handler.cancel()
            self._handler = None
        if self._state == 'expiring':
            self._state = 'expired'
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                if exc_val is not None:
                    self._insert(exc_val)
                    if isinstance(exc_val, ExceptionGroup):
                        for error in exc_val.exceptions:
                            self._insert(error)
        elif self._state == 'active':
            self._state = 'finished'

    def _on_timeout(self):
        self._task.cancel()
        self._state = 'expiring'
        self._handler = None

    @staticmethod
    def _insert(error):
        while error.__context__ is not None:
            if isinstance(error.__context__, CancelledError):
                late = TimeoutError()
                late.__context__ = late.__cause__ = error.__context__
                error.__context__ = late
                break
            error = error.__context__


def timeout(delay):
    loop = get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


_timeout = timeout


def timeout_at(when):
    return Timeout(when)


# Locks

class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return loop

    def _waiter(self, kind, who=None):
        fut = self._get_loop().create_future()
        annotate(fut, kind, self if who is None else who)
        return fut

    def _show(self, text, waiters):
        if waiters:
            text += f', waiters:{len(waiters)}'
        return f'<{object.__repr__(self)[1:-1]} [{text}]>'


class _ContextManagerMixin:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_ContextManagerMixin, _LoopBoundMixin):
    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        return self._show('locked' if self._locked else 'unlocked', self._waiters)

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and (not self._waiters or all(w.cancelled() for w in self._waiters)):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = deque()
        fut = self._waiter('lock')
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except CancelledError:
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        if self._waiters:
            fut = self._waiters[0]
            if not fut.done():
                fut.set_result(True)


class Event(_LoopBoundMixin):
    _kind, _who = 'event', None

    def __init__(self):
        self._waiters = deque()
        self._value = False

    def __repr__(self):
        return self._show('set' if self._value else 'unset', self._waiters)

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for fut in self._waiters:
                if not fut.done():
                    fut.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        fut = self._waiter(self._kind, self._who)
        self._waiters.append(fut)
        try:
            await fut
            return True
        finally:
            self._waiters.remove(fut)


class Condition(_ContextManagerMixin, _LoopBoundMixin):
    _kind, _who = 'condition', None

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()

    def __repr__(self):
        return self._show('locked' if self.locked() else 'unlocked', self._waiters)

    async def wait(self):
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        fut = self._waiter(self._kind, self._who)
        self.release()
        try:
            try:
                self._waiters.append(fut)
                try:
                    await fut
                    return True
                finally:
                    self._waiters.remove(fut)
            finally:
                cancelled = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except CancelledError as error:
                        cancelled = error
                if cancelled is not None:
                    try:
                        raise cancelled
                    finally:
                        cancelled = None
        except BaseException:
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def _notify(self, n):
        for fut in self._waiters:
            if n <= 0:
                break
            if not fut.done():
                n -= 1
                fut.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, _LoopBoundMixin):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters = None
        self._value = value

    def __repr__(self):
        return self._show('locked' if self.locked() else f'unlocked, value:{self._value}', self._waiters)

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = deque()
        fut = self._waiter('semaphore')
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except CancelledError:
            if fut.done() and not fut.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        for fut in self._waiters or ():
            if not fut.done():
                self._value -= 1
                fut.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class Barrier(_LoopBoundMixin):
    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition()
        self._cond._kind, self._cond._who = 'barrier', self
        self._parties = parties
        self._state = 'filling'
        self._count = 0

    def __repr__(self):
        text = self._state
        if not self.broken:
            text += f', waiters:{self.n_waiting}/{self.parties}'
        return self._show(text, None)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            await self._cond.wait_for(lambda: self._state not in ('draining', 'resetting'))
            if self._state == 'broken':
                raise BrokenBarrierError('Barrier aborted')
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = 'draining'
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state != 'filling')
                    if self._state in ('broken', 'resetting'):
                        raise BrokenBarrierError('Abort or reset of barrier')
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ('resetting', 'draining'):
                        self._state = 'filling'
                    self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            self._state = 'resetting' if self._count > 0 else 'filling'
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._state = 'broken'
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        return self._state == 'broken'


# Queues

class Queue(_LoopBoundMixin):
    _get_kind = 'queue get'

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished._kind, self._finished._who = 'queue join', self
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _wakeup_next(self, waiters):
        while waiters:
            fut = waiters.popleft()
            if not fut.done():
                fut.set_result(None)
                break

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)

    def _format(self):
        text = f'maxsize={self._maxsize!r}'
        if getattr(self, '_queue', None):
            text += f' _queue={list(self._queue)!r}'
        if self._getters:
            text += f' _getters[{len(self._getters)}]'
        if self._putters:
            text += f' _putters[{len(self._putters)}]'
        if self._unfinished_tasks:
            text += f' tasks={self._unfinished_tasks}'
        if self._is_shutdown:
            text += ' shutdown'
        return text

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            fut = self._waiter('queue put')
            self._putters.append(fut)
            try:
                await fut
            except:
                fut.cancel()
                if fut in self._putters:
                    self._putters.remove(fut)
                if not self.full() and not fut.cancelled():
                    self._wakeup_next(self._putters)
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            fut = self._waiter(self._get_kind)
            self._getters.append(fut)
            try:
                await fut
            except:
                fut.cancel()
                if fut in self._getters:
                    self._getters.remove(fut)
                if not self.empty() and not fut.cancelled():
                    self._wakeup_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                _release_waiter(waiters.popleft())


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()


# Running

def _cancel_all_tasks(loop):
    tasks = [task for task in _asyncio.all_tasks() if task.get_loop() is loop and not task.done()]
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({'message': 'unhandled exception during asyncio.run() shutdown',
                                         'exception': task.exception(), 'task': task})


def _shut_down(loop, has_work, shutdown, *args):
    # Without work it takes the turns and the name that its task would, and nobody has to look at a task for nothing.
    if has_work:
        loop.run_until_complete(shutdown(*args))
    else:
        _asyncio.pass_name()
        loop.call_soon(loop.call_soon, loop.stop)
        loop.run_forever()


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._state = 'created'
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = self._context = None
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        if self._state != 'initialized':
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            _shut_down(loop, _asyncio.any_asyncgens(loop), loop.shutdown_asyncgens)
            _shut_down(loop, loop._default_executor is not None, loop.shutdown_default_executor, 300)
        finally:
            if self._set_event_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = 'closed'

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        if _get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        if not iscoroutine(coro):
            if not hasattr(type(coro), '__await__'):
                raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
            coro = _wrap_awaitable(coro)
        self._lazy_init()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        self._interrupts = 0
        # As a signal's, its handler is the main thread's.
        is_main = _get_ident() == _get_main_thread_ident()
        before = _net.on_interrupt(lambda: self._on_sigint(task)) if is_main else None
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            if self._interrupts and task.uncancel() == 0:
                raise KeyboardInterrupt() from None
            raise
        finally:
            if is_main:
                _net.on_interrupt(before)

    def _on_sigint(self, task):
        self._interrupts += 1
        if self._interrupts > 1 or task.done():
            raise KeyboardInterrupt()
        task.cancel()

    def _lazy_init(self):
        if self._state == 'closed':
            raise RuntimeError('Runner is closed')
        if self._state == 'initialized':
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            if not self._set_event_loop:
                set_event_loop(self._loop)
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = 'initialized'


def run(main, *, debug=None, loop_factory=None):
    if _get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


# Submodules, and where each name says it comes from

def _submodules():
    here = globals()
    for name, names in {
        'exceptions': 'CancelledError InvalidStateError TimeoutError IncompleteReadError LimitOverrunError '
                      'BrokenBarrierError SendfileNotAvailableError',
        'coroutines': 'iscoroutine iscoroutinefunction',
        'events': 'AbstractEventLoop AbstractServer Handle TimerHandle get_event_loop set_event_loop '
                  'new_event_loop get_running_loop _get_running_loop _set_running_loop',
        'futures': 'Future isfuture wrap_future _chain_future _set_result_unless_cancelled',
        'tasks': 'Task FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED create_task wait wait_for as_completed sleep '
                 'gather shield ensure_future run_coroutine_threadsafe current_task all_tasks _GatheringFuture '
                 'create_eager_task_factory eager_task_factory _AsCompletedIterator',
        'locks': 'Lock Event Condition Semaphore BoundedSemaphore Barrier _ContextManagerMixin',
        'mixins': '_LoopBoundMixin',
        'queues': 'Queue PriorityQueue LifoQueue QueueFull QueueEmpty QueueShutDown',
        'timeouts': 'Timeout timeout timeout_at',
        'taskgroups': 'TaskGroup',
        'threads': 'to_thread',
        'runners': 'Runner run',
        'base_events': 'BaseEventLoop _run_until_complete_cb',
        'unix_events': '_UnixSelectorEventLoop',
    }.items():
        module = type(sys)('asyncio.' + name)
        for each in names.split():
            thing = here[each]
            setattr(module, each, thing)
            if getattr(thing, '__module__', None) == __name__:
                thing.__module__ = 'asyncio.' + name
        here[name] = sys.modules['asyncio.' + name] = module


_submodules()
__all__ = [_name for _name in list(globals()) if not _name.startswith('_') and _name not in (
    'sys', 'contextvars', 'heapq', '_net', 'annotate', 'scope_open', 'scope_take', 'scope_close', 'deque',
    'exceptions', 'coroutines', 'events', 'futures', 'tasks', 'locks', 'mixins', 'queues', 'timeouts', 'taskgroups',
    'threads', 'runners', 'base_events', 'unix_events')]


def __getattr__(name):
    if name in ('open_connection', 'start_server', 'StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'Protocol',
                'BaseProtocol', 'DatagramProtocol', 'SubprocessProtocol', 'Transport', 'BaseTransport', 'Server',
                'streams', 'transports', 'protocols'):
        import asyncio.streams as streams
        return streams if name in ('streams', 'transports', 'protocols') else getattr(streams, name)
    if name in ('open_unix_connection', 'start_unix_server', 'create_subprocess_exec', 'create_subprocess_shell',
                'subprocess', 'sslproto', 'print_call_graph', 'format_call_graph', 'capture_call_graph'):
        raise NotImplementedError(f"asyncio.{name} isn't part of Loopscope yet")
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'")

# concurrent.futures: work done in a pool of threads.
import sys
import threading
from _collections import deque
from _thread import set_resting as _set_resting
from time import monotonic as _time
from collections import namedtuple

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'
TimeoutError = TimeoutError
DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done', module='concurrent.futures._base')
_STATES = {'CANCELLED_AND_NOTIFIED': 'cancelled'}


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._state = 'PENDING'
        self._result = self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            text = _STATES.get(self._state, self._state.lower())
            if self._state == 'FINISHED':
                if self._exception:
                    text += f' raised {type(self._exception).__name__}'
                else:
                    text += f' returned {type(self._result).__name__}'
            return f'<{type(self).__name__} at {id(self):#x} state={text}>'

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as error:
            import logging
            logging.getLogger('concurrent.futures').error(
                'exception calling callback for %r', self, exc_info=(type(error), error, error.__traceback__))

    def cancel(self):
        with self._condition:
            if self._state in ('RUNNING', 'FINISHED'):
                return False
            if self._state != 'PENDING':
                return True
            self._state = 'CANCELLED'
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in ('CANCELLED', 'CANCELLED_AND_NOTIFIED')

    def running(self):
        return self._state == 'RUNNING'

    def done(self):
        return self._state not in ('PENDING', 'RUNNING')

    def add_done_callback(self, fn):
        with self._condition:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _wait(self, timeout):
        with self._condition:
            if not self.done():
                self._condition.wait(timeout)
            if self.cancelled():
                raise CancelledError()
            if self._state != 'FINISHED':
                raise TimeoutError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == 'CANCELLED':
                self._state = 'CANCELLED_AND_NOTIFIED'
                return False
            if self._state == 'PENDING':
                self._state = 'RUNNING'
                return True
            raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception):
        with self._condition:
            if self._state not in ('PENDING', 'RUNNING'):
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result, self._exception, self._state = result, exception, 'FINISHED'
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        end = None if timeout is None else _time() + timeout
        rows = zip(*iterables)
        fs = deque()
        for row in rows:
            fs.append(self.submit(fn, *row))
            if buffersize is not None and len(fs) >= buffersize:
                break

        def results():
            try:
                while fs:
                    if buffersize is not None:
                        for row in rows:
                            fs.append(self.submit(fn, *row))
                            break
                    future = fs.popleft()
                    try:
                        yield future.result() if end is None else future.result(end - _time())
                    finally:
                        future.cancel()
            finally:
                for future in fs:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    _made = 0

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            import os
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{ThreadPoolExecutor._made}'
            ThreadPoolExecutor._made += 1
        self._thread_name_prefix = thread_name_prefix
        self._initializer, self._initargs = initializer, initargs
        self._work = deque()
        self._condition = threading.Condition(threading.Lock())
        self._threads = []
        self._idle = 0
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        thread = None
        with self._condition:
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            future = Future()
            self._work.append((future, fn, args, kwargs))
            if self._idle:
                self._idle -= 1
                self._condition.notify()
            elif len(self._threads) < self._max_workers:
                thread = threading.Thread(name=f'{self._thread_name_prefix}_{len(self._threads)}',
                                          target=self._worker)
                self._threads.append(thread)
        if thread:
            # Without the lock: a new thread runs at once, and would only wait for it.
            thread.start()
        return future

    def _worker(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while True:
            with self._condition:
                while not self._work and not self._shutdown:
                    # Who woke it has counted it out; another may have taken the work meanwhile.
                    self._idle += 1
                    _set_resting(True)
                    self._condition.wait()
                    _set_resting(False)
                if not self._work:
                    return
                future, fn, args, kwargs = self._work.popleft()
            if future.set_running_or_notify_cancel():
                try:
                    result = fn(*args, **kwargs)
                except BaseException as error:
                    future.set_exception(error)
                else:
                    future.set_result(result)
            future = fn = args = kwargs = result = None

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._condition:
            self._shutdown = True
            if cancel_futures:
                while self._work:
                    self._work.popleft()[0].cancel()
            self._condition.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()


class PicklingError(Exception):
    __module__ = '_pickle'


def _pickled(things):
    # What crosses to another process is a copy, and not everything can cross.
    for thing in things:
        name = getattr(thing, '__qualname__', '')
        if '<' in name:
            raise getattr(sys.modules.get('pickle'), 'PicklingError', PicklingError)(
                f"Can't pickle local object {thing!r}" if '<locals>' in name else
                f"Can't pickle {thing!r}: it's not found as {thing.__module__}.{name}")
    from copy import deepcopy
    return deepcopy(things)


def _in_process(fn, args, kwargs):
    thread = threading.current_thread()
    thread._pid = 2 + int(thread.name.rpartition('_')[2])
    fn, *args = _pickled((fn, *args))
    return _pickled((fn(*args, **_pickled((kwargs,))[0]),))[0]


class ProcessPoolExecutor(ThreadPoolExecutor):
    # A browser has no processes: threads do their work, on copies of what they are given. The picture says so.
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            import os
            max_workers = os.cpu_count()
        super().__init__(max_workers, 'process (modelled)', initializer, initargs)

    def submit(self, fn, /, *args, **kwargs):
        return super().submit(_in_process, fn, args, kwargs)


class InterpreterPoolExecutor(Executor):
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("InterpreterPoolExecutor isn't part of Loopscope: ThreadPoolExecutor is there")


def as_completed(fs, timeout=None):
    end = None if timeout is None else _time() + timeout
    pending = set(fs)
    total = len(pending)
    done = deque()
    condition = threading.Condition()

    def finished(future):
        with condition:
            done.append(future)
            condition.notify_all()

    for future in pending:
        future.add_done_callback(finished)
    while pending:
        with condition:
            while not done:
                left = None if end is None else end - _time()
                if left is not None and left < 0:
                    raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
                condition.wait(left)
            future = done.popleft()
        pending.discard(future)
        yield future


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return condition: {return_when!r}')
    fs = set(fs)
    condition = threading.Condition()

    def enough():
        done = [f for f in fs if f.done()]
        return len(done) == len(fs) or done and (return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and
                                                 any(not f.cancelled() and f.exception() for f in done))

    def finished(future):
        with condition:
            condition.notify_all()

    for future in fs:
        future.add_done_callback(finished)
    with condition:
        condition.wait_for(enough, timeout)
    done = {f for f in fs if f.done()}
    return DoneAndNotDoneFutures(done, fs - done)


def _submodules():
    for name, names in {'_base': (Future, Executor), 'thread': (ThreadPoolExecutor,),
                        'process': (ProcessPoolExecutor,)}.items():
        module = sys.modules[f'{__name__}.{name}'] = globals()[name] = type(sys)(f'{__name__}.{name}')
        for thing in names:
            setattr(module, thing.__name__, thing)
            thing.__module__ = module.__name__


_submodules()

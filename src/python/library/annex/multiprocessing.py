# multiprocessing, modelled: a browser has no processes, so each is a thread of the program, and works on copies of what it
# is given. What a module keeps in its own names is one for all of them, which real processes would not share.
import itertools
import os
import queue
import sys
import threading
from concurrent.futures import _pickled



class _Same:
    # What real processes share stays what it is when it is handed to one.
    def __deepcopy__(self, memo):
        return self

class Lock(_Same):
    _make = staticmethod(threading.Lock)

    def __init__(self):
        self._lock = self._make()

    def acquire(self, block=True, timeout=None):
        return self._lock.acquire(block, -1 if timeout is None else max(timeout, 0))

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)


class RLock(Lock):
    _make = staticmethod(threading.RLock)


class Condition(_Same, threading.Condition):
    pass


class Semaphore(_Same, threading.Semaphore):
    pass


class BoundedSemaphore(_Same, threading.BoundedSemaphore):
    pass


class Event(_Same, threading.Event):
    pass


class Barrier(_Same, threading.Barrier):
    pass


cpu_count = os.cpu_count
_counter = itertools.count(1)
_pids = itertools.count(2)


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class _MainProcess:
    name, exitcode, daemon, authkey, sentinel, _identity = 'MainProcess', None, False, b'', 0, ()
    pid = ident = property(lambda self: os.getpid())

    def is_alive(self):
        return True

    def __repr__(self):
        return f"<_MainProcess name='MainProcess' parent=None started>"


_main = _MainProcess()


class Process:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        if group is not None:
            raise AssertionError('group argument must be None for now')
        self._identity = (next(_counter),)
        self.name = str(name) if name else f'Process-{self._identity[0]}'
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs)
        self._daemon = current_process().daemon if daemon is None else bool(daemon)
        self._thread = self.exitcode = self.pid = None
        self._parent = current_process()

    @property
    def daemon(self):
        return self._daemon

    @daemon.setter
    def daemon(self, daemon):
        if self._thread is not None:
            raise AssertionError('process has already started')
        self._daemon = bool(daemon)

    @property
    def ident(self):
        return self.pid

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        if self._thread is not None:
            raise AssertionError('cannot start a process twice')
        if self._target is not None:
            self._target, *args = _pickled((self._target, *self._args))
            self._args, (self._kwargs,) = tuple(args), _pickled((self._kwargs,))
        self.pid = next(_pids)
        self._thread = threading.Thread(target=self._bootstrap, name=f'{self.name} (modelled)', daemon=self._daemon)
        self._thread._process, self._thread._pid = self, self.pid
        _children.add(self)
        self._thread.start()

    def _bootstrap(self):
        try:
            self.run()
            self.exitcode = 0 if self.exitcode is None else self.exitcode
        except SystemExit as end:
            code = end.code
            self.exitcode = code if isinstance(code, int) else 0 if code is None else 1
        except BaseException:
            import traceback
            self.exitcode = 1
            print(f'Process {self.name}:', file=sys.stderr)
            traceback.print_exc()
        finally:
            _children.discard(self)

    def join(self, timeout=None):
        if self._thread is None:
            raise AssertionError('can only join a started process')
        self._thread.join(timeout)

    def is_alive(self):
        return self._thread is not None and self._thread.is_alive() and self.exitcode is None

    def terminate(self):
        # A thread can't be ended from outside; nobody waits for it any more, which is what can be told of it.
        if self.is_alive():
            self.exitcode = -15
            self._thread.daemon_ended = True

    kill = terminate

    def close(self):
        if self.is_alive():
            raise ValueError('Cannot close a process while it is still running. You should first call join() or '
                             'terminate().')

    def __repr__(self):
        if self._thread is None:
            status = 'initial'
        elif self.is_alive():
            status = 'started'
        elif self.exitcode in (0, None):
            status = 'stopped'
        else:
            status = f'stopped exitcode={"-SIGTERM" if self.exitcode == -15 else self.exitcode}'
        daemon = ' daemon' if self._daemon else ''
        pid = f' pid={self.pid}' if self.pid else ''
        code = ' exitcode=0' if status == 'stopped' else ''
        return f'<{type(self).__name__} name={self.name!r}{pid} parent={os.getpid()} {status}{code}{daemon}>'


_children = set()


def current_process():
    return getattr(threading.current_thread(), '_process', _main)


def parent_process():
    return getattr(current_process(), '_parent', None)


def active_children():
    return list(_children)


class Queue(_Same):
    def __init__(self, maxsize=0, *, ctx=None):
        self._queue = queue.Queue(maxsize)

    def put(self, obj, block=True, timeout=None):
        self._queue.put(_pickled((obj,))[0], block, timeout)

    def get(self, block=True, timeout=None):
        return self._queue.get(block, timeout)

    def put_nowait(self, obj):
        self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._queue.qsize()

    def empty(self):
        return self._queue.empty()

    def full(self):
        return self._queue.full()

    def close(self):
        pass

    join_thread = cancel_join_thread = close


class SimpleQueue(Queue):
    pass


class JoinableQueue(Queue):
    def task_done(self):
        self._queue.task_done()

    def join(self):
        self._queue.join()


class Connection(_Same):
    def __init__(self, inbox, outbox):
        self._inbox, self._outbox, self.closed = inbox, outbox, False

    def send(self, obj):
        if self.closed:
            raise OSError('handle is closed')
        self._outbox.put(obj)

    def recv(self):
        if self.closed:
            raise OSError('handle is closed')
        got = self._inbox.get()
        if got is _END:
            self._inbox.put(_END)
            raise EOFError
        return got

    send_bytes, recv_bytes = send, recv

    def poll(self, timeout=0.0):
        inbox = self._inbox._queue
        with inbox.not_empty:
            return inbox.not_empty.wait_for(lambda: bool(inbox._qsize()), timeout)

    def close(self):
        if not self.closed:
            self.closed = True
            self._outbox.put(_END)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class _End(_Same):
    pass


_END = _End()


def Pipe(duplex=True):
    one, other = Queue(), Queue()
    return Connection(one, other), Connection(other, one)


class _Shared(_Same):
    def __init__(self, lock):
        self._lock = threading.RLock() if lock in (True, None) else lock

    def get_lock(self):
        return self._lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()


_ZERO = {'f': 0.0, 'd': 0.0, 'c': b'\0', 'u': ''}


class _Value(_Shared):
    def __init__(self, typecode, value, lock):
        super().__init__(lock)
        self.value = value

    def __repr__(self):
        return f'<Synchronized wrapper for {self.value!r}>'


def Value(typecode_or_type, *args, lock=True):
    return _Value(typecode_or_type, args[0] if args else _ZERO.get(typecode_or_type, 0), lock)


RawValue = Value


class _Array(_Shared):
    def __init__(self, typecode, items, lock):
        super().__init__(lock)
        self._items = [_ZERO.get(typecode, 0)] * items if isinstance(items, int) else list(items)

    def __len__(self):
        return len(self._items)

    def __getitem__(self, at):
        return self._items[at]

    def __setitem__(self, at, value):
        self._items[at] = value

    def __iter__(self):
        return iter(self._items)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    return _Array(typecode_or_type, size_or_initializer, lock)


RawArray = Array


class DictProxy(_Same, dict):
    pass


class ListProxy(_Same, list):
    pass


class Namespace(_Same):
    def __repr__(self):
        return f'Namespace({", ".join(f"{name}={value!r}" for name, value in sorted(vars(self).items()))})'


class SyncManager:
    Lock, RLock, Condition, Event, Barrier = Lock, RLock, Condition, Event, Barrier
    Semaphore, BoundedSemaphore = Semaphore, BoundedSemaphore
    Queue, JoinableQueue = staticmethod(lambda maxsize=0: Queue(maxsize)), staticmethod(lambda size=0: JoinableQueue(size))
    Value, Array = staticmethod(Value), staticmethod(Array)
    dict, list, Namespace = DictProxy, ListProxy, Namespace

    def start(self):
        pass

    shutdown = start

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


def Manager():
    return SyncManager()


class AsyncResult:
    def __init__(self, callback=None, error_callback=None):
        self._event = threading.Event()
        self._callback, self._error_callback = callback, error_callback

    def _set(self, success, value):
        self._success, self._value = success, value
        callback = self._callback if success else self._error_callback
        if callback:
            callback(value)
        self._event.set()

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value


ApplyResult = MapResult = AsyncResult


class Pool:
    _copies = staticmethod(_pickled)
    _named = 'process {} of a pool (modelled)'

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        processes = os.cpu_count() if processes is None else processes
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        self._work, self._state, self._threads = queue.Queue(), 'RUN', []
        for at in range(processes):
            thread = threading.Thread(target=self._worker, args=(initializer, initargs), daemon=True,
                                      name=self._named.format(at + 1))
            self._be(thread, at + 1)
            self._threads.append(thread)
            thread.start()

    def _be(self, thread, number):
        process = Process(name=f'PoolWorker-{number}')
        thread._process, thread._pid = process, next(_pids)
        process.pid, process._thread = thread._pid, thread

    def _worker(self, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        while (job := self._work.get()) is not None:
            result, fn, args, kwargs = job
            try:
                fn, *args = self._copies((fn, *args))
                value = self._copies((fn(*args, **kwargs),))[0]
            except Exception as error:
                result._set(False, error)
            else:
                result._set(True, value)
            result = fn = args = kwargs = value = job = None

    def _running(self):
        if self._state != 'RUN':
            raise ValueError('Pool not running')

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._running()
        result = AsyncResult(callback, error_callback)
        self._work.put((result, func, args, kwds))
        return result

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def _gathered(self, func, rows, callback, error_callback):
        whole, results = AsyncResult(callback, error_callback), []
        rows = list(rows)
        left = [len(rows)]

        def one(_):
            left[0] -= 1
            if left[0] == 0:
                failed = next((r._value for r in results if not r._success), None)
                whole._set(failed is None, [r._value for r in results] if failed is None else failed)

        self._running()
        for row in rows:
            results.append(AsyncResult(one, one))
        for result, row in zip(results, rows):
            self._work.put((result, func, row, {}))
        if not rows:
            whole._set(True, [])
        return whole

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._gathered(func, ((item,) for item in iterable), callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._gathered(func, iterable, callback, error_callback)

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def imap(self, func, iterable, chunksize=1):
        results = [self.apply_async(func, (item,)) for item in iterable]
        return (result.get() for result in results)

    def imap_unordered(self, func, iterable, chunksize=1):
        done = queue.Queue()
        items = list(iterable)
        for item in items:
            result = AsyncResult()
            result._callback = result._error_callback = lambda _, result=result: done.put(result)
            self._running()
            self._work.put((result, func, (item,), {}))
        return (done.get().get() for _ in items)

    def close(self):
        if self._state == 'RUN':
            self._state = 'CLOSE'
            for _ in self._threads:
                self._work.put(None)

    def terminate(self):
        while not self._work.empty():
            self._work.get()
        self.close()

    def join(self):
        if self._state == 'RUN':
            raise ValueError('Pool is still running')
        for thread in self._threads:
            thread.join()

    def __enter__(self):
        self._running()
        return self

    def __exit__(self, *exc):
        self.terminate()


class ThreadPool(Pool):
    _copies, _named = staticmethod(lambda things: things), 'Thread-{} (worker)'

    def _be(self, thread, number):
        pass


def get_start_method(allow_none=False):
    return _start_method


def set_start_method(method, force=False):
    global _start_method
    if method not in get_all_start_methods():
        raise ValueError(f'cannot find context for {method!r}')
    _start_method = method


_start_method = 'forkserver'


def get_all_start_methods():
    return ['fork', 'spawn', 'forkserver']


def get_context(method=None):
    return sys.modules[__name__]


def freeze_support():
    pass


def get_logger():
    import logging
    return logging.getLogger('multiprocessing')


def _submodules():
    for name, names in {'pool': (Pool, ThreadPool, AsyncResult), 'queues': (Queue, SimpleQueue, JoinableQueue),
                        'managers': (SyncManager, Namespace), 'connection': (Connection, Pipe),
                        'process': (current_process, active_children), 'context': (Process, TimeoutError),
                        'synchronize': (Lock, Semaphore, Event), 'sharedctypes': (Value, Array)}.items():
        module = sys.modules[f'{__name__}.{name}'] = globals()[name] = type(sys)(f'{__name__}.{name}')
        for thing in names:
            setattr(module, thing.__name__, thing)


_submodules()

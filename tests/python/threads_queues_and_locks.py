import time
import threading
from queue import Queue, Empty, Full, PriorityQueue, LifoQueue


class ThreadPool:
    def __init__(self, n):
        self.tasks = Queue()
        self.threads = [threading.Thread(target=self._work, name=f"pool-{i}") for i in range(n)]
        for t in self.threads:
            t.start()

    def _work(self):
        while True:
            fn, args, done = self.tasks.get()
            if fn is None:
                return
            try:
                done["result"] = fn(*args)
            except Exception as e:
                done["error"] = e
            finally:
                done["event"].set()

    def submit(self, fn, *args):
        done = {"event": threading.Event()}
        self.tasks.put((fn, args, done))
        return done

    def close(self):
        for _ in self.threads:
            self.tasks.put((None, (), None))
        for t in self.threads:
            t.join()


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


pool = ThreadPool(3)
jobs = [pool.submit(fib, n) for n in (10, 12, 14)] + [pool.submit(lambda: [][0])]
for j in jobs:
    j["event"].wait()
    print(j.get("result"), repr(j.get("error")))
pool.close()
print(any(t.is_alive() for t in pool.threads))


class Singleton:
    _lock = threading.Lock()
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    time.sleep(0.001)
                    cls._instance = super().__new__(cls)
        return cls._instance


found = []
ts = [threading.Thread(target=lambda: found.append(id(Singleton()))) for _ in range(5)]
[t.start() for t in ts], [t.join() for t in ts]
print(len(set(found)))
q = Queue(maxsize=1)
q.put("x")
try:
    q.put("y", timeout=0.01)
except Full as e:
    print("full", type(e).__module__, q.full())
print(q.get_nowait())
try:
    q.get(block=False)
except Empty:
    print("empty", q.empty())
pq = PriorityQueue()
for item in ((2, "b"), (1, "a"), (3, "c")):
    pq.put(item)
print([pq.get()[1] for _ in range(3)], LifoQueue().empty())
sem = threading.Semaphore(2)
active, peak = 0, 0
lock = threading.Lock()


def limited():
    global active, peak
    with sem:
        with lock:
            active += 1
            peak = max(peak, active)
        time.sleep(0.005)
        with lock:
            active -= 1


ts = [threading.Thread(target=limited) for _ in range(6)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print("peak", peak)
data = threading.local()


class Counter(threading.Thread):
    total = 0

    def __init__(self, n):
        super().__init__(daemon=True)
        self.n = n

    def run(self):
        data.value = self.n
        time.sleep(0.002)
        with lock:
            Counter.total += data.value


cs = [Counter(i) for i in range(4)]
for c in cs:
    c.start()
for c in cs:
    c.join()
print(Counter.total, hasattr(data, "value"), cs[0].daemon, threading.main_thread().name)
lock.acquire()
print(lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)
try:
    cs[0].start()
except RuntimeError as e:
    print(e)
once = threading.Timer(0.005, lambda: print("tick"))
once.start()
once.cancel()
once.join()
ev = threading.Event()
print(ev.wait(0.005), ev.is_set())
threading.Thread(target=fib).join()

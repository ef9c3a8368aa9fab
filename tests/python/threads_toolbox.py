import queue, threading, time, concurrent.futures as cf, warnings, contextvars
q = queue.Queue(maxsize=2); res = []
def worker(n):
    while True:
        item = q.get()
        if item is None: q.task_done(); break
        time.sleep(.02); res.append((n, item)); q.task_done()
t = threading.Thread(target=worker, args=("w",), name="worker-x", daemon=True); t.start()
for i in range(4): q.put(i)
q.put(None); q.join(); t.join(); print(res, t.is_alive(), t.name, t.daemon, q.empty(), q.qsize())
try: q.get_nowait()
except queue.Empty as e: print(repr(e))
try: q.get(timeout=.05)
except queue.Empty: print("timeout")
pq = queue.PriorityQueue(); [pq.put(x) for x in (3, 1, 2)]; print([pq.get() for _ in range(3)]); lq = queue.LifoQueue(); lq.put(1); lq.put(2); print(lq.get())
sq = queue.SimpleQueue(); sq.put(1); print(sq.get(), sq.empty())
with cf.ThreadPoolExecutor(max_workers=3, thread_name_prefix="pool") as ex:
    fs = [ex.submit(pow, i, 2) for i in range(5)]; print([f.result() for f in fs], list(ex.map(lambda x: x + 1, range(3))))
    def bad(x): raise ValueError(f"bad {x}")
    f = ex.submit(bad, 1)
    try: f.result()
    except ValueError as e: print(e, f.exception().args, f.done(), f.cancelled())
    futs = {ex.submit(time.sleep, d): d for d in (.06, .02)}
    for f in cf.as_completed(futs): print("done", futs[f])
    d, nd = cf.wait([ex.submit(time.sleep, .02), ex.submit(time.sleep, .2)], return_when=cf.FIRST_COMPLETED); print(len(d), len(nd))
    f = ex.submit(lambda: threading.current_thread().name.startswith("pool")); print(f.result())
    f.add_done_callback(lambda f: print("cb", f.result()))
try: ex.submit(print)
except RuntimeError as e: print(e)
lock = threading.Lock(); count = 0
def inc():
    global count
    for _ in range(100):
        with lock: count += 1
ts = [threading.Thread(target=inc) for _ in range(4)]; [t.start() for t in ts]; [t.join() for t in ts]; print(count, lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=.01)); lock.release()
ev = threading.Event(); out = []
def waiter(): out.append(ev.wait(1))
t = threading.Thread(target=waiter); t.start(); ev.set(); t.join(); print(out, ev.is_set(), ev.wait(0))
cond = threading.Condition(); items = []
def cons():
    with cond: cond.wait_for(lambda: items); print("got", items.pop())
t = threading.Thread(target=cons); t.start()
with cond: items.append(5); cond.notify()
t.join()
sem = threading.BoundedSemaphore(1); sem.acquire(); sem.release()
try: sem.release()
except ValueError as e: print(e)
b = threading.Barrier(2); t = threading.Thread(target=b.wait); t.start(); b.wait(); t.join(); print(b.broken)
loc = threading.local(); loc.x = 1
def chk(): print(hasattr(loc, "x"))
t = threading.Thread(target=chk); t.start(); t.join()
tm = threading.Timer(.02, print, args=["timer!"]); tm.start(); tm.join()
rl = threading.RLock()
with rl:
    with rl: print("reentrant")
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
try: threading.Thread(target=1).run()
except TypeError as e: print(e)
class My(threading.Thread):
    def __init__(self, n): super().__init__(); self.n = n; self.result = None
    def run(self): self.result = self.n ** 2
m = My(7); m.start(); m.join(); print(m.result)
try: m.start()
except RuntimeError as e: print(e)

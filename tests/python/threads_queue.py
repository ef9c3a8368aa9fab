import queue
import threading

q = queue.Queue()
results = []


def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        results.append(item * 10)
        q.task_done()


threads = [threading.Thread(target=worker) for _ in range(2)]
[t.start() for t in threads]
for n in range(5):
    q.put(n)
q.join()
for _ in threads:
    q.put(None)
[t.join() for t in threads]
print(sorted(results), q.empty(), q.qsize())
b = queue.Queue(maxsize=1)
b.put(1)
for call in (lambda: b.put(2, block=False), lambda: b.put(2, timeout=0.01), lambda: b.put_nowait(3)):
    try:
        call()
    except queue.Full as error:
        print(repr(error))
b.get()
for call in (lambda: b.get(block=False), lambda: b.get(timeout=0.01), b.get_nowait):
    try:
        call()
    except queue.Empty as error:
        print(repr(error))
p = queue.PriorityQueue()
for x in (3, 1, 2):
    p.put((x, "abc"[x - 1]))
l = queue.LifoQueue()
for x in "xyz":
    l.put(x)
print([p.get() for _ in range(3)], [l.get() for _ in range(3)])
try:
    q.task_done()
except ValueError as error:
    print(error)
s = queue.SimpleQueue()
s.put(1)
print(s.get(), s.empty(), s.qsize())

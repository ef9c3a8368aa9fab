import threading

counter = 0
lock = threading.Lock()


def add(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


threads = [threading.Thread(target=add, args=(50,)) for _ in range(4)]
[t.start() for t in threads]
[t.join() for t in threads]
print(counter, lock.locked())
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
r = threading.RLock()
with r:
    with r:
        print("twice")
try:
    r.release()
except RuntimeError as error:
    print(error)

import threading

log = []


def work(n):
    log.append(n * n)


threads = [threading.Thread(target=work, args=(n,), name=f"t{n}") for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(log), [t.is_alive() for t in threads], [t.name for t in threads], threading.current_thread().name)
t = threading.Thread(target=print, args=("in thread",), kwargs={"end": "!\n"}, daemon=True)
print(t.daemon, t.ident is None)
t.start()
t.join()
try:
    t.start()
except RuntimeError as error:
    print(error)
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)
try:
    threading.Thread(target=print).join()
except RuntimeError as error:
    print(error)


class Worker(threading.Thread):
    def __init__(self, value):
        super().__init__()
        self.value = value

    def run(self):
        self.result = self.value * 2


w = Worker(21)
w.start()
w.join()
print(w.result, threading.active_count(), threading.main_thread() is threading.current_thread())

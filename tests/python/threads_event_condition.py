import threading

event = threading.Event()
log = []


def waiter(n):
    event.wait()
    log.append(n)


threads = [threading.Thread(target=waiter, args=(n,)) for n in range(3)]
[t.start() for t in threads]
print(event.is_set(), event.wait(0.01))
event.set()
[t.join() for t in threads]
print(sorted(log), event.wait())
event.clear()
print(event.is_set())
condition = threading.Condition()
items = []


def consumer():
    with condition:
        condition.wait_for(lambda: len(items) == 3)
        print("consumed", items)


c = threading.Thread(target=consumer)
c.start()
for n in range(3):
    with condition:
        items.append(n)
        condition.notify()
c.join()
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01))
try:
    condition.notify()
except RuntimeError as error:
    print(error)

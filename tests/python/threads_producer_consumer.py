import queue
import threading


def producer(q, items):
    for item in items:
        q.put(item)
    q.put(None)


def squares(source, target):
    while (item := source.get()) is not None:
        target.put(item * item)
    target.put(None)


a, b = queue.Queue(2), queue.Queue(2)
threads = [threading.Thread(target=producer, args=(a, range(6))), threading.Thread(target=squares, args=(a, b))]
for t in threads:
    t.start()
while (item := b.get()) is not None:
    print(item)
for t in threads:
    t.join()
print("over")

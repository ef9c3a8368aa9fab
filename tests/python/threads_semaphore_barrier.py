import threading

sem = threading.Semaphore(2)
print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False))
sem.release()
sem.release()
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as error:
    print(error)
try:
    threading.Semaphore(-1)
except ValueError as error:
    print(error)
barrier = threading.Barrier(3, action=lambda: print("all here"))
positions = []


def run():
    positions.append(barrier.wait())


threads = [threading.Thread(target=run) for _ in range(3)]
[t.start() for t in threads]
[t.join() for t in threads]
print(sorted(positions), barrier.parties, barrier.n_waiting, barrier.broken)
barrier.abort()
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("broken", barrier.broken)
barrier.reset()
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError:
    print("timed out")

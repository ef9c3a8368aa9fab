import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, Future, CancelledError, TimeoutError

gate = threading.Event()
with ThreadPoolExecutor(2) as pool:
    quick = pool.submit(lambda: "quick")
    slow = pool.submit(lambda: gate.wait() and "slow")
    done, pending = wait([quick, slow], return_when=FIRST_COMPLETED)
    print(quick in done, slow in pending)
    done, pending = wait([quick, slow], timeout=0.01)
    print(len(done), len(pending))
    try:
        slow.result(timeout=0.01)
    except TimeoutError as error:
        print("timeout", repr(error))
    gate.set()
    print(sorted(f.result() for f in as_completed([quick, slow])))
    print(len(wait([quick, slow]).done))
f = Future()
print(f.cancel(), f.cancelled(), f.done())
try:
    f.result()
except CancelledError as error:
    print(repr(error))
f = Future()
f.add_done_callback(lambda x: print("callback", x.result()))
f.set_running_or_notify_cancel()
print(f.running(), f.cancel())
f.set_result(5)
f.add_done_callback(lambda x: print("at once"))
with ThreadPoolExecutor(1) as pool:
    gate.clear()
    a = pool.submit(gate.wait)
    b = pool.submit(print, "never")
    print(b.cancel())
    gate.set()
print(b.cancelled(), a.result())

import threading

local = threading.local()
local.x = "main"
seen = []


def run(n):
    seen.append(hasattr(local, "x"))
    local.x = n
    seen.append(local.x)


for n in range(2):
    t = threading.Thread(target=run, args=(n,))
    t.start()
    t.join()
print(seen, local.x)
done = threading.Event()
t = threading.Timer(0.01, lambda: (print("timer fired"), done.set()))
t.start()
done.wait()
t.join()
t = threading.Timer(10, print, ["never"])
t.start()
t.cancel()
t.join()
print("cancelled")


class Mine(threading.local):
    def __init__(self):
        self.items = []


m = Mine()
m.items.append(1)
t = threading.Thread(target=lambda: print(m.items))
t.start()
t.join()
print(m.items)

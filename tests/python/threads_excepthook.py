import threading

threading.excepthook = lambda args: print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)


def bad():
    raise ValueError("oops")


t = threading.Thread(target=bad, name="bad one")
t.start()
t.join()
print("main goes on", t.is_alive())


def quits():
    raise SystemExit(3)


t = threading.Thread(target=quits)
t.start()
t.join()
print("still")

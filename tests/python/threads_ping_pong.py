import threading

turn = threading.Condition()
state = {"next": "ping"}


def player(me, other, n):
    for i in range(n):
        with turn:
            while state["next"] != me:
                turn.wait()
            print(me, i)
            state["next"] = other
            turn.notify_all()


a = threading.Thread(target=player, args=("ping", "pong", 3))
b = threading.Thread(target=player, args=("pong", "ping", 3))
b.start()
a.start()
a.join()
b.join()

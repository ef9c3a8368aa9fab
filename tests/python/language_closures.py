def outer():
    x = 1

    def middle():
        y = 2

        def inner():
            nonlocal x, y
            x += 1
            y += 1
            return x, y

        return inner

    return middle()


f = outer()
print(f(), f())
funcs = [lambda: i for i in range(3)]
print([g() for g in funcs])
funcs = [lambda i=i: i for i in range(3)]
print([g() for g in funcs])
try:
    def bad():
        print(z)
        z = 1
    bad()
except UnboundLocalError as error:
    print(error)
try:
    def later():
        return free
    if False:
        free = 1
    later()
except NameError as error:
    print(error)


def scope():
    def show():
        return value
    try:
        show()
    except NameError as error:
        print(error)
    value = 1
    return show()


print(scope())
print(f.__closure__ is not None, [c.cell_contents for c in f.__closure__])
total = 0


def add(n):
    global total
    total += n


add(5)
print(total)

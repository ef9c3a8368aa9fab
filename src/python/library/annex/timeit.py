# timeit: how long a statement takes.
import time

default_timer = time.perf_counter
default_number, default_repeat = 1000000, 5


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        names = {} if globals is None else globals
        self._stmt, self._setup = [each if callable(each) else self._of(each, names) for each in (stmt, setup)]

    def _of(self, text, names):
        code = compile(text, '<timeit-src>', 'exec')
        return lambda: exec(code, names)

    def timeit(self, number=default_number):
        self._setup()
        stmt, began = self._stmt, self.timer()
        for _ in range(number):
            stmt()
        return self.timer() - began

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            for factor in 1, 2, 5:
                taken = self.timeit(number * factor)
                if callback:
                    callback(number * factor, taken)
                if taken >= 0.2:
                    return number * factor, taken
            number *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)

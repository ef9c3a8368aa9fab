# gc: counting frees what a program drops at once; what is left are cycles.
from _weakref import begin as _begin, collect as _collect

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
_begin()
garbage, callbacks = [], []
_enabled = True


def _switch(on):
    def switch():
        global _enabled
        _enabled = on
    return switch


enable, disable = _switch(True), _switch(False)


def isenabled():
    return _enabled


def collect(generation=2):
    for tell in callbacks:
        tell('start', {'generation': generation, 'collected': 0, 'uncollectable': 0})
    found = _collect()
    for tell in callbacks:
        tell('stop', {'generation': generation, 'collected': found, 'uncollectable': 0})
    return found


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, complex, str, bytes, type(None)))


def freeze(): pass
def unfreeze(): pass
def get_freeze_count(): return 0
def get_debug(): return 0
def set_debug(flags, /): pass
def get_stats(): return [{'collections': 0, 'collected': 0, 'uncollectable': 0} for _ in range(3)]


def get_referents(*objs):
    found = []
    for obj in objs:
        if isinstance(obj, dict):
            found += [*obj.keys(), *obj.values()]
        elif isinstance(obj, (list, tuple, set, frozenset)):
            found += obj
        elif hasattr(obj, '__dict__'):
            found += [*vars(obj).values(), type(obj)]
    return found


def get_count():
    return 0, 0, 0


def get_threshold():
    return 2000, 10, 0


def set_threshold(*thresholds):
    pass


def get_objects(generation=None):
    return []

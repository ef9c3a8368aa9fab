# gc: counting frees what a program drops at once, so there is nothing to collect.
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
    return 0


def get_count():
    return 0, 0, 0


def get_threshold():
    return 2000, 10, 0


def set_threshold(*thresholds):
    pass


def get_objects(generation=None):
    return []

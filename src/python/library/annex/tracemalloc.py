# tracemalloc: programs switch it on for asyncio's hints; here memory isn't told by the line, so each account is empty.
_frames = 0


def start(nframe=1):
    global _frames
    if nframe < 1:
        raise ValueError('the number of frames must be in range [1; 65535]')
    _frames = nframe


def stop():
    global _frames
    _frames = 0


def is_tracing():
    return _frames > 0


def get_traceback_limit():
    return _frames or 1


def get_traced_memory():
    return 0, 0


def get_tracemalloc_memory():
    return 0


def reset_peak():
    pass


clear_traces = reset_peak


def get_object_traceback(obj):
    return None


class Filter:
    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        self.inclusive, self.filename_pattern, self.lineno = inclusive, filename_pattern, lineno
        self.all_frames, self.domain = all_frames, domain


class Snapshot:
    traces = ()

    def statistics(self, key_type, cumulative=False):
        return []

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        return []

    def filter_traces(self, filters):
        return self


def take_snapshot():
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    return Snapshot()

# importlib.util: whether a module is there.
import sys
from importlib import import_module


class _Spec:
    def __init__(self, name):
        self.name, self.loader, self.origin = name, None, 'built-in'

    def __repr__(self):
        return f'ModuleSpec(name={self.name!r}, loader=None, origin={self.origin!r})'


def find_spec(name, package=None):
    if name not in sys.modules:
        try:
            import_module(name, package)
        except ImportError:
            return None
    return _Spec(name)

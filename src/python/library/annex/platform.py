# platform: what runs the program.
import sys


def python_version():
    return '.'.join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(python_version().split('.'))


def python_implementation():
    return 'Loopscope'


def system():
    return 'Browser'


def node():
    return 'localhost'


def machine():
    return 'wasm32'


def release():
    return ''


version = processor = release


def platform(aliased=False, terse=False):
    return 'Browser-wasm32'

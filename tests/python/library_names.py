# Names that programs use and that were missing: exit, record factories, ignored files, rings of contexts.
import collections
import logging
import os
import shutil
import sys
import traceback

for leave in (exit, quit):
    try:
        leave(3)
    except SystemExit as e:
        print(repr(e), e.code)

first = ValueError('a')
second = KeyError('b')
first.__context__ = second
second.__context__ = first
try:
    try:
        raise first
    except ValueError:
        raise TypeError('c')
except TypeError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))


class Counted(logging.LogRecord):
    count = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        Counted.count += 1
        self.count = Counted.count


print(logging.getLogRecordFactory() is logging.LogRecord)
logging.setLogRecordFactory(Counted)
logging.basicConfig(stream=sys.stdout, format='%(count)d %(levelname)s %(message)s')
logging.warning('one')
logging.getLogger('x').error('two')
logging.setLogRecordFactory(logging.LogRecord)

print(collections.ChainMap.fromkeys('ab', 1))
traceback.print_list([('f.py', 3, 'main', 'x = 1')], sys.stdout)

os.makedirs('/tmp/ls_tree/sub', exist_ok=True)
for name in ('a.py', 'b.pyc', 'sub/c.py', 'sub/d.tmp'):
    with open(f'/tmp/ls_tree/{name}', 'w') as f:
        f.write(name)
shutil.rmtree('/tmp/ls_copy', ignore_errors=True)
shutil.copytree('/tmp/ls_tree', '/tmp/ls_copy', ignore=shutil.ignore_patterns('*.pyc', '*.tmp'))
print(sorted(os.listdir('/tmp/ls_copy')), os.listdir('/tmp/ls_copy/sub'))
shutil.rmtree('/tmp/ls_copy')
shutil.rmtree('/tmp/ls_tree')

# doctest: runs the examples that stand in docstrings.
import contextlib
import io
import re
import sys
import traceback
from collections import namedtuple

_FLAGS = ('DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
          'IGNORE_EXCEPTION_DETAIL', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE', 'FAIL_FAST')
OPTIONFLAGS_BY_NAME = {name: 1 << i for i, name in enumerate(_FLAGS)}
(DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP, IGNORE_EXCEPTION_DETAIL,
 REPORT_UDIFF, REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, FAIL_FAST) = OPTIONFLAGS_BY_NAME.values()
TestResults = namedtuple('TestResults', 'failed attempted')
_EXAMPLE = re.compile(r'''(?P<source>(?:^(?P<indent>[ ]*)>>>(?:[ ].*)?)(?:\n[ ]*\.\.\.(?:[ ].*)?)*)\n?
(?P<want>(?:(?![ ]*$)(?![ ]*>>>).+$\n?)*)''', re.M | re.X)
_TRACEBACK = re.compile(r'^Traceback \((?:most recent call last|innermost last)\):\s*$(?P<stack>(?:\n(?!\w).*)*?)\n(?P<msg>\w.*)',
                        re.M | re.S)
_LINE = '*' * 70


class Example:
    def __init__(self, source, want, lineno, options):
        self.source, self.want, self.lineno, self.options = source, want, lineno, options
        match = _TRACEBACK.match(want)
        self.exc_msg = match and match['msg'].rstrip('\n') + '\n'


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name, self.filename = examples, dict(globs), name, filename
        self.lineno, self.docstring = lineno, docstring

    def __repr__(self):
        count = f"{len(self.examples)} example{'' if len(self.examples) == 1 else 's'}" if self.examples else 'no examples'
        return f'<DocTest {self.name} from {self.filename}:{self.lineno} ({count})>'


class DocTestParser:
    def get_examples(self, string, name='<string>'):
        string = string.expandtabs()
        found = []
        for match in _EXAMPLE.finditer(string):
            indent, lineno = len(match['indent']), string.count('\n', 0, match.start())
            lines = match['source'].split('\n')
            source = '\n'.join([line[indent + 4:] for line in lines])
            want = '\n'.join([line[indent:] for line in match['want'].rstrip('\n').split('\n')])
            options = {}
            for text in re.findall(r'#\s*doctest:\s*([^\n\'"]*)$', source, re.M):
                for option in text.replace(',', ' ').split():
                    options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
            found.append(Example(source + '\n', want + '\n' if want else '', lineno, options))
        return found

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser, self._recurse, self._exclude_empty = parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = name or obj.__name__
        globs = {**(vars(module) if globs is None and module else globs or getattr(obj, '__globals__', None) or {}),
                 **(extraglobs or {})}
        globs.setdefault('__name__', '__main__')
        found = []
        self._look(found, obj, name, module, globs, set())
        return sorted(found, key=lambda test: test.name)

    def _look(self, found, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = getattr(obj, '__doc__', None)
        doc = doc if isinstance(doc, str) else ''
        file = getattr(module, '__file__', None) or getattr(getattr(obj, '__code__', None), 'co_filename', None)
        test = self._parser.get_doctest(doc, globs, name, file, self._line(obj, doc))
        if test.examples or not self._exclude_empty:
            found.append(test)
        is_own = isinstance(obj, type)
        if self._recurse and (is_own or obj is module):
            for key, value in list(vars(obj).items()):
                value = getattr(value, '__func__', value)
                if isinstance(value, property) or isinstance(value, type) or hasattr(value, '__code__') or \
                        hasattr(value, '__wrapped__'):
                    if is_own or getattr(value, '__module__', None) == module.__name__:
                        self._look(found, value, f'{name}.{key}', module, globs, seen)

    # The line at which a docstring begins, counted from 0.
    def _line(self, obj, doc):
        from _traceback import source
        obj = obj.fget if isinstance(obj, property) else obj
        code = getattr(obj, '__code__', None) or next(
            (code for value in getattr(obj, '__dict__', {}).values() if (code := getattr(value, '__code__', None))), None)
        text = code and source(code)
        if not text or not doc:
            return None
        begin = obj.__code__.co_firstlineno - 1 if hasattr(obj, '__code__') else 0
        at = sum(len(line) for line in text.splitlines(True)[:begin])
        first = next((line for line in doc.split('\n') if line.strip()), '')
        # A docstring is told without its indentation, so only a line of it can be looked for.
        place = text.find(first.strip(), at)
        return text.count('\n', 0, place) - doc.split('\n').index(first) if place >= 0 else None


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r'(?m)^<BLANKLINE>\s*?$', '', want)
            if got == want or re.sub(r'(?m)^[^\S\n]+$', '', got) == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        if optionflags & ELLIPSIS:
            return re.fullmatch('.*'.join(map(re.escape, want.split('...'))), got, re.S) is not None
        return False

    def output_difference(self, example, got, optionflags):
        text = f'Expected:\n{_indented(example.want)}' if example.want else 'Expected nothing\n'
        return text + (f'Got:\n{_indented(got)}' if got else 'Got nothing\n')


def _indented(text):
    return ''.join([f'    {line}\n' if line else '\n' for line in text.rstrip('\n').split('\n')])


class DocTestRunner:
    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose, self.optionflags = '-v' in sys.argv if verbose is None else verbose, optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        write = out or sys.stdout.write
        failed = tried = 0
        for example in test.examples:
            flags = self.optionflags
            for flag, on in example.options.items():
                flags = flags | flag if on else flags & ~flag
            if flags & SKIP:
                self.skips += 1
                continue
            tried += 1
            if self._verbose:
                write(f'Trying:\n{_indented(example.source)}' +
                      (f'Expecting:\n{_indented(example.want)}' if example.want else 'Expecting nothing\n'))
            got, error = io.StringIO(), None
            try:
                with contextlib.redirect_stdout(got):
                    _run(example.source, f'<doctest {test.name}[{tried - 1}]>', test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException as caught:
                error = caught.with_traceback(None)
            got = got.getvalue()
            if got and not got.endswith('\n'):
                got += '\n'
            if error is None:
                fine = self._checker.check_output(example.want, got, flags)
            else:
                told = ''.join(traceback.format_exception_only(error))
                wanted = example.exc_msg
                fine = wanted is not None and self._checker.check_output(wanted, told, flags)
                if not fine and wanted is not None and flags & IGNORE_EXCEPTION_DETAIL:
                    fine = _kind(wanted) == _kind(told)
                if not fine and wanted is not None:
                    got += f'Traceback (most recent call last):\n{_indented("...")[:-1]}\n{told}'
            if fine:
                if self._verbose:
                    write('ok\n')
                continue
            failed += 1
            line = '' if test.lineno is None else f', line {test.lineno + example.lineno + 1}'
            where = f'File "{test.filename}"{line or ", line ?"}, in {test.name}' if test.filename else \
                f'Line {example.lineno + 1}, in {test.name}'
            write(f'{_LINE}\n{where}\nFailed example:\n{_indented(example.source)}')
            if error is not None and example.exc_msg is None:
                shown = ''.join(traceback.format_exception(error))
                write(f'Exception raised:\n{_indented(shown)}')
            else:
                write(self._checker.output_difference(example, got, flags))
            if flags & FAIL_FAST:
                break
        self.tries += tried
        self.failures += failed
        old = self._stats.get(test.name, (0, 0))
        self._stats[test.name] = old[0] + failed, old[1] + tried
        return TestResults(failed, tried)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        items = sorted(self._stats.items())
        none = [name for name, (_, tried) in items if not tried]
        passed = [(name, tried) for name, (bad, tried) in items if tried and not bad]
        failed = [(name, bad, tried) for name, (bad, tried) in items if bad]

        def of(count, what='item'):
            return f'{count} {what}{"" if count == 1 else "s"}'

        if verbose:
            if none:
                print(f'{of(len(none))} had no tests:')
                for name in none:
                    print(f'    {name}')
            if passed:
                print(f'{of(len(passed))} passed all tests:')
                for name, count in passed:
                    print(f' {count:3d} test{"" if count == 1 else "s"} in {name}')
        if failed:
            print(_LINE)
            print(f'{of(len(failed))} had failures:')
            for name, bad, tried in failed:
                print(f' {bad:3d} of {tried:3d} in {name}')
        if verbose:
            print(f'{of(self.tries, "test")} in {of(len(items))}.')
            print(f'{self.tries - self.failures} passed' + (f' and {self.failures} failed.' if self.failures else '.'))
        if self.failures:
            print(f'***Test Failed*** {of(self.failures, "failure")}' + (f' and {of(self.skips, "skipped test")}' if self.skips else '') + '.')
        elif verbose:
            print('Test passed.')
        return TestResults(self.failures, self.tries)


# As at the prompt: what an expression gives is shown.
def _run(source, name, globs):
    try:
        code = compile(source, name, 'eval')
    except SyntaxError:
        exec(compile(source, name, 'exec'), globs)
        return
    value = eval(code, globs)
    if value is not None:
        print(repr(value))


def _kind(text):
    return text.split('\n', 1)[0].split(':', 1)[0].rpartition('.')[2]


master = None


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    m = m or sys.modules['__main__']
    finder, runner = DocTestFinder(exclude_empty=exclude_empty), DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(m, name or m.__name__, module=m, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(recurse=False).find(f, name, globs=globs):
        runner.run(test)

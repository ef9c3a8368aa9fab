# unittest: test cases, suites of them, and who runs them.
import asyncio
import contextlib
import difflib
import functools
import inspect
import pprint
import re
import sys
import time
import traceback
import warnings

__unittest = True


class SkipTest(Exception):
    pass



def skip(reason):
    def decorate(thing):
        if not isinstance(thing, type):
            @functools.wraps(thing)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            thing = skipped
        thing.__unittest_skip__, thing.__unittest_skip_why__ = True, reason
        return thing
    if callable(reason):
        thing, reason = reason, ''
        return decorate(thing)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda thing: thing


def skipUnless(condition, reason):
    return skip(reason) if not condition else lambda thing: thing


def expectedFailure(thing):
    thing.__unittest_expecting_failure__ = True
    return thing


def _short(obj):
    text = repr(obj)
    return text if len(text) < 80 else text


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.failures, self.errors, self.skipped, self.expectedFailures = [], [], [], []
        self.unexpectedSuccesses, self.collectedDurations, self.testsRun = [], [], 0

    def startTestRun(self):
        pass

    stopTestRun = startTestRun

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def _text(self, err, test):
        # What is ours is no part of it.
        lines = traceback.format_exception(*err)
        return ''.join(lines)

    def addError(self, test, err):
        self.errors.append((test, self._text(err, test)))

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err, test)))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            (self.failures if failed else self.errors).append((subtest, self._text(err, test)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        return (f'<unittest.result.{type(self).__name__} run={self.testsRun} errors={len(self.errors)} '
                f'failures={len(self.failures)}>')


class TextTestResult(TestResult):
    separator1, separator2 = '=' * 70, '-' * 70

    def __init__(self, stream, descriptions, verbosity, **kwargs):
        super().__init__()
        self.stream, self.descriptions, self.verbosity = stream, descriptions, verbosity

    def getDescription(self, test):
        first = test.shortDescription()
        return f'{test}\n{first}' if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(self.getDescription(test) + ' ... ')

    def _tell(self, letter, word):
        self.stream.write(word + '\n' if self.verbosity > 1 else letter if self.verbosity else '')

    def addSuccess(self, test):
        self._tell('.', 'ok')

    def addError(self, test, err):
        super().addError(test, err)
        self._tell('E', 'ERROR')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell('F', 'FAIL')

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            if self.verbosity > 1:
                self.stream.write(f'\n  {self.getDescription(subtest)} ... ')
            self._tell('F' if failed else 'E', 'FAIL' if failed else 'ERROR')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell('s', f'skipped {reason!r}')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell('x', 'expected failure')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell('u', 'unexpected success')

    def printErrors(self):
        self.stream.write('\n')
        for kind, found in (('ERROR', self.errors), ('FAIL', self.failures)):
            for test, text in found:
                self.stream.write(f'{self.separator1}\n{kind}: {self.getDescription(test)}\n{self.separator2}\n{text}\n')


class _Raises:
    def __init__(self, kind, case, expected, pattern=None, msg=None):
        self.kind, self.case, self.expected, self.pattern, self.msg = kind, case, expected, pattern, msg

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            expected = self.expected
            names = ', '.join([kind.__name__ for kind in expected]) if isinstance(expected, tuple) else expected.__name__
            self.case._fail(self.msg, f'{names} not raised')
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.pattern is not None and not re.search(self.pattern, str(exc_value)):
            pattern = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
            self.case._fail(self.msg, f'"{pattern}" does not match "{exc_value}"')
        return True


class _Warns(_Raises):
    def __enter__(self):
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter('always')
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._catching.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        for found in self.warnings:
            if issubclass(found.category, self.expected) and (
                    self.pattern is None or re.search(self.pattern, str(found.message))):
                self.warning, self.filename, self.lineno = found.message, found.filename, found.lineno
                return
        self.case._fail(self.msg, f'{self.expected.__name__} not triggered')


class _Logs:
    def __init__(self, case, logger, level, none=False):
        import logging
        self.case, self.none = case, none
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.getLevelNamesMapping().get(level, level) if level else logging.INFO

    def __enter__(self):
        import logging
        own = self

        class Keep(logging.Handler):
            def emit(self, record):
                own.records.append(record)
                own.output.append(self.format(record))
        self.records, self.output = [], []
        handler = Keep()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s'))
        self._old = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers[:] = [handler]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return None if self.none else self

    def __exit__(self, exc_type, exc_value, tb):
        import logging
        self.logger.handlers[:], level, self.logger.propagate = self._old
        self.logger.setLevel(level)
        if exc_type is not None:
            return
        if self.none and self.records:
            self.case._fail(None, f'Unexpected logs found: {self.output!r}')
        if not self.none and not self.records:
            self.case._fail(None, f'no logs of level {logging.getLevelName(self.level)} or higher triggered on '
                                  f'{self.logger.name}')


class TestCase:
    failureException = AssertionError
    longMessage, maxDiff, _class_cleanups = True, 80 * 8, None

    def __init__(self, methodName='runTest'):
        self._testMethodName, self._cleanups, self._subtest = methodName, [], None
        self._type_equality_funcs = {}
        method = getattr(self, methodName, None)
        if method is None and methodName != 'runTest':
            raise ValueError(f'no such test method in {type(self)}: {methodName}')
        self._testMethodDoc = method.__doc__ if method else None

    def setUp(self):
        pass

    tearDown = setUp

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        return f'{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}'

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f'{self._testMethodName} ({type(self).__module__}.{type(self).__qualname__}.{self._testMethodName})'

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>'

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def _callCleanup(self, function, *args, **kwargs):
        function(*args, **kwargs)

    def _callSetUp(self):
        self.setUp()

    def _callTearDown(self):
        self.tearDown()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})',
                          DeprecationWarning, stacklevel=3)

    def skipTest(self, reason):
        raise SkipTest(reason)

    @contextlib.contextmanager
    def subTest(self, msg=None, **params):
        outer = self._subtest
        self._subtest = _SubTest(self, msg, {**(outer.params if outer else {}), **params})
        try:
            yield
        except SkipTest as error:
            self._result.addSkip(self._subtest, str(error))
        except KeyboardInterrupt:
            raise
        except Exception:
            self._failed = True
            self._result.addSubTest(self, self._subtest, sys.exc_info())
        else:
            self._result.addSubTest(self, self._subtest, None)
        finally:
            self._subtest = outer

    # One part of the test; whether it went well.
    def _part(self, result, function, *args):
        try:
            function(*args)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            result.addSkip(self, str(error))
        except self.failureException:
            self._error = sys.exc_info()
            if not self._expects:
                result.addFailure(self, self._error)
        except BaseException:
            self._error = sys.exc_info()
            if not self._expects:
                result.addError(self, self._error)
        return False

    def run(self, result=None):
        is_own = result is None
        if is_own:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        method = getattr(self, self._testMethodName)
        self._result, self._failed, self._error = result, False, None
        self._expects = getattr(type(self), '__unittest_expecting_failure__', False) or getattr(
            method, '__unittest_expecting_failure__', False)
        began = time.perf_counter()
        try:
            if getattr(type(self), '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
                result.addSkip(self, getattr(method, '__unittest_skip_why__', '') or getattr(
                    type(self), '__unittest_skip_why__', ''))
                return result
            went_well = self._part(result, self._callSetUp)
            if went_well:
                went_well = self._part(result, self._callTestMethod, method)
                went_well = self._part(result, self._callTearDown) and went_well
            went_well = self._part(result, self.doCleanups) and went_well
            if self._expects:
                if self._error:
                    result.addExpectedFailure(self, self._error)
                elif went_well:
                    result.addUnexpectedSuccess(self)
            elif went_well and not self._failed:
                result.addSuccess(self)
            return result
        finally:
            result.addDuration(self, time.perf_counter() - began)
            result.stopTest(self)
            if is_own:
                result.stopTestRun()

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        self._callSetUp()
        self._callTestMethod(getattr(self, self._testMethodName))
        self._callTearDown()
        self.doCleanups()

    def _fail(self, msg, standard):
        raise self.failureException(standard if msg is None else f'{standard} : {msg}' if self.longMessage else msg)

    def _formatMessage(self, msg, standardMsg):
        return standardMsg if msg is None else f'{standardMsg} : {msg}'

    def fail(self, msg=None):
        raise self.failureException(msg)

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f'{_short(expr)} is not true')

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f'{_short(expr)} is not false')

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second):
            own = self._type_equality_funcs.get(type(first))
            if own is not None:
                getattr(self, own)(first, second, msg=msg) if isinstance(own, str) else own(first, second, msg=msg)
                return
            special = {list: 'assertListEqual', tuple: 'assertTupleEqual', dict: 'assertDictEqual', set: 'assertSetEqual',
                       frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}.get(type(first))
            if special:
                getattr(self, special)(first, second, msg)
                return
        if not first == second:
            self._fail(msg, f'{_short(first)} != {_short(second)}')

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f'{_short(first)} == {_short(second)}')

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq1 == seq2:
            return
        name = (seq_type.__name__ if seq_type else 'sequence').capitalize()
        text = f'{name}s differ: {_short(seq1)} != {_short(seq2)}\n'
        for i in range(min(len(seq1), len(seq2))):
            if seq1[i] != seq2[i]:
                text += f'\nFirst differing element {i}:\n{seq1[i]!r}\n{seq2[i]!r}\n'
                break
        kind = name.lower() if seq_type else 'sequence'
        for a, b, which in ((seq1, seq2, 'First'), (seq2, seq1, 'Second')):
            if len(a) > len(b):
                text += f'\n{which} {kind} contains {len(a) - len(b)} additional elements.\n'
                text += f'First extra element {len(b)}:\n{a[len(b)]!r}\n'
        self._fail(msg, text + '\n' + self._diff(seq1, seq2))

    def _diff(self, a, b):
        return '\n'.join(difflib.ndiff(pprint.pformat(a).splitlines(), pprint.pformat(b).splitlines()))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for one, other, which in ((set1, set2, 'first'), (set2, set1, 'second')):
            if one - other:
                lines += [f'Items in the {which} set but not the {"second" if which == "first" else "first"}:']
                lines += [repr(item) for item in one - other]
        if lines:
            self._fail(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        if d1 != d2:
            self._fail(msg, f'{_short(d1)} != {_short(d2)}\n' + self._diff(d1, d2))

    def assertMultiLineEqual(self, first, second, msg=None):
        if first != second:
            lines = [each.splitlines(keepends=True) for each in (first, second)]
            if len(lines[0]) == 1 and first.strip('\r\n') == first:
                lines = [[first + '\n'], [second + '\n']]
            self._fail(msg, f'{_short(first)} != {_short(second)}\n' + ''.join(difflib.ndiff(*lines)))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        odd = [(first.count(x), second.count(x), x) for x in
               [x for i, x in enumerate(first + second) if x not in (first + second)[:i]]]
        lines = [f'First has {a}, Second has {b}:  {x!r}' for a, b, x in odd if a != b]
        if lines:
            self._fail(msg, 'Element counts were not equal:\n' + '\n'.join(lines))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f'{_short(member)} not found in {_short(container)}')

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f'{_short(member)} unexpectedly found in {_short(container)}')

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f'{_short(expr1)} is not {_short(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f'unexpectedly identical: {_short(expr1)}')

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f'{_short(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f'{_short(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f'{_short(obj)} is an instance of {cls!r}')

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f'{_short(a)} not less than {_short(b)}')

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f'{_short(a)} not less than or equal to {_short(b)}')

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f'{_short(a)} not greater than {_short(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f'{_short(a)} not greater than or equal to {_short(b)}')

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference = abs(first - second)
        if delta is not None:
            if difference > delta:
                self._fail(msg, f'{_short(first)} != {_short(second)} within {_short(delta)} delta '
                                f'({_short(difference)} difference)')
        elif round(difference, 7 if places is None else places) != 0:
            self._fail(msg, f'{_short(first)} != {_short(second)} within {7 if places is None else places} places '
                            f'({_short(difference)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        is_near = abs(first - second) <= delta if delta is not None else (
            round(abs(first - second), 7 if places is None else places) == 0)
        if first == second or is_near:
            self._fail(msg, f'{_short(first)} == {_short(second)} within {7 if places is None else places} places')

    def assertRegex(self, text, expected_regex, msg=None):
        if not re.search(expected_regex, text):
            pattern = getattr(expected_regex, 'pattern', expected_regex)
            self._fail(msg, f"Regex didn't match: {pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        found = re.search(unexpected_regex, text)
        if found:
            pattern = getattr(unexpected_regex, 'pattern', unexpected_regex)
            self._fail(msg, f'Regex matched: {found[0]!r} matches {pattern!r} in {text!r}')

    def assertStartsWith(self, s, prefix, msg=None):
        if not s.startswith(prefix):
            self._fail(msg, f"{s!r} doesn't start with {prefix!r}")

    def assertEndsWith(self, s, suffix, msg=None):
        if not s.endswith(suffix):
            self._fail(msg, f"{s!r} doesn't end with {suffix!r}")

    def assertNotStartsWith(self, s, prefix, msg=None):
        if s.startswith(prefix):
            self._fail(msg, f'{s!r} starts with {prefix!r}')

    def assertNotEndsWith(self, s, suffix, msg=None):
        if s.endswith(suffix):
            self._fail(msg, f'{s!r} ends with {suffix!r}')

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self._fail(msg, f'{type(obj).__name__!r} object has unexpected attribute {name!r}')

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if issubclass(cls, superclass):
            self._fail(msg, f'{cls!r} is a subclass of {superclass!r}')

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self._fail(msg, f'{type(obj).__name__!r} object has no attribute {name!r}')

    def assertIsSubclass(self, cls, superclass, msg=None):
        if not issubclass(cls, superclass):
            self._fail(msg, f'{cls!r} is not a subclass of {superclass!r}')

    def _expecting(self, context, args, kwargs):
        if not args:
            context.msg = kwargs.get('msg')
            return context
        function, *args = args
        with context:
            function(*args, **kwargs)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._expecting(_Raises('Raises', self, expected_exception), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._expecting(_Raises('Raises', self, expected_exception, expected_regex), args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._expecting(_Warns('Warns', self, expected_warning), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._expecting(_Warns('Warns', self, expected_warning, expected_regex), args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)


class _SubTest(TestCase):
    def __init__(self, case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = case, message, params
        self.failureException = case.failureException

    def _description(self):
        parts = [] if self._message is None else [f'[{self._message}]']
        if self.params:
            parts.append('(' + ', '.join([f'{name}={value!r}' for name, value in self.params.items()]) + ')')
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._description()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._description()}'


class IsolatedAsyncioTestCase(TestCase):
    loop_factory = None

    async def asyncSetUp(self):
        pass

    asyncTearDown = asyncSetUp

    def addAsyncCleanup(self, function, /, *args, **kwargs):
        self.addCleanup(function, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        result = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return result

    def _await(self, function, *args, **kwargs):
        result = function(*args, **kwargs)
        if inspect.isawaitable(result):
            async def awaited():
                return await result
            return self._runner.run(awaited(), context=self._context)
        return result

    def _callSetUp(self):
        self._runner.get_loop()
        self._context.run(self.setUp)
        self._await(self.asyncSetUp)

    def _callTestMethod(self, method):
        self._await(method)

    def _callTearDown(self):
        self._await(self.asyncTearDown)
        self._context.run(self.tearDown)

    def _callCleanup(self, function, *args, **kwargs):
        self._await(function, *args, **kwargs)

    def run(self, result=None):
        import contextvars
        self._runner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)
        self._context = contextvars.copy_context()
        try:
            return super().run(result)
        finally:
            self._runner.close()


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function, self._before, self._after, self._testMethodDoc = testFunc, setUp, tearDown, description

    def setUp(self):
        self._before and self._before()

    def tearDown(self):
        self._after and self._after()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__


class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return f'<unittest.suite.TestSuite tests={self._tests!r}>'

    def __call__(self, result):
        return self.run(result)

    def _flat(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._flat()
            else:
                yield test

    def run(self, result, debug=False):
        current, is_usable = None, True
        for test in [*self._flat(), None]:
            cls = type(test) if test is not None else None
            if cls is not current:
                if current is not None and is_usable:
                    self._at_class(result, current, 'tearDownClass')
                current = cls
                if cls is not None:
                    is_usable = getattr(cls, '__unittest_skip__', False) or self._at_class(result, cls, 'setUpClass')
            if test is None or result.shouldStop:
                break
            if is_usable:
                test(result)
        return result

    def _at_class(self, result, cls, name):
        try:
            getattr(cls, name, lambda: None)()
            return True
        except SkipTest as error:
            result.addSkip(_Holder(f'{name} ({cls.__module__}.{cls.__qualname__})'), str(error))
        except Exception:
            result.addError(_Holder(f'{name} ({cls.__module__}.{cls.__qualname__})'), sys.exc_info())
        return False


class _Holder:
    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    __str__ = id

    def shortDescription(self):
        return None


class TestLoader:
    testMethodPrefix, suiteClass = 'test', TestSuite
    errors = ()

    def getTestCaseNames(self, testCaseClass):
        return sorted([name for name in dir(testCaseClass)
                       if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))])

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        return self.suiteClass([self.loadTestsFromTestCase(obj) for name, obj in sorted(vars(module).items())
                                if isinstance(obj, type) and issubclass(obj, TestCase)
                                and obj not in (TestCase, FunctionTestCase, IsolatedAsyncioTestCase)])

    def loadTestsFromName(self, name, module=None):
        found = module if module is not None else sys.modules['__main__']
        parent = None
        for part in name.split('.'):
            if part == '__main__':
                continue
            parent, found = found, getattr(found, part)
        if isinstance(found, type):
            return self.loadTestsFromTestCase(found)
        return self.suiteClass([parent(name.split('.')[-1])])

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream, self.descriptions, self.verbosity = stream or sys.stderr, descriptions, verbosity
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        result = self.resultclass(self.stream, self.descriptions, self.verbosity)
        began = time.perf_counter()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        taken = time.perf_counter() - began
        if hasattr(result, 'printErrors'):
            result.printErrors()
        write = self.stream.write
        write('-' * 70 + '\n')
        write(f'Ran {result.testsRun} test{"" if result.testsRun == 1 else "s"} in {taken:.3f}s\n\n')
        counts = [(len(result.failures), 'failures'), (len(result.errors), 'errors'), (len(result.skipped), 'skipped'),
                  (len(result.expectedFailures), 'expected failures'),
                  (len(result.unexpectedSuccesses), 'unexpected successes')]
        infos = ', '.join([f'{name}={count}' for count, name in counts if count])
        word = 'FAILED' if not result.wasSuccessful() else 'NO TESTS RAN' if not result.testsRun else 'OK'
        write(word + (f' ({infos})' if infos else '') + '\n')
        return result


class TestProgram:
    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None):
        argv = sys.argv if argv is None else argv
        if '-v' in argv[1:] or '--verbose' in argv[1:]:
            verbosity = 2
        names = [arg for arg in argv[1:] if not arg.startswith('-')] or (
            [defaultTest] if isinstance(defaultTest, str) else defaultTest)
        main = sys.modules[module] if isinstance(module, str) else module
        tests = testLoader.loadTestsFromNames(names, main) if names else testLoader.loadTestsFromModule(main)
        runner = testRunner or TextTestRunner
        self.result = (runner(verbosity=verbosity) if isinstance(runner, type) else runner).run(tests)
        if exit:
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram


def addModuleCleanup(function, /, *args, **kwargs):
    import atexit
    atexit.register(function, *args, **kwargs)

# logging: records, loggers, handlers.
import sys
import time
import threading
from string import Template

CRITICAL = FATAL = 50
ERROR, WARNING, INFO, DEBUG, NOTSET = 40, 30, 20, 10, 0
WARN = WARNING
BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
_names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
_levels = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}
_start = time.time()
raiseExceptions = True
logThreads = logProcesses = logAsyncioTasks = logMultiprocessing = True


def getLevelName(level):
    return _names.get(level) or _levels.get(level) or f'Level {level}'


def getLevelNamesMapping():
    return dict(_levels)


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f'Level not an integer or a valid string: {level!r}')
    if level not in _levels:
        raise ValueError(f'Unknown level: {level!r}')
    return _levels[level]


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        self.created = time.time()
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name, self.msg, self.args, self.levelno, self.levelname = name, msg, args, level, getLevelName(level)
        self.pathname, self.lineno, self.funcName = pathname, lineno, func
        self.filename = pathname.split('/')[-1]
        self.module = self.filename.rsplit('.', 1)[0]
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self.msecs = (self.created * 1000 // 1) % 1000 + 0.0
        self.relativeCreated = (self.created - _start) * 1000
        self.thread, self.threadName = threading.get_ident(), threading.current_thread().name
        self.processName, self.process, self.taskName = 'MainProcess', 1, None
        asyncio = sys.modules.get('asyncio')
        if asyncio is not None and asyncio._get_running_loop() is not None:
            task = asyncio.current_task()
            self.taskName = task and task.get_name()

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        msg = str(self.msg)
        return msg % self.args if self.args else msg


_record_factory = LogRecord


def setLogRecordFactory(factory):
    global _record_factory
    _record_factory = factory


def getLogRecordFactory():
    return _record_factory


def makeLogRecord(dict):
    record = _record_factory(None, NOTSET, '', 0, '', (), None)
    record.__dict__.update(dict)
    return record


class Formatter:
    converter = time.localtime
    default_time_format, default_msec_format = '%Y-%m-%d %H:%M:%S', '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        if style not in '%{$':
            raise ValueError('Style must be one of: %,{,$')
        self._fmt = fmt or {'%': '%(message)s', '{': '{message}', '$': '${message}'}[style]
        self._style, self.datefmt, self._defaults = style, datefmt, defaults
        if validate and fmt and {'%': '%(', '{': '{', '$': '$'}[style] not in fmt:
            raise ValueError(f"Invalid format '{fmt}' for '{style}' style")

    def formatTime(self, record, datefmt=None):
        moment = type(self).__dict__.get('converter', time.localtime)(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        return self.default_msec_format % (time.strftime(self.default_time_format, moment), record.msecs)

    def formatException(self, ei):
        import traceback
        return ''.join(traceback.format_exception(ei[1])).removesuffix('\n')

    def formatStack(self, stack_info):
        return stack_info

    def usesTime(self):
        return {'%': '%(asctime)', '{': '{asctime', '$': 'asctime'}[self._style] in self._fmt

    def formatMessage(self, record):
        values = {**(self._defaults or {}), **record.__dict__}
        try:
            if self._style == '%':
                return self._fmt % values
            if self._style == '{':
                return self._fmt.format(**values)
            return Template(self._fmt).substitute(values)
        except KeyError as error:
            raise ValueError(f'Formatting field not found in record: {error}')

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text += ('' if text.endswith('\n') else '\n') + more
        return text


_default_formatter = Formatter()


class Filter:
    def __init__(self, name=''):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + '.')


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for f in self.filters:
            result = f.filter(record) if hasattr(f, 'filter') else f(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self._name, self.level, self.formatter = None, _checkLevel(level), None
        self.lock = threading.RLock()

    name = property(lambda self: self._name, lambda self, name: setattr(self, '_name', name))

    def createLock(self):
        self.lock = threading.RLock()

    def acquire(self):
        self.lock.acquire()

    def release(self):
        self.lock.release()

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        result = self.filter(record)
        if isinstance(result, LogRecord):
            record = result
        if result:
            with self.lock:
                self.emit(record)
        return result

    def flush(self):
        pass

    def close(self):
        pass

    def handleError(self, record):
        if raiseExceptions and sys.stderr:
            import traceback
            print('--- Logging error ---', file=sys.stderr)
            traceback.print_exc()
            print('Call stack:', file=sys.stderr)
            traceback.print_stack()
            print(f'Message: {record.msg!r}\nArguments: {record.args}', file=sys.stderr)

    def __repr__(self):
        return f'<{type(self).__name__} ({getLevelName(self.level)})>'


class StreamHandler(Handler):
    terminator = '\n'

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        if hasattr(self.stream, 'flush'):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        old, self.stream = self.stream, stream
        return old

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return f'<{type(self).__name__} {name + " " if name else ""}({getLevelName(self.level)})>'


class _StderrHandler(StreamHandler):
    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    stream = property(lambda self: sys.stderr)


class FileHandler(StreamHandler):
    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        import os
        Handler.__init__(self)
        self.baseFilename, self.mode, self.encoding, self.errors = os.path.abspath(filename), mode, encoding, errors
        self.stream = None if delay else self._open()

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        if self.stream is None:
            self.stream = self._open()
        StreamHandler.emit(self, record)

    def close(self):
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    def __repr__(self):
        return f'<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>'


class NullHandler(Handler):
    def handle(self, record):
        pass

    def emit(self, record):
        pass


lastResort = _StderrHandler(WARNING)


class PlaceHolder:
    pass


class Manager:
    def __init__(self, root):
        self.root, self.disable, self.loggerDict = root, 0, {}

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        logger = self.loggerDict.get(name)
        if logger is None:
            logger = self.loggerDict[name] = _logger_class(name)
            for other in self.loggerDict.values():
                self._adopt(other)
        return logger

    def _adopt(self, logger):
        parent = logger.name
        while '.' in parent:
            parent = parent.rpartition('.')[0]
            if parent in self.loggerDict:
                logger.parent = self.loggerDict[parent]
                return
        logger.parent = self.root


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level = name, _checkLevel(level)
        self.parent, self.propagate, self.handlers, self.disabled = None, True, [], False

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        import warnings
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError('level must be an integer')
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _record_factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ('message', 'asctime') or key in record.__dict__:
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            record.__dict__[key] = value
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        import _traceback
        found = getattr(_traceback, 'caller', None)
        filename, line, function = found(stacklevel) if found else ('(unknown file)', 0, '(unknown function)')
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = type(exc_info), exc_info, exc_info.__traceback__
            elif not isinstance(exc_info, tuple):
                error = sys.exception()
                exc_info = (type(error), error, error.__traceback__) if error else (None, None, None)
        sinfo = 'Stack (most recent call last):\n' + ''.join(_traceback.format_stack()).rstrip('\n') \
            if stack_info else None
        self.handle(self.makeRecord(self.name, level, filename, line, msg, args, exc_info, function, extra, sinfo))

    def handle(self, record):
        if self.disabled:
            return
        result = self.filter(record)
        if isinstance(result, LogRecord):
            record = result
        if result:
            self.callHandlers(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def _chain(self):
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        return any(logger.handlers for logger in self._chain())

    def callHandlers(self, record):
        found = False
        for logger in self._chain():
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
        if not found and lastResort and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def getEffectiveLevel(self):
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > manager.disable and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f'{self.name}.{suffix}')

    def getChildren(self):
        return {logger for logger in manager.loggerDict.values() if logger.parent is self}

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'


class RootLogger(Logger):
    def __init__(self, level):
        super().__init__('root', level)


_logger_class = Logger
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = manager = Manager(root)


def getLogger(name=None):
    return root if not name or name == 'root' else manager.getLogger(name)


def setLoggerClass(klass):
    global _logger_class
    _logger_class = klass


def getLoggerClass():
    return _logger_class


class LoggerAdapter:
    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        kwargs['extra'] = {**self.extra, **kwargs.get('extra', {})} if self.merge_extra and 'extra' in kwargs \
            else self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.logger, name)


def basicConfig(*, filename=None, filemode='a', format=None, datefmt=None, style='%', level=None, stream=None,
                handlers=None, force=False, encoding=None, errors=None):
    if force:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
    if root.handlers:
        return
    if handlers is None:
        handlers = [FileHandler(filename, filemode, encoding, errors=errors) if filename else StreamHandler(stream)]
    elif stream or filename:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if style not in '%{$':
        raise ValueError('Style must be one of: %,{,$')
    basic = {'%': BASIC_FORMAT, '{': '{levelname}:{name}:{message}', '$': '${levelname}:${name}:${message}'}
    formatter = Formatter(format or basic[style], datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def _at_root(name):
    def function(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(msg, *args, **kwargs)
    function.__name__ = name
    return function


debug, info, warning, error, exception, critical, log = [_at_root(_name) for _name in (
    'debug', 'info', 'warning', 'error', 'exception', 'critical', 'log')]
fatal, warn = critical, warning


def disable(level=CRITICAL):
    manager.disable = _checkLevel(level)


def shutdown():
    pass


def captureWarnings(capture):
    pass

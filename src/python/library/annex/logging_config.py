# logging.config: loggers as a dict describes them.
import logging
import logging.handlers
import sys


def _resolve(name):
    if not isinstance(name, str):
        return name
    if name.startswith('ext://'):
        name = name[6:]
    parts = name.split('.')
    for cut in range(len(parts), 0, -1):
        try:
            found = __import__('.'.join(parts[:cut]))
        except ImportError:
            continue
        try:
            for part in parts[1:]:
                found = getattr(found, part)
            return found
        except AttributeError:
            pass
    try:
        found = sys.modules['__main__']
        for part in parts[1 if parts[0] == '__main__' else 0:]:
            found = getattr(found, part)
        return found
    except AttributeError:
        raise ValueError(f'Cannot resolve {name!r}') from None


class BaseConfigurator:
    def __init__(self, config):
        self.config = config


class DictConfigurator(BaseConfigurator):
    def configure(self):
        config = self.config
        if config.get('version') != 1:
            raise ValueError('dictionary doesn\'t specify a version' if 'version' not in config else
                             f'Unsupported version: {config["version"]}')
        formatters = {name: self._formatter(own) for name, own in config.get('formatters', {}).items()}
        filters = {name: self._made(own, logging.Filter, {'name': own.get('name', '')}) if '()' in own
                   else logging.Filter(own.get('name', '')) for name, own in config.get('filters', {}).items()}
        if not config.get('incremental'):
            logging.root.handlers[:] = [] if 'root' in config else logging.root.handlers
        handlers = {}
        waiting = dict(config.get('handlers', {}))
        for name in sorted(waiting, key=lambda name: 'target' in waiting[name]):
            try:
                handlers[name] = self._handler(waiting[name], formatters, filters, handlers)
            except Exception as error:
                raise ValueError(f'Unable to configure handler {name!r}') from error
            handlers[name].name = name
        known = set(config.get('loggers', {}))
        if config.get('disable_existing_loggers', True):
            for name, logger in logging.root.manager.loggerDict.items():
                if isinstance(logger, logging.Logger):
                    logger.disabled = name not in known and not any([name.startswith(own + '.') for own in known])
        for name, own in config.get('loggers', {}).items():
            logger = logging.getLogger(name)
            logger.propagate, logger.disabled = own.get('propagate', True), False
            self._logger(logger, own, handlers, filters)
        if 'root' in config:
            self._logger(logging.getLogger(), config['root'], handlers, filters)

    def _made(self, config, default, kwargs):
        config = dict(config)
        factory = _resolve(config.pop('()')) if '()' in config else default
        return factory(**{key: _resolve(value) if isinstance(value, str) and value.startswith('ext://') else value
                          for key, value in config.items()})

    def _formatter(self, config):
        if '()' in config:
            return self._made(config, None, {})
        kind = _resolve(config['class']) if 'class' in config else logging.Formatter
        more = {'defaults': config['defaults']} if 'defaults' in config else {}
        return kind(config.get('format'), config.get('datefmt'), config.get('style', '%'), **more)

    def _handler(self, config, formatters, filters, handlers):
        config = dict(config)
        formatter, level, own = config.pop('formatter', None), config.pop('level', None), config.pop('filters', ())
        if 'target' in config:
            config['target'] = handlers[config['target']]
        if '()' not in config:
            config['()'] = _resolve(config.pop('class'))
        handler = self._made(config, None, {})
        if formatter:
            handler.setFormatter(formatters[formatter])
        if level is not None:
            handler.setLevel(level)
        for name in own:
            handler.addFilter(filters[name])
        return handler

    def _logger(self, logger, config, handlers, filters):
        if config.get('level') is not None:
            logger.setLevel(config['level'])
        logger.handlers[:] = []
        for name in config.get('handlers', ()):
            logger.addHandler(handlers[name])
        for name in config.get('filters', ()):
            logger.addFilter(filters[name])


def dictConfig(config):
    DictConfigurator(config).configure()

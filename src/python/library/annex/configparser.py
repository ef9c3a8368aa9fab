# configparser: sections of names and values, as text.
import re
from collections.abc import MutableMapping

DEFAULTSECT, MAX_INTERPOLATION_DEPTH = 'DEFAULT', 10
_UNSET = object()


class Error(Exception):
    def __init__(self, msg=''):
        self.message = msg
        super().__init__(msg)

    def __str__(self):
        return self.message


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f'No section: {section!r}')
        self.section = section


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        where = f'While reading from {source!r} [line {lineno:2d}]: section {section!r} already exists'
        super().__init__(where if source else f'Section {section!r} already exists')
        self.section = section


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        super().__init__(f'While reading from {source!r} [line {lineno:2d}]: option {option!r} in section {section!r} '
                         'already exists')


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f'No option {option!r} in section: {section!r}')
        self.option, self.section = option, section


class InterpolationError(Error):
    pass


class InterpolationMissingOptionError(InterpolationError):
    pass


class InterpolationSyntaxError(InterpolationError):
    pass


class ParsingError(Error):
    pass


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        super().__init__(f'File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}')


class BasicInterpolation:
    def value(self, parser, section, option, text, known, depth=0):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationError('Recursion limit exceeded in value substitution')

        def put(match):
            if match[0] == '%%':
                return '%'
            if match[1] is None:
                raise InterpolationSyntaxError(f"'%' must be followed by '%' or '(', found: {text[match.start():]!r}")
            name = parser.optionxform(match[1])
            if name not in known:
                raise InterpolationMissingOptionError(
                    f'Bad value substitution: option {option!r} in section {section!r} contains an interpolation key '
                    f'{name!r} which is not a valid option name. Raw value: {text!r}')
            return self.value(parser, section, option, known[name], known, depth + 1)
        return re.sub(r'%(?:%|\(([^)]+)\)s)?', put, text)


class ExtendedInterpolation:
    def value(self, parser, section, option, text, known, depth=0):
        def put(match):
            if match[0] == '$$':
                return '$'
            own, _, name = match[1].rpartition(':')
            found = parser.get(own, name) if own else known[parser.optionxform(name)]
            return self.value(parser, section, option, found, known, depth + 1)
        return re.sub(r'\$\$|\$\{([^}]+)\}', put, text)


class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self.parser, self.name = parser, name

    def __repr__(self):
        return f'<Section: {self.name}>'

    def __getitem__(self, key):
        if not self.parser.has_option(self.name, key):
            raise KeyError(key)
        return self.parser.get(self.name, key)

    def __setitem__(self, key, value):
        self.parser.set(self.name, key, value)

    def __delitem__(self, key):
        if not self.parser.remove_option(self.name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self.parser.has_option(self.name, key)

    def __len__(self):
        return len(self.parser.options(self.name) if self.name != DEFAULTSECT else self.parser.defaults())

    def __iter__(self):
        return iter(self.parser.options(self.name) if self.name != DEFAULTSECT else self.parser.defaults())

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.get(self.name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None):
        return self.parser.getint(self.name, option, fallback=fallback)

    def getfloat(self, option, fallback=None):
        return self.parser.getfloat(self.name, option, fallback=fallback)

    def getboolean(self, option, fallback=None):
        return self.parser.getboolean(self.name, option, fallback=fallback)


class RawConfigParser(MutableMapping):
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True, '0': False, 'no': False, 'false': False,
                      'off': False}
    _interpolation = None

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'),
                 comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=None):
        self._sections, self._defaults, self._none, self._strict = {}, {}, allow_no_value, strict
        self._delimiters, self._comments, self._inline = delimiters, comment_prefixes, inline_comment_prefixes or ()
        self.default_section = default_section
        if interpolation is not _UNSET:
            self._interpolation = interpolation
        for name, convert in (converters or {}).items():
            setattr(self, 'get' + name, lambda section, option, convert=convert, **more: self._converted(
                section, option, convert, **more))
        if defaults:
            for key, value in defaults.items():
                self._defaults[self.optionxform(key)] = str(value)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        return list({**self._section(section), **self._defaults})

    def _section(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def has_option(self, section, option):
        option = self.optionxform(option)
        return option in self._defaults or option in self._sections.get(section, ())

    def read(self, filenames, encoding=None):
        found = []
        for name in [filenames] if isinstance(filenames, str) or hasattr(filenames, '__fspath__') else filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self.read_file(file, str(name))
            except OSError:
                continue
            found.append(name)
        return found

    def read_string(self, string, source='<string>'):
        self.read_file(string.splitlines(), source)

    def read_dict(self, dictionary, source='<dict>'):
        for section, options in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self._sections[section] = {}
            for key, value in options.items():
                self._section(section)[self.optionxform(str(key))] = None if value is None else str(value)

    def read_file(self, f, source=None):
        source = source or getattr(f, 'name', '<???>')
        current = option = None
        seen, indent, name = set(), 0, None
        for number, line in enumerate(f, 1):
            text = line.strip()
            for prefix in self._inline:
                cut = re.search(r'\s' + re.escape(prefix), ' ' + text)
                if cut:
                    text = text[:max(cut.start() - 1, 0)].strip()
            if text.startswith(tuple(self._comments)):
                continue
            if not text:
                if current is not None and option and isinstance(current[option], list):
                    current[option].append('')
                continue
            own = len(line) - len(line.lstrip())
            if current is not None and option and own > indent and isinstance(current[option], list):
                current[option].append(text)
                continue
            indent = own
            header = re.match(r'\[(.+)\]', text)
            if header:
                name, option = header[1], None
                if name == self.default_section:
                    current = self._defaults
                    continue
                if name in seen and self._strict:
                    raise DuplicateSectionError(name, source, number)
                seen.add(name)
                current = self._sections.setdefault(name, {})
                continue
            if current is None:
                raise MissingSectionHeaderError(source, number, line)
            places = [text.find(mark) for mark in self._delimiters if mark in text]
            if places:
                key, value = text[:min(places)], text[min(places) + 1:]
                value = [value.strip()]
            elif self._none:
                key, value = text, None
            else:
                raise ParsingError(f'Source contains parsing errors: {source!r}\n\t[line {number:2d}]: {line!r}')
            option = self.optionxform(key.rstrip())
            if (name, option) in seen and self._strict:
                raise DuplicateOptionError(name, option, source, number)
            seen.add((name, option))
            current[option] = value
        for section in (self._defaults, *self._sections.values()):
            for key, value in section.items():
                if isinstance(value, list):
                    section[key] = '\n'.join(value).rstrip()

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            known = {**self._defaults, **self._section(section)}
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        for key, value in (vars or {}).items():
            known[self.optionxform(key)] = str(value)
        option = self.optionxform(option)
        if option not in known:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = known[option]
        if raw or value is None or self._interpolation is None:
            return value
        return self._interpolation.value(self, section, option, value, known)

    def _converted(self, section, option, convert, *, raw=False, vars=None, fallback=_UNSET):
        try:
            value = self.get(section, option, raw=raw, vars=vars)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        return convert(value)

    def getint(self, section, option, **more):
        return self._converted(section, option, int, **more)

    def getfloat(self, section, option, **more):
        return self._converted(section, option, float, **more)

    def _boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f'Not a boolean: {value}')
        return self.BOOLEAN_STATES[value.lower()]

    def getboolean(self, section, option, **more):
        return self._converted(section, option, self._boolean, **more)

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(name, self[name]) for name in self]
        own = self._section(section)
        names = list({**self._defaults, **own}) + [key for key in vars or () if key not in own]
        return [(name, self.get(section, name, raw=raw, vars=vars)) for name in names]

    def set(self, section, option, value=None):
        if not self._none and not isinstance(value, str) and self._interpolation is not None:
            raise TypeError('option values must be strings')
        self._section(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        return self._section(section).pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def write(self, fp, space_around_delimiters=True):
        mark = ' = ' if space_around_delimiters else '='
        for name, section in ((self.default_section, self._defaults), *self._sections.items()):
            if name == self.default_section and not section:
                continue
            fp.write(f'[{name}]\n')
            for key, value in section.items():
                fp.write(key + ('' if value is None else mark + str(value).replace('\n', '\n\t')) + '\n')
            fp.write('\n')

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])


class ConfigParser(RawConfigParser):
    _interpolation = BasicInterpolation()

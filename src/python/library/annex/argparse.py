# argparse: options and arguments of a command line, and the help about them.
import os
import sys
import textwrap

SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, PARSER = '==SUPPRESS==', '?', '*', '+', '...', 'A...'


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name, self.message = argument and argument._label(), message

    def __str__(self):
        return f'argument {self.argument_name}: {self.message}' if self.argument_name else self.message


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        return f'{type(self).__name__}({", ".join([f"{name}={value!r}" for name, value in vars(self).items()])})'


class HelpFormatter:
    keeps_text = shows_defaults = False


class RawDescriptionHelpFormatter(HelpFormatter):
    keeps_text = True


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    shows_defaults = True


class FileType:
    def __init__(self, mode='r'):
        self._mode = mode

    def __call__(self, name):
        return open(name, self._mode)


class Action:
    takes_none = False

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, version=None, deprecated=False):
        self.option_strings, self.dest, self.nargs, self.const, self.default = option_strings, dest, nargs, const, default
        self.type, self.choices, self.required, self.help = type, choices, required, help
        self.metavar, self.version = metavar, version

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)

    def _label(self):
        if self.option_strings:
            return '/'.join(self.option_strings)
        if self.metavar is None and self.dest not in (None, SUPPRESS):
            return self.dest
        return ', '.join(self._names())

    # What its values are called.
    def _names(self, count=1):
        name = self.metavar
        if name is None:
            if self.choices is not None:
                name = '{' + ','.join(map(str, self.choices)) + '}'
            else:
                name = self.dest.upper() if self.option_strings else self.dest
        return name if isinstance(name, tuple) else (name,) * count

    def _arguments(self):
        if self.takes_none:
            return ''
        nargs = self.nargs
        name = self._names()[0]
        if isinstance(nargs, int):
            return ' '.join(self._names(nargs))
        return {None: name, '?': f'[{name}]', '*': f'[{name} ...]', '+': f'{name} [{name} ...]', '...': '...',
                'A...': f'{name} ...'}[nargs]


class _Constant(Action):
    takes_none = True

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _Append(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), values])


class _Extend(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), *values])


class _AppendConst(Action):
    takes_none = True

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), self.const])


class _Count(Action):
    takes_none = True

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _Help(Action):
    takes_none = True

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(Action):
    takes_none = True

    def __call__(self, parser, namespace, values, option_string=None):
        print(self.version % {'prog': parser.prog})
        parser.exit()


class BooleanOptionalAction(Action):
    takes_none = True

    def __init__(self, option_strings, dest, **kwargs):
        both = []
        for option in option_strings:
            both += [option, '--no-' + option[2:]] if option.startswith('--') else [option]
        super().__init__(both, dest, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith('--no-'))


class _Subparsers(Action):
    def __init__(self, parser, prog, parser_class, title=None, description=None, **kwargs):
        super().__init__([], kwargs.pop('dest', None) or SUPPRESS, nargs=PARSER, choices={}, **kwargs)
        self._prog, self._class, self._helps = prog, parser_class, []
        self.title, self.description = title, description

    def add_parser(self, name, *, aliases=(), help=None, **kwargs):
        kwargs.setdefault('prog', f'{self._prog} {name}')
        parser = self._class(**kwargs)
        for each in (name, *aliases):
            self.choices[each] = parser
        if help is not None:
            self._helps.append((name + (f' ({", ".join(aliases)})' if aliases else ''), help))
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest != SUPPRESS:
            setattr(namespace, self.dest, name)
        for key, value in vars(self.choices[name].parse_args(rest, None)).items():
            setattr(namespace, key, value)


_ACTIONS = {None: Action, 'store': Action, 'store_const': _Constant, 'append': _Append, 'extend': _Extend,
            'append_const': _AppendConst, 'count': _Count, 'help': _Help, 'version': _Version}


class _Group:
    def __init__(self, parser, title=None, description=None, required=False, is_exclusive=False):
        self._parser, self.title, self.description = parser, title, description
        self.required, self.is_exclusive, self._actions = required, is_exclusive, []

    def add_argument(self, *names, **kwargs):
        action = self._parser._make(*names, **kwargs)
        self._parser._add(action)
        self._actions.append(action)
        (self._section if self.is_exclusive else self)._shown.append(action)
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Group(self._parser, required=required, is_exclusive=True)
        group._section = self if not self.is_exclusive else self._section
        self._parser._exclusive.append(group)
        return group


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True, suggest_on_error=False, color=False):
        self.prog = prog or os.path.basename(sys.argv[0] or 'main.py')
        self.usage, self.description, self.epilog = usage, description, epilog
        self.formatter_class, self.exit_on_error, self.allow_abbrev = formatter_class, exit_on_error, allow_abbrev
        self._actions, self._defaults, self._exclusive, self._subparsers = [], {}, [], None
        self._positionals, self._options = _Group(self, 'positional arguments'), _Group(self, 'options')
        self._groups = [self._positionals, self._options]
        for group in self._groups:
            group._shown = []
        if add_help:
            self.add_argument('-h', '--help', action='help', default=SUPPRESS, help='show this help message and exit')
        for parent in parents:
            for action in parent._actions:
                if not isinstance(action, _Help):
                    self._add(action)
                    (self._options if action.option_strings else self._positionals)._shown.append(action)
            self._defaults.update(parent._defaults)

    def _make(self, *names, action=None, dest=None, **kwargs):
        options = [name for name in names if name.startswith('-')]
        if options and dest is None:
            long = [name for name in options if name.startswith('--')]
            dest = (long or options)[0].lstrip('-').replace('-', '_')
        elif not options:
            dest = names[0] if names else dest
            kwargs.setdefault('required', kwargs.get('nargs') not in ('?', '*', '...'))
        if action in ('store_true', 'store_false'):
            kwargs['const'] = action == 'store_true'
            kwargs.setdefault('default', not kwargs['const'])
            action = 'store_const'
        if action in ('extend',):
            kwargs.setdefault('nargs', '+')
        if action in ('help', 'version'):
            kwargs['default'] = SUPPRESS
            if action == 'version':
                kwargs.setdefault('help', "show program's version number and exit")
        if isinstance(action, str) and action not in _ACTIONS:
            raise ValueError(f'unknown action {action!r}')
        return (_ACTIONS[action] if action is None or isinstance(action, str) else action)(options, dest, **kwargs)

    def _add(self, action):
        for option in action.option_strings:
            for other in self._actions:
                if option in other.option_strings:
                    raise ArgumentError(action, f'conflicting option string: {option}')
        self._actions.append(action)

    def add_argument(self, *names, **kwargs):
        action = self._make(*names, **kwargs)
        self._add(action)
        (self._options if action.option_strings else self._positionals)._shown.append(action)
        return action

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        group._shown = []
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        return self._options.add_mutually_exclusive_group(required=required)

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, **kwargs):
        kwargs.pop('action', None)
        prog = prog or ' '.join([self.prog] + [action._arguments() for action in self._actions
                                               if not action.option_strings])
        self._subparsers = action = _Subparsers(self, prog, parser_class or type(self), title, description, **kwargs)
        self._actions.append(action)
        group = self._positionals if title is None else self.add_argument_group(title, description)
        group._shown.append(action)
        return action

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        found = [action.default for action in self._actions if action.dest == dest and action.default is not None]
        return found[0] if found else self._defaults.get(dest)

    # One text as a value.
    def _value(self, action, text):
        if action.type is not None:
            name = getattr(action.type, '__name__', repr(action.type))
            try:
                text = action.type(text)
            except ArgumentTypeError as error:
                raise ArgumentError(action, str(error)) from None
            except (TypeError, ValueError):
                raise ArgumentError(action, f'invalid {name} value: {text!r}') from None
        if action.choices is not None and text not in action.choices:
            choices = ', '.join(map(str, action.choices))
            raise ArgumentError(action, f'invalid choice: {str(text)!r} (choose from {choices})')
        return text

    def _values(self, action, texts):
        if action.nargs == PARSER:
            return [self._value(action, texts[0]), *texts[1:]]
        if action.nargs == REMAINDER:
            return list(texts)
        if action.nargs == OPTIONAL and not texts:
            value = action.const if action.option_strings else action.default
            return self._value(action, value) if isinstance(value, str) else value
        if action.nargs == ZERO_OR_MORE and not texts and not action.option_strings:
            return [] if action.default is None else action.default
        if action.nargs is None or action.nargs == OPTIONAL:
            return self._value(action, texts[0])
        return [self._value(action, text) for text in texts]

    def _option(self, text):
        if not text.startswith('-') or text == '-' or ' ' in text:
            return None
        name, has_value, value = text.partition('=')
        by_name = {option: action for action in self._actions for option in action.option_strings}
        if text in by_name:
            return by_name[text], text, None
        if has_value and name in by_name:
            return by_name[name], name, value
        if name.startswith('--') and self.allow_abbrev:
            like = [option for option in by_name if option.startswith(name)]
            if len(like) > 1:
                raise ArgumentError(None, f'ambiguous option: {text} could match {", ".join(like)}')
            if like:
                return by_name[like[0]], like[0], value if has_value else None
        if not name.startswith('--') and text[:2] in by_name:
            return by_name[text[:2]], text[:2], text[2:]
        if text[1:2].isdigit() or text[1:2] == '.':
            return None
        return None, text, None

    def _most(self, action):
        if action.takes_none:
            return 0, 0
        many = 1 << 30
        return {None: (1, 1), '?': (0, 1), '*': (0, many), '+': (1, many), '...': (0, many),
                'A...': (1, many)}.get(action.nargs) or (action.nargs, action.nargs)

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest != SUPPRESS and action.default != SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        try:
            return self._parse(args, namespace)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))

    def _parse(self, args, namespace):
        seen, extras, at = [], [], 0
        waiting = [action for action in self._actions if not action.option_strings]
        only_words = False

        def take(action, texts, option=None):
            for group in self._exclusive:
                if action in group._actions:
                    for other in group._actions:
                        if other is not action and other in seen:
                            raise ArgumentError(action, f'not allowed with argument {other._label()}')
            seen.append(action)
            action(self, namespace, self._values(action, texts) if not action.takes_none else [], option)

        def words_from(at):
            end = at
            while end < len(args) and (only_words or args[end] != '--' and self._option(args[end]) is None):
                end += 1
            return end

        while at < len(args):
            if args[at] == '--' and not only_words:
                only_words = True
                at += 1
                continue
            option = None if only_words else self._option(args[at])
            if option is not None:
                action, name, value = option
                at += 1
                if action is None:
                    extras.append(name)
                    continue
                low, high = self._most(action)
                if high == 0 and value is not None:
                    if name.startswith('--'):
                        raise ArgumentError(action, f'ignored explicit argument {value!r}')
                    # Letters that stand together.
                    take(action, [], name)
                    args.insert(at, '-' + value)
                    continue
                if value is not None:
                    take(action, [value], name)
                    continue
                count = min(words_from(at) - at, high)
                if count < low:
                    wanted = 'one argument' if low == 1 and action.nargs is None else (
                        'at least one argument' if action.nargs == '+' else
                        f'{low} argument{"s" if low > 1 else ""}')
                    raise ArgumentError(action, f'expected {wanted}')
                take(action, args[at:at + count], name)
                at += count
                continue
            end = words_from(at)
            if not waiting:
                extras += args[at:end]
                at = end
                continue
            # As many of the waiting ones as these words are enough for.
            left = end - at
            fits = []
            for action in waiting:
                low = self._most(action)[0]
                if low > left - sum([self._most(other)[0] for other in fits]):
                    break
                fits.append(action)
            if not fits:
                extras += args[at:end]
                at = end
                continue
            for index, action in enumerate(fits):
                rest = sum([self._most(other)[0] for other in fits[index + 1:]])
                low, high = self._most(action)
                if action.nargs in (PARSER, REMAINDER):
                    end = len(args)
                count = min(high, end - at - rest)
                if count == 0 and low == 0 and end < len(args):
                    break
                waiting.remove(action)
                take(action, args[at:at + count])
                at += count
            if at < end and not waiting:
                extras += args[at:end]
                at = end
        for action in list(waiting):
            if self._most(action)[0] == 0:
                waiting.remove(action)
                if action.nargs != REMAINDER:
                    setattr(namespace, action.dest, self._values(action, []))
                else:
                    setattr(namespace, action.dest, [])
        missing = [action._label() for action in self._actions
                   if action.required and action not in seen and (action.option_strings or action in waiting)]
        if missing:
            raise ArgumentError(None, 'the following arguments are required: ' + ', '.join(missing))
        for group in self._exclusive:
            if group.required and not any([action in seen for action in group._actions]):
                names = ' '.join([action._label() for action in group._actions])
                raise ArgumentError(None, f'one of the arguments {names} is required')
        for action in self._actions:
            if action not in seen and action.option_strings and isinstance(action.default, str) and (
                    action.type is not None and action.default != SUPPRESS) and (
                    getattr(namespace, action.dest, None) is action.default):
                setattr(namespace, action.dest, self._value(action, action.default))
        return namespace, extras

    def parse_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_args(args, namespace)
        if extras:
            message = 'unrecognized arguments: ' + ' '.join(extras)
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return namespace

    parse_intermixed_args = parse_args

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')

    def _usage_parts(self):
        parts, done = [[], []], set()
        for action in self._actions:
            if action.help == SUPPRESS or action in done:
                continue
            group = next((group for group in self._exclusive if action in group._actions), None)
            texts = []
            for each in group._actions if group else [action]:
                done.add(each)
                options = ' | '.join(each.option_strings) if isinstance(each, BooleanOptionalAction) else (
                    each.option_strings[0] if each.option_strings else '')
                texts.append(' '.join([text for text in (options, each._arguments()) if text]))
            text = ' | '.join(texts)
            if group and len(texts) > 1:
                text = f'({text})' if group.required else f'[{text}]'
            elif action.option_strings and not action.required and not (group and group.required):
                text = f'[{text}]'
            parts[0 if action.option_strings else 1].append(text)
        return parts

    def format_usage(self):
        if self.usage is not None:
            return f'usage: {self.usage % {"prog": self.prog}}\n'
        options, positionals = self._usage_parts()
        first = f'usage: {self.prog}'
        line = ' '.join([first, *options, *positionals])
        if len(line) <= 78:
            return line + '\n'
        indent = ' ' * (len(first) + 1)
        lines = []
        for parts in (options, positionals):
            current = ''
            for part in parts:
                if current and len(indent) + len(current) + 1 + len(part) > 78:
                    lines.append(current)
                    current = part
                else:
                    current = f'{current} {part}' if current else part
            if current:
                lines.append(current)
        return first + ' ' + ('\n' + indent).join(lines) + '\n'

    def format_help(self):
        def filled(text):
            text = text % {'prog': self.prog} if '%(prog)' in text else text
            return text.strip('\n') if self.formatter_class.keeps_text else textwrap.fill(' '.join(text.split()), 78)

        sections = [self.format_usage()]
        if self.description:
            sections.append(filled(self.description) + '\n')
        rows = []
        for group in self._groups:
            shown = [action for action in group._shown if action.help != SUPPRESS]
            if not shown and not group.description:
                continue
            rows.append((group, [row for action in shown for row in self._rows(action)]))
        width = min(max([len(left) for _, some in rows for left, _ in some], default=0) + 2, 24)
        for group, some in rows:
            lines = [f'{group.title}:']
            if group.description:
                lines += [textwrap.fill(group.description, 76, initial_indent='  ', subsequent_indent='  '), '']
            for left, text in some:
                wrapped = textwrap.wrap(' '.join(text.split()), 78 - width) if text else []
                if wrapped and len(left) <= width - 2:
                    lines.append(f'{left:<{width}}{wrapped.pop(0)}')
                else:
                    lines.append(left)
                lines += [' ' * width + each for each in wrapped]
            sections.append('\n'.join(lines) + '\n')
        if self.epilog:
            sections.append(filled(self.epilog) + '\n')
        return '\n'.join(sections)

    def _rows(self, action):
        arguments = action._arguments()
        if action.option_strings:
            left = ', '.join([*action.option_strings[:-1], f'{action.option_strings[-1]} {arguments}'.rstrip()])
        elif isinstance(action, _Subparsers):
            left = action._names()[0]
        else:
            left = action._names()[0]
        text = action.help or ''
        if self.formatter_class.shows_defaults and '%(default)' not in text and action.default not in (SUPPRESS, None):
            text += ' (default: %(default)s)'
        if '%(' in text or '%%' in text:
            names = {**vars(action), 'prog': self.prog}
            names['type'] = getattr(action.type, '__name__', action.type)
            text = text % names
        yield '  ' + left, text
        if isinstance(action, _Subparsers):
            for name, help in action._helps:
                yield '    ' + name, help

    def print_usage(self, file=None):
        print(self.format_usage(), end='', file=file or sys.stdout)

    def print_help(self, file=None):
        print(self.format_help(), end='', file=file or sys.stdout)

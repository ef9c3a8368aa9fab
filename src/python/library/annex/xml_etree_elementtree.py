# xml.etree.ElementTree: XML as a tree of elements.
import re
import io


class ParseError(SyntaxError):
    pass


class Element:
    def __init__(self, tag, attrib={}, **extra):
        self.tag, self.attrib, self.text, self.tail, self._children = tag, {**attrib, **extra}, None, None, []

    def __repr__(self):
        return f'<Element {self.tag!r} at {id(self):#x}>'

    def __len__(self): return len(self._children)
    def __getitem__(self, index): return self._children[index]
    def __setitem__(self, index, element): self._children[index] = element
    def __delitem__(self, index): del self._children[index]
    def __iter__(self): return iter(self._children)

    def __bool__(self):
        import warnings
        warnings.warn('Testing an element\'s truth value will always return True in future versions.  Use specific '
                      '\'len(elem)\' or \'elem is not None\' test instead.', DeprecationWarning, stacklevel=2)
        return bool(self._children)

    def append(self, subelement):
        if not isinstance(subelement, Element):
            raise TypeError(f'append() argument must be xml.etree.ElementTree.Element, not {type(subelement).__name__}')
        self._children.append(subelement)

    def extend(self, elements):
        for element in elements:
            self.append(element)

    def insert(self, index, subelement): self._children.insert(index, subelement)
    def remove(self, subelement): self._children.remove(subelement)
    def get(self, key, default=None): return self.attrib.get(key, default)
    def set(self, key, value): self.attrib[key] = value
    def keys(self): return self.attrib.keys()
    def items(self): return self.attrib.items()

    def clear(self):
        self.attrib, self._children, self.text, self.tail = {}, [], None, None

    def makeelement(self, tag, attrib):
        return Element(tag, attrib)

    def iter(self, tag=None):
        if tag in (None, '*') or self.tag == tag:
            yield self
        for child in self._children:
            yield from child.iter(tag)

    def itertext(self):
        if isinstance(self.tag, str):
            if self.text:
                yield self.text
            for child in self._children:
                yield from child.itertext()
                if child.tail:
                    yield child.tail

    def find(self, path, namespaces=None):
        return next(self.iterfind(path, namespaces), None)

    def findall(self, path, namespaces=None):
        return list(self.iterfind(path, namespaces))

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ''

    def iterfind(self, path, namespaces=None):
        return iter(_select(self, path, namespaces or {}))


_STEP = re.compile(r'(//?)?(\.\.|\.|\*|(?:\{[^}]*\})?[^/\[\]@=\s]+|)((?:\[[^\]]*\])*)')


def _select(root, path, namespaces):
    if path[:1] == '/':
        raise SyntaxError('cannot use absolute path on element')
    parents, found, at = {}, [root], 0
    for element in root.iter():
        for child in element:
            parents[child] = element
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None or step.end() == at:
            raise SyntaxError('invalid path')
        at = step.end()
        slash, name, conditions = step.groups()
        if ':' in name and name[0] != '{':
            prefix, name = name.split(':', 1)
            if prefix not in namespaces:
                raise SyntaxError(f'prefix {prefix!r} not found in prefix map')
            name = f'{{{namespaces[prefix]}}}{name}'
        elif '' in namespaces and name not in ('', '.', '..', '*') and name[0] != '{':
            name = f"{{{namespaces['']}}}{name}"
        if name == '.':
            pass
        elif name == '..':
            above = []
            for element in found:
                parent = parents.get(element)
                if parent is not None and parent not in above:
                    above.append(parent)
            found = above
        else:
            deep, below = slash == '//', []
            for element in found:
                for each in (list(element.iter())[1:] if deep else element):
                    if (name == '*' or each.tag == name) and each not in below:
                        below.append(each)
            found = below
        for condition in re.findall(r'\[([^\]]*)\]', conditions):
            found = _filter(found, condition.strip(), parents)
    return found


def _filter(found, condition, parents):
    if re.fullmatch(r'\d+|last\(\)(\s*-\s*\d+)?', condition):
        kept = []
        for element in found:
            same = [each for each in parents.get(element, [element]) if each.tag == element.tag]
            at = int(condition) - 1 if condition.isdigit() else len(same) - 1 - int((condition.split('-') + ['0'])[1])
            if 0 <= at < len(same) and same[at] is element:
                kept.append(element)
        return kept
    match = re.fullmatch(r'''(@?[^!=\s]+)\s*(?:(!?=)\s*(?:'([^']*)'|"([^"]*)"))?''', condition)
    if match is None:
        raise SyntaxError('invalid predicate')
    what, how, *value = match.groups()
    value = value[0] if value[0] is not None else value[1]

    def holds(element):
        if what[0] == '@':
            own = [element.get(what[1:])] if what[1:] in element.attrib else []
        elif what == '.':
            own = [''.join(element.itertext())]
        else:
            own = [''.join(child.itertext()) for child in element.findall(what)]
        return bool(own) if how is None else any((each == value) == (how == '=') for each in own)

    return [element for element in found if holds(element)]


def SubElement(parent, tag, attrib={}, **extra):
    element = Element(tag, attrib, **extra)
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target + (f' {text}' if text else '')
    return element


PI = ProcessingInstruction


def iselement(element):
    return hasattr(element, 'tag')


class TreeBuilder:
    def __init__(self, element_factory=None):
        self._make, self._open, self._last, self._root, self._data = element_factory or Element, [], None, None, []

    def _flush(self):
        if self._data and self._last is not None:
            text = ''.join(self._data)
            if self._last in self._open:
                self._last.text = text
            else:
                self._last.tail = text
        self._data = []

    def data(self, data):
        self._data.append(data)

    def start(self, tag, attrs):
        self._flush()
        element = self._last = self._make(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        return element

    def end(self, tag):
        self._flush()
        self._last = self._open.pop()
        return self._last

    def close(self):
        return self._root


_TOKEN = re.compile(r'''<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<\?(?P<pi>.*?)\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>
|</(?P<end>[^\s>]+)\s*>|<(?P<start>[^\s/>!?]+)(?P<attrs>(?:\s+[^\s=>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?P<empty>/?)>'''
                    .replace('\n', ''), re.S)
_ENTITIES = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}


class XMLParser:
    def __init__(self, *, target=None, encoding=None):
        self.target, self._text = target or TreeBuilder(), ''

    def feed(self, data):
        self._text += data.decode('utf-8-sig') if isinstance(data, (bytes, bytearray)) else data

    def _fail(self, what, at, code):
        line = self._text.count('\n', 0, at) + 1
        column = at - self._text.rfind('\n', 0, at) - 1
        error = ParseError(f'{what}: line {line}, column {column}')
        error.code, error.position = code, (line, column)
        raise error

    def _unescape(self, text, at):
        def put(match):
            name = match.group(1)
            if name[0] == '#':
                return chr(int(name[2:], 16) if name[1] == 'x' else int(name[1:]))
            if name not in _ENTITIES:
                self._fail('undefined entity', at + match.start(), 11)
            return _ENTITIES[name]
        if '&' not in text:
            return text
        bad = re.search(r'&(?!#?\w+;)', text)
        if bad:
            self._fail('not well-formed (invalid token)', at + bad.end(), 4)
        return re.sub(r'&(#?\w+);', put, text)

    def _name(self, name, spaces, is_attribute=False):
        prefix, colon, local = name.rpartition(':')
        if prefix == 'xml':
            return '{http://www.w3.org/XML/1998/namespace}' + local
        if not colon and is_attribute:
            return name
        if prefix not in spaces:
            if colon:
                self._fail('unbound prefix', self._at, 27)
            return name
        return f'{{{spaces[prefix]}}}{local}' if spaces[prefix] else local

    def close(self):
        text, at, open, spaces, target, seen = self._text.replace('\r\n', '\n'), 0, [], [{}], self.target, False
        self._text = text
        while at < len(text):
            next = text.find('<', at)
            if next != at:
                data = text[at:next if next >= 0 else len(text)]
                if open:
                    target.data(self._unescape(data, at))
                elif data.strip():
                    at += len(data) - len(data.lstrip())
                    self._fail('junk after document element' if seen else 'syntax error', at, 9 if seen else 2)
                if next < 0:
                    break
                at = next
            found, self._at = _TOKEN.match(text, at), at
            if found is None:
                bad = re.compile(r'<[^\s/>]*(?:\s+[^\s=>/]+\s*=\s*(?:"[^"<]*"|\'[^\'<]*\'))*\s*[^\s=>/]*(\s*=\s*["\']?)?').match(text, at)
                self._fail('not well-formed (invalid token)' if bad and bad.end() < len(text) else 'unclosed token',
                           bad.end() if bad and bad.end() < len(text) else at, 4)
            if found['start']:
                if seen and not open:
                    self._fail('junk after document element', at, 9)
                attrs, own = {}, dict(spaces[-1])
                for each in re.finditer(r'''([^\s=]+)\s*=\s*("[^"]*"|'[^']*')''', found['attrs']):
                    key, value = each.groups()
                    if key in attrs:
                        self._fail('duplicate attribute', found.start('attrs') + each.start(), 8)
                    attrs[key] = self._unescape(value[1:-1].replace('\n', ' ').replace('\t', ' '), at)
                for key in list(attrs):
                    if key == 'xmlns' or key.startswith('xmlns:'):
                        own[key[6:]] = attrs.pop(key)
                tag = self._name(found['start'], own)
                target.start(tag, {self._name(key, own, True): value for key, value in attrs.items()})
                seen = True
                if found['empty']:
                    target.end(tag)
                else:
                    open.append((found['start'], tag))
                    spaces.append(own)
            elif found['end']:
                if not open or open[-1][0] != found['end']:
                    self._fail('mismatched tag', at + 2, 7)
                target.end(open.pop()[1])
                spaces.pop()
            elif found['cdata'] is not None and open:
                target.data(found['cdata'])
            at = found.end()
        if open or not seen:
            self._fail('no element found', len(text), 3)
        return target.close() if hasattr(target, 'close') else None


def XML(text, parser=None):
    parser = parser or XMLParser()
    parser.feed(text)
    return parser.close()


fromstring = XML


def fromstringlist(sequence, parser=None):
    return XML(''.join(sequence), parser)


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get('id'): element for element in tree.iter() if element.get('id')}


class ElementTree:
    def __init__(self, element=None, file=None):
        self._root = element
        if file is not None:
            self.parse(file)

    def getroot(self):
        return self._root

    def parse(self, source, parser=None):
        if hasattr(source, 'read'):
            data = source.read()
        else:
            with open(source, 'rb') as file:
                data = file.read()
        self._root = XML(data, parser)
        return self._root

    def iter(self, tag=None): return self._root.iter(tag)
    def find(self, path, namespaces=None): return self._root.find(_relative(path), namespaces)
    def findall(self, path, namespaces=None): return self._root.findall(_relative(path), namespaces)
    def iterfind(self, path, namespaces=None): return self._root.iterfind(_relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(_relative(path), default, namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        text = _serialise(self._root, encoding or 'us-ascii', xml_declaration, method, short_empty_elements,
                          default_namespace)
        data = text if (encoding or '').lower() == 'unicode' else text.encode(encoding or 'us-ascii', 'xmlcharrefreplace')
        if hasattr(file_or_filename, 'write'):
            file_or_filename.write(data)
            return
        with open(file_or_filename, 'w' if isinstance(data, str) else 'wb') as file:
            file.write(data)


def _relative(path):
    return '.' + path if path[:1] == '/' else path


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def iterparse(source, events=None, parser=None):
    events = events or ('end',)

    def walk(element):
        if 'start' in events:
            yield 'start', element
        for child in element:
            yield from walk(child)
        if 'end' in events:
            yield 'end', element

    return walk(parse(source).getroot())


_PREFIXES = {'http://www.w3.org/XML/1998/namespace': 'xml', 'http://www.w3.org/1999/xhtml': 'html',
             'http://www.w3.org/2001/XMLSchema': 'xs', 'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
             'http://purl.org/dc/elements/1.1/': 'dc', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf'}


def register_namespace(prefix, uri):
    if re.match(r'ns\d+$', prefix):
        raise ValueError('Prefix format reserved for internal use')
    for known, name in list(_PREFIXES.items()):
        if name == prefix:
            del _PREFIXES[known]
    _PREFIXES[uri] = prefix


def _escape(text, quoted=False):
    if not isinstance(text, str):
        raise TypeError(f'cannot serialize {text!r} (type {type(text).__name__})')
    text = text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quoted:
        text = text.replace('"', '&quot;').replace('\r', '&#13;').replace('\n', '&#10;').replace('\t', '&#09;')
    return text


def _serialise(root, encoding, declaration, method, short, default_namespace=None):
    used, out, is_text = {}, [], method == 'text'
    if default_namespace:
        used[default_namespace] = ''

    def named(name, is_attribute=False):
        if not isinstance(name, str):
            raise TypeError(f'cannot serialize {name!r} (type {type(name).__name__})')
        if name[:1] != '{':
            return name
        uri, local = name[1:].split('}', 1)
        if uri not in used:
            used[uri] = _PREFIXES.get(uri) or f'ns{len(used)}'
        return f'{used[uri]}:{local}' if used[uri] else local

    for element in root.iter():
        if isinstance(element.tag, str):
            named(element.tag)
            for key in element.attrib:
                named(key)

    def write(element):
        if element.tag is Comment:
            out.append(f'<!--{element.text}-->')
        elif element.tag is ProcessingInstruction:
            out.append(f'<?{element.text}?>')
        elif is_text:
            out.extend(element.itertext())
        else:
            tag = named(element.tag)
            out.append('<' + tag)
            for key, value in element.attrib.items():
                out.append(f' {named(key)}="{_escape(value, True)}"')
            if element is root:
                for uri, prefix in sorted(used.items(), key=lambda item: item[1]):
                    if prefix != 'xml':
                        out.append(f' xmlns{":" + prefix if prefix else ""}="{_escape(uri, True)}"')
            if element.text or len(element) or not short or method == 'html':
                out.append('>' + (_escape(element.text) if element.text else ''))
                for child in element:
                    write(child)
                out.append(f'</{tag}>')
            else:
                out.append(' />')
        if element.tail and not is_text:
            out.append(_escape(element.tail))

    tail, root.tail = root.tail, None
    write(root)
    root.tail = tail
    if tail:
        out.append(_escape(tail))
    if declaration or declaration is None and encoding.lower() not in ('utf-8', 'us-ascii', 'unicode') and method != 'html':
        shown = 'utf-8' if encoding.lower() == 'unicode' else encoding
        out.insert(0, f"<?xml version='1.0' encoding='{shown}'?>\n")
    return ''.join(out)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    text = _serialise(element, encoding or 'us-ascii', xml_declaration, method, short_empty_elements, default_namespace)
    return text if encoding == 'unicode' else text.encode(encoding or 'us-ascii', 'xmlcharrefreplace')


def dump(elem):
    import sys
    root = elem.getroot() if isinstance(elem, ElementTree) else elem
    text = tostring(root, 'unicode')
    sys.stdout.write(text if text.endswith('\n') else text + '\n')


def indent(tree, space='  ', level=0):
    def lay(element, level):
        inner = '\n' + (level + 1) * space
        if not (element.text or '').strip():
            element.text = inner
        for child in element:
            if len(child):
                lay(child, level + 1)
            if not (child.tail or '').strip():
                child.tail = inner
        if not (child.tail or '').strip() or child.tail == inner:
            child.tail = '\n' + level * space

    root = tree.getroot() if isinstance(tree, ElementTree) else tree
    if len(root):
        lay(root, level)

# textwrap: paragraphs of text.
import re


def _is_letter(text):
    return text.isalpha() or text == '_'


# After a hyphen between letters, and around dashes of two or more between words.
def _at_hyphens(word):
    start, dash_end = 0, -1
    for i in range(1, len(word)):
        left, right = word[i - 1], word[i]
        if i == dash_end:
            is_end = True
        elif right == '-' and left != '-' and (left.isalnum() or left in '_!"\'&.,?'):
            rest = word[i:].lstrip('-')
            dash_end = len(word) - len(rest)
            is_end = dash_end - i > 1 and (rest[:1].isalnum() or rest[:1] == '_')
            dash_end = dash_end if is_end else -1
        else:
            before, after = word[max(i - 4, 0):i - 1], word[i + 1:i + 3]
            is_end = left == '-' and _is_letter(right) and _is_letter(before[-1:]) and (
                _is_letter(before[-2:-1]) or before[-2:-1] == '-' and _is_letter(before[-3:-2])) and (
                _is_letter(after[:1]) or after[:1] == '-' and _is_letter(after[1:]))
        if is_end:
            yield word[start:i]
            start = i
    yield word[start:]


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.tabsize = expand_tabs, replace_whitespace, tabsize
        self.break_long_words, self.drop_whitespace = break_long_words, drop_whitespace
        self.break_on_hyphens, self.max_lines, self.placeholder = break_on_hyphens, max_lines, placeholder
        self.fix_sentence_endings = fix_sentence_endings

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join([' ' if c in '\t\n\x0b\x0c\r' else c for c in text])
        chunks = self._split(text)
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                if chunks[i + 1] == ' ' and re.search('[a-z][.!?]["\']?$', chunks[i]):
                    chunks[i + 1] = '  '
        return chunks

    def _split(self, text):
        chunks = []
        for part in re.split(r'([\t\n\x0b\x0c\r ]+)', text):
            if self.break_on_hyphens and '-' in part:
                chunks += _at_hyphens(part)
            elif part:
                chunks.append(part)
        return chunks

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        lines = []
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        chunks = self._chunks(text)[::-1]
        while chunks:
            line, size = [], 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                chunks.pop()
            while chunks and size + len(chunks[-1]) <= width:
                line.append(chunks.pop())
                size += len(line[-1])
            if chunks and len(chunks[-1]) > width:
                room = 1 if width < 1 else width - size
                if self.break_long_words and room > 0:
                    word = chunks[-1]
                    end = room
                    if self.break_on_hyphens and len(word) > room:
                        hyphen = word.rfind('-', 0, room)
                        if hyphen > 0 and any(c != '-' for c in word[:hyphen]):
                            end = hyphen + 1
                    line.append(word[:end])
                    chunks[-1] = word[end:]
                elif not line:
                    line.append(chunks.pop())
                size = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                size -= len(line.pop())
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
                    ) and size <= width:
                lines.append(indent + ''.join(line))
                continue
            while line:
                if line[-1].strip() and size + len(self.placeholder) <= width:
                    lines.append(indent + ''.join(line) + self.placeholder)
                    break
                size -= len(line.pop())
            else:
                if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                    lines[-1] = lines[-1].rstrip() + self.placeholder
                else:
                    lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    lines = text.split('\n')
    full = [line for line in lines if line.strip()]
    low, high = min(full, default=''), max(full, default='')
    margin = 0
    for a, b in zip(low, high):
        if a != b or a not in ' \t':
            break
        margin += 1
    return '\n'.join([line[margin:] if line.strip() else '' for line in lines])


def indent(text, prefix, predicate=None):
    return ''.join([prefix + line if (predicate(line) if predicate else line.strip()) else line
                    for line in text.splitlines(True)])

import re
import sys
import textwrap
from collections import ChainMap, OrderedDict, namedtuple
from dataclasses import dataclass
from pprint import pprint
from string import Template


class TemplateError(Exception):
    pass


class MiniJinja:
    TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.S)

    def __init__(self, source):
        self.tokens = [t for t in self.TAG.split(source) if t]
        self.root, rest = self._parse(0, None)

    def _parse(self, i, until):
        nodes = []
        while i < len(self.tokens):
            t = self.tokens[i]
            if t.startswith("{{"):
                nodes.append(("expr", t[2:-2].strip()))
            elif t.startswith("{%"):
                word, *rest = t[2:-2].split()
                if word == f"end{until}":
                    return nodes, i + 1
                if word == "for":
                    body, i = self._parse(i + 1, "for")
                    nodes.append(("for", rest[0], " ".join(rest[2:]), body))
                    continue
                if word == "if":
                    body, i = self._parse(i + 1, "if")
                    nodes.append(("if", " ".join(rest), body))
                    continue
                raise TemplateError(f"unknown tag {word!r}")
            else:
                nodes.append(("text", t))
            i += 1
        if until:
            raise TemplateError(f"missing end{until}")
        return nodes, i

    FILTERS = {"upper": str.upper, "len": len, "join": lambda x: ", ".join(map(str, x)), "title": lambda s: s.title()}

    def _eval(self, code, ctx):
        expr, *filters = code.split("|")
        value = eval(expr, {"__builtins__": {"len": len, "range": range}}, ctx)
        for f in filters:
            value = self.FILTERS[f.strip()](value)
        return value

    def _render(self, nodes, ctx):
        for node in nodes:
            match node:
                case ("text", text):
                    yield text
                case ("expr", code):
                    yield str(self._eval(code, ctx))
                case ("for", var, seq, body):
                    for n, item in enumerate(self._eval(seq, ctx)):
                        yield from self._render(body, ctx | {var: item, "index": n})
                case ("if", cond, body):
                    if self._eval(cond, ctx):
                        yield from self._render(body, ctx)

    def render(self, **ctx):
        return "".join(self._render(self.root, ctx))


User = namedtuple("User", "name langs admin", defaults=[False])
page = MiniJinja(textwrap.dedent("""\
    <h1>{{ title | upper }}</h1>
    {% for u in users %}{{ index }}. {{ u.name | title }}{% if u.admin %} *{% endif %}: {{ u.langs | join }}
    {% endfor %}total {{ users | len }} {{ sum_ + 1 }}
"""))
print(page.render(title="team", users=[User("ann", ["py", "c"], True), User("bob", [])], sum_=41))
for bad in ("{% for x in y %}", "{% nope %}", "{{ missing }}", "{{ 1 / 0 }}", "{{ __import__('os') }}"):
    try:
        print(MiniJinja(bad).render())
    except Exception as e:
        print(type(e).__name__, e)
defaults, env, cli = {"color": "red", "n": 1}, {"n": 2}, {"v": True}
conf = ChainMap(cli, env, defaults)
conf["color"] = "blue"
print(conf["n"], conf["color"], defaults["color"], sorted(conf), conf.parents["color"])
md = """# Title

Some *emphasis* and **bold** text with `code`.

- item 1
- item 2

[link](http://x.y)
"""


def markdown(src):
    for block in re.split(r"\n{2,}", src.strip()):
        if m := re.match(r"(#+) (.*)", block):
            yield f"<h{len(m[1])}>{m[2]}</h{len(m[1])}>"
        elif block.startswith("- "):
            yield "<ul>" + "".join(f"<li>{x[2:]}</li>" for x in block.splitlines()) + "</ul>"
        else:
            block = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", block)
            block = re.sub(r"\*(.+?)\*", r"<i>\1</i>", block)
            block = re.sub(r"`(.+?)`", r"<code>\1</code>", block)
            yield "<p>" + re.sub(r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>', block) + "</p>"


print("\n".join(markdown(md)))


def table(rows, headers):
    cols = [max(len(str(r[i])) for r in [headers, *rows]) for i in range(len(headers))]
    line = "+".join("-" * (c + 2) for c in cols)
    fmt = "|".join(f" {{:{'<' if isinstance(rows[0][i], str) else '>'}{c}}} " for i, c in enumerate(cols))
    return "\n".join([fmt.format(*headers), line, *(fmt.format(*r) for r in rows)])


print(table([("apple", 1.5, 3), ("kiwi", 12.25, 10)], ("fruit", "price", "n")))
pprint(OrderedDict(a=1, b=[1, 2]))
pprint({"x" * 10: list(range(30)), "nested": {"k": ("a" * 30, "b" * 30, {1, 2})}}, width=70, compact=True)
print(Template("$a ${b}c $$ $d").safe_substitute(a=1, b=2))
MiniJinja("{{ x }}").render()

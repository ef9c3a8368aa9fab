import re
import sys
from dataclasses import dataclass, field


class TemplateError(SyntaxError):
    pass


@dataclass
class Node:
    children: list = field(default_factory=list)


@dataclass
class For(Node):
    var: str = ""
    source: str = ""


@dataclass
class If(Node):
    cond: str = ""
    orelse: list = field(default_factory=list)


class Template:
    TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.S)

    def __init__(self, text):
        self.root = Node()
        stack, target = [self.root], self.root.children
        for lineno, tok in self._tokens(text):
            if tok.startswith("{{"):
                expr, *filters = [p.strip() for p in tok[2:-2].split("|")]
                target.append((expr, filters))
            elif tok.startswith("{%"):
                words = tok[2:-2].split()
                match words:
                    case ["for", var, "in", source]:
                        node = For(var=var, source=source)
                        target.append(node)
                        stack.append(node)
                        target = node.children
                    case ["if", *cond]:
                        node = If(cond=" ".join(cond))
                        target.append(node)
                        stack.append(node)
                        target = node.children
                    case ["else"]:
                        target = stack[-1].orelse
                    case ["endfor"] | ["endif"]:
                        if len(stack) == 1:
                            raise TemplateError(f"line {lineno}: unexpected {words[0]}")
                        stack.pop()
                        top = stack[-1]
                        target = top.children
                    case other:
                        raise TemplateError(f"line {lineno}: unknown tag {' '.join(other)!r}")
            elif tok:
                target.append(tok)
        if len(stack) > 1:
            raise TemplateError(f"{type(stack[-1]).__name__.lower()} is never closed")

    def _tokens(self, text):
        line = 1
        for part in self.TOKEN.split(text):
            yield line, part
            line += part.count("\n")

    def render(self, **ctx):
        return "".join(self._render(self.root.children, ctx))

    FILTERS = {"upper": str.upper, "title": str.title, "len": len, "join": ", ".join, "money": "{:,.2f}".format}

    def _lookup(self, path, ctx):
        head, *rest = path.split(".")
        value = ctx[head]
        for p in rest:
            value = value[p] if isinstance(value, dict) else getattr(value, p)
        return value() if callable(value) else value

    def _render(self, nodes, ctx):
        for n in nodes:
            match n:
                case str():
                    yield n
                case (expr, filters):
                    value = self._lookup(expr, ctx)
                    for f in filters:
                        value = self.FILTERS[f](value)
                    yield str(value)
                case For(children=body, var=var, source=src):
                    for item in self._lookup(src, ctx):
                        yield from self._render(body, ctx | {var: item})
                case If(children=body, cond=cond, orelse=other):
                    yield from self._render(body if self._lookup(cond, ctx) else other, ctx)


t = Template("""Dear {{ name|title }},
{% for i in items %}  - {{ i.name | upper }}: {{ i.price|money }}{% if i.sale %} (sale!){% else %}.{% endif %}
{% endfor %}{{ items|len }} items. {{ tags|join }}
""")
print(t.render(name="ann lee", items=[{"name": "pen", "price": 1.5, "sale": True}, {"name": "desk", "price": 1234, "sale": False}], tags=["a", "b"]))
for bad in ("{% for x in %}", "{% if a %}x", "a\nb{% endif %}"):
    try:
        Template(bad)
    except TemplateError as e:
        print(type(e).__name__, e)
print(t.root.children[0], Node(), If(cond="x"))
Template("{{ nobody }}").render(name=1)

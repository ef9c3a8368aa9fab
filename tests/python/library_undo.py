from __future__ import annotations

import abc
import contextlib
import dataclasses
import sys
import typing as t


class Command(abc.ABC):
    @abc.abstractmethod
    def do(self, doc: Document) -> None: ...

    @abc.abstractmethod
    def undo(self, doc: Document) -> None: ...

    @property
    def label(self) -> str:
        return type(self).__name__


@dataclasses.dataclass
class Insert(Command):
    at: int
    text: str

    def do(self, doc):
        doc.text = doc.text[:self.at] + self.text + doc.text[self.at:]

    def undo(self, doc):
        doc.text = doc.text[:self.at] + doc.text[self.at + len(self.text):]


@dataclasses.dataclass
class Delete(Command):
    start: int
    end: int
    removed: str = dataclasses.field(default="", init=False, repr=False)

    def do(self, doc):
        if not 0 <= self.start <= self.end <= len(doc.text):
            raise IndexError(f"can't delete {self.start}:{self.end} of {len(doc.text)} characters")
        self.removed = doc.text[self.start:self.end]
        doc.text = doc.text[:self.start] + doc.text[self.end:]

    def undo(self, doc):
        doc.text = doc.text[:self.start] + self.removed + doc.text[self.start:]


@dataclasses.dataclass
class Macro(Command):
    steps: t.Sequence[Command]

    def do(self, doc):
        with contextlib.ExitStack() as undo:
            for s in self.steps:
                s.do(doc)
                undo.callback(s.undo, doc)
            undo.pop_all()

    def undo(self, doc):
        for s in reversed(self.steps):
            s.undo(doc)


class Document:
    def __init__(self, text=""):
        self.text = text
        self._done: list[Command] = []
        self._undone: list[Command] = []

    def __lshift__(self, cmd: Command) -> Document:
        cmd.do(self)
        self._done.append(cmd)
        self._undone.clear()
        return self

    def undo(self):
        with contextlib.suppress(IndexError):
            cmd = self._done.pop()
            cmd.undo(self)
            self._undone.append(cmd)
            return cmd.label

    def redo(self):
        if not self._undone:
            return None
        cmd = self._undone.pop()
        cmd.do(self)
        self._done.append(cmd)
        return cmd.label

    def __repr__(self):
        return f"<Document {self.text!r} ({len(self._done)} done, {len(self._undone)} undone)>"


doc = Document("hello")
doc << Insert(5, " world") << Insert(0, ">> ") << Delete(3, 4)
print(doc, doc._done)
print(doc.undo(), doc.undo(), doc.undo(), doc.undo(), doc)
print(doc.redo(), doc.redo(), doc)
m = Macro([Insert(0, "["), Insert(len(doc.text) + 1, "]")])
print(doc << m, m)
doc.undo()
try:
    doc << Macro([Insert(0, "X"), Delete(90, 99)])
except IndexError as e:
    print("rolled back:", doc, e)
print(t.get_type_hints(Command.do), Insert.__annotations__, Insert(1, "a") == Insert(1, "a"), dataclasses.fields(Delete)[2].init)
try:
    Command()
except TypeError as e:
    print(e)
doc << Delete(5, 2)

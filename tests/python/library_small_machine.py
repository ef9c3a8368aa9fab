import asyncio
import dataclasses
import enum
import json
import typing


class Op(enum.StrEnum):
    PUSH = enum.auto()
    ADD = enum.auto()
    MUL = enum.auto()
    JMP = enum.auto()
    JZ = enum.auto()
    DUP = enum.auto()
    PRINT = enum.auto()
    HALT = enum.auto()


class Instr(typing.NamedTuple):
    op: Op
    arg: int | None = None

    def __str__(self):
        return f"{self.op.upper():<6}{'' if self.arg is None else self.arg}"


@dataclasses.dataclass
class VM:
    code: list[Instr]
    stack: list[int] = dataclasses.field(default_factory=list)
    pc: int = 0
    steps: int = dataclasses.field(default=0, compare=False)
    output: list = dataclasses.field(default_factory=list, repr=False)

    def step(self):
        op, arg = self.code[self.pc]
        self.pc += 1
        self.steps += 1
        match op:
            case Op.PUSH:
                self.stack.append(arg)
            case Op.ADD | Op.MUL:
                b, a = self.stack.pop(), self.stack.pop()
                self.stack.append(a + b if op is Op.ADD else a * b)
            case Op.DUP:
                self.stack.append(self.stack[-1])
            case Op.JMP:
                self.pc = arg
            case Op.JZ if self.stack.pop() == 0:
                self.pc = arg
            case Op.JZ:
                pass
            case Op.PRINT:
                self.output.append(self.stack[-1])
            case Op.HALT:
                return False
        return True

    async def run(self, budget=100):
        while self.step():
            if self.steps >= budget:
                raise RuntimeError(f"out of budget at pc={self.pc}")
            if self.steps % 10 == 0:
                await asyncio.sleep(0)
        return self.output


def assemble(src):
    out = []
    for n, line in enumerate(src.strip().splitlines(), 1):
        name, *arg = line.split("#")[0].split()
        try:
            out.append(Instr(Op[name.upper()], *map(int, arg)))
        except KeyError:
            raise SyntaxError(f"line {n}: unknown instruction {name!r}") from None
    return out


COUNTDOWN = """
push 3
print
push -1   # decrement
add
dup
jz 7
jmp 1
halt
"""


async def main():
    prog = assemble(COUNTDOWN)
    print(*prog, sep="\n")
    vm = VM(prog)
    print(await vm.run(), vm)
    print(json.dumps([i._asdict() for i in prog[:2]]), Op("add"), repr(Op.JZ), Op.ADD == "add", f"{Op.DUP:>5}")
    res = await asyncio.gather(VM(assemble("jmp 0")).run(25), VM(assemble("push 6\npush 7\nmul\nprint\nhalt")).run(), VM(assemble("add")).run(), return_exceptions=True)
    print(res)
    print(dataclasses.replace(vm, pc=0) == vm, dataclasses.asdict(VM([])))
    assemble("push 1\nfly")


asyncio.run(main())

import asyncio
from typing import Any


class Actor:
    def __init__(self, name):
        self.name = name
        self.mailbox: asyncio.Queue[tuple[str, Any, asyncio.Future | None]] = asyncio.Queue()
        self._task: asyncio.Task | None = None

    def start(self):
        self._task = asyncio.create_task(self._loop(), name=self.name)
        return self

    async def _loop(self):
        while True:
            method, args, reply = await self.mailbox.get()
            if method == "stop":
                break
            try:
                result = await getattr(self, f"on_{method}")(*args)
            except Exception as exc:
                if reply and not reply.cancelled():
                    reply.set_exception(exc)
                else:
                    print(f"{self.name} lost an error: {exc!r}")
            else:
                if reply and not reply.cancelled():
                    reply.set_result(result)

    def tell(self, method, *args):
        self.mailbox.put_nowait((method, args, None))

    async def ask(self, method, *args, timeout=1.0):
        reply = asyncio.get_running_loop().create_future()
        self.mailbox.put_nowait((method, args, reply))
        return await asyncio.wait_for(reply, timeout)

    async def stop(self):
        self.tell("stop")
        await self._task


class Account(Actor):
    balance = 0

    async def on_deposit(self, n):
        self.balance += n
        return self.balance

    async def on_withdraw(self, n):
        await asyncio.sleep(0.01)
        if n > self.balance:
            raise ValueError(f"{self.name}: insufficient funds ({self.balance} < {n})")
        self.balance -= n
        return self.balance

    async def on_transfer(self, other, n):
        await self.on_withdraw(n)
        return await other.ask("deposit", n)


async def main():
    a, b = Account("alice").start(), Account("bob").start()
    print(await a.ask("deposit", 100))
    print(await asyncio.gather(a.ask("transfer", b, 30), a.ask("withdraw", 50), b.ask("withdraw", 10)))
    try:
        await a.ask("withdraw", 500)
    except ValueError as e:
        print("error:", e)
    a.tell("withdraw", 1000)
    a.tell("nonsense")
    try:
        await a.ask("withdraw", 1, timeout=0.001)
    except TimeoutError:
        print("no answer in time")
    await asyncio.gather(a.stop(), b.stop())
    print(a.balance, b.balance, a._task.done(), a.mailbox.qsize())


asyncio.run(main())

import asyncio

class AsyncBankAccount:
    """A bank account with async operations and history."""
    _next = 1
    def __init__(self, owner: str, balance: float = 0.0):
        self.owner = owner
        self._balance = balance
        self._lock = asyncio.Lock()
        self.history: list[tuple[str, float]] = []
        self.number = f"AC{AsyncBankAccount._next:04d}"
        AsyncBankAccount._next += 1
    @property
    def balance(self): return self._balance
    async def deposit(self, amount):
        if amount <= 0:
            raise ValueError("Deposit must be positive")
        async with self._lock:
            await asyncio.sleep(0.001)
            self._balance += amount
            self.history.append(("deposit", amount))
        return self
    async def withdraw(self, amount):
        async with self._lock:
            if amount > self._balance:
                raise InsufficientFunds(self, amount)
            await asyncio.sleep(0.001)
            self._balance -= amount
            self.history.append(("withdraw", amount))
    def __repr__(self): return f"<{self.__class__.__name__} {self.number} {self.owner!r} {self._balance:.2f}>"

class InsufficientFunds(Exception):
    def __init__(self, acc, amount):
        self.acc, self.amount = acc, amount
        super().__init__(f"{acc.owner} needs {amount - acc.balance:.2f} more")

async def transfer(a, b, amount):
    try:
        await a.withdraw(amount)
    except InsufficientFunds as e:
        print("transfer failed:", e)
        return False
    else:
        await b.deposit(amount)
        return True
    finally:
        print("transfer attempt", amount)

async def main():
    a, b = AsyncBankAccount("Ann", 100), AsyncBankAccount("Bob")
    print(a, b)
    results = await asyncio.gather(*[transfer(a, b, x) for x in (30, 50, 40, 20)])
    print(results, a, b)
    print(a.history, b.history)
    try:
        await a.deposit(-5)
    except ValueError as e:
        print(type(e).__name__, e)
    async with asyncio.TaskGroup() as tg:
        for i in range(3):
            tg.create_task(b.deposit(i + 1))
    print(f"{b.balance:>10.2f}|{sum(x for k, x in b.history if k == 'deposit')}")
asyncio.run(main())

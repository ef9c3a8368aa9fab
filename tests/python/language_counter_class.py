class Counter:
    def __init__(self, start=0):
        self.value = start

    def __iadd__(self, n):
        self.value += n
        return self

    def __int__(self):
        return self.value

    def __index__(self):
        return self.value

    def __str__(self):
        return f"<{self.value}>"


c = Counter(2)
c += 3
print(c, int(c), [10, 20, 30, 40, 50, 60][c], hex(c), f"{c!s:>6}")

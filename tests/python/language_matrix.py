class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in zip(*other.rows)] for row in self.rows])

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        return "\n".join(" ".join(f"{v:4}" for v in row) for row in self.rows)

    @property
    def transposed(self):
        return Matrix(zip(*self.rows))


m = Matrix([[1, 2], [3, 4]])
m[0, 1] = 5
print(m @ m)
print(m.transposed, m[1, 0], m == Matrix([[1, 5], [3, 4]]))

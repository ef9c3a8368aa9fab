grade = lambda s: "A" if s > 90 else "B" if s > 80 else "C"
print([grade(s) for s in (95, 85, 10)], 1 if [] else 2, (1 if 0 else 2) + 3)
a, b, c = 1, 2, 3
print(a < b < c, a < b > c, a == 1 != b, a < b == True, not a == b, a in [1] == True, (a or 0) and c, a is not None)
print(0 == False, "" or "d", [] and 1, None is None, 5 & 3 == 1, 2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 7 - 3 - 2, not 1 or 1, 1 + 2 * 3 % 4 // 1)

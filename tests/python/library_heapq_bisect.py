import heapq
import bisect

h = [5, 1, 8, 3, 9, 2]
heapq.heapify(h)
print(h, heapq.heappop(h), h)
heapq.heappush(h, 0)
print(h, heapq.heappushpop(h, 4), heapq.heapreplace(h, 7), h)
print(heapq.nlargest(3, [1, 5, 2, 8]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([4, 1], [3], reverse=True)))
tasks = []
for priority, name in [(3, "c"), (1, "a"), (2, "b"), (1, "z")]:
    heapq.heappush(tasks, (priority, name))
while tasks:
    print(heapq.heappop(tasks), end=" ")
print()
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
m = [3, 1, 2]
heapq.heapify_max(m)
print(m, heapq.heappop_max(m))
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 4), bisect.bisect_left(a, 3, lo=2), bisect.bisect(a, 9))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a)


def grade(score, breakpoints=[60, 70, 80, 90], grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]


print([grade(s) for s in [33, 99, 77, 70, 89, 90, 100]])
movies = [("Jaws", 1975), ("Aliens", 1986)]
bisect.insort(movies, ("Love", 1980), key=lambda r: r[1])
print(movies, bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda p: p[0]))

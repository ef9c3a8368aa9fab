from collections import Counter, OrderedDict, defaultdict, deque, namedtuple


class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size:
            oldest = next(iter(self))
            print("evict", oldest)
            del self[oldest]


c = LRU(2)
c["a"] = 1
c["b"] = 2
c["a"]
c["c"] = 3
print(list(c), c)


def moving_average(values, n=3):
    window = deque(maxlen=n)
    for v in values:
        window.append(v)
        if len(window) == n:
            yield sum(window) / n


print(list(moving_average([40, 30, 50, 46, 39, 44])))
words = "the cat the dog a cat the end".split()
index = defaultdict(list)
for i, w in enumerate(words):
    index[w].append(i)
print(dict(index), Counter(words).most_common(2), Counter(map(len, words)))
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}


def bfs(start):
    seen, todo = [start], deque([start])
    while todo:
        for n in graph[todo.popleft()]:
            if n not in seen:
                seen.append(n)
                todo.append(n)
    return seen


print(bfs("a"))
tree = lambda: defaultdict(tree)
t = tree()
t["x"]["y"]["z"] = 1
print(t["x"]["y"]["z"], list(t), len(t["q"]))

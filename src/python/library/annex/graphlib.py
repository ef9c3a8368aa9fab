# graphlib: an order in which everything comes after what it needs.


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._needs, self._needed, self._ready, self._out = {}, {}, None, 0
        self._given, self._done = set(), set()
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        needs = self._needs.setdefault(node, {})
        self._needed.setdefault(node, [])
        for other in predecessors:
            self._needs.setdefault(other, {})
            self._needed.setdefault(other, [])
            if other not in needs:
                needs[other] = True
                self._needed[other].append(node)

    def prepare(self):
        if self._ready is not None and self._given:
            raise ValueError('cannot prepare() after starting sort')
        self._ready = [node for node, needs in self._needs.items() if not needs]
        self._left = {node: len(needs) for node, needs in self._needs.items()}
        cycle = self._cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    # A way from a node along what needs it, back to the node.
    def _cycle(self):
        seen = set()
        for start in self._needs:
            if start in seen:
                continue
            path, at, steps = [], {}, [iter([start])]
            while steps:
                node = next(steps[-1], steps)
                if node is steps:
                    steps.pop()
                    if path:
                        del at[path.pop()]
                elif node in at:
                    return path[at[node]:] + [node]
                elif node not in seen:
                    seen.add(node)
                    at[node] = len(path)
                    path.append(node)
                    steps.append(iter(self._needed[node]))
        return None

    def _check(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')

    def get_ready(self):
        self._check()
        ready, self._ready = tuple(self._ready), []
        self._given.update(ready)
        self._out += len(ready)
        return ready

    def is_active(self):
        self._check()
        return bool(self._ready) or self._out > 0

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._check()
        for node in nodes:
            if node not in self._needs:
                raise ValueError(f'node {node!r} was not added using add()')
            if node not in self._given:
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            if node in self._done:
                raise ValueError(f'node {node!r} was already marked done')
            self._done.add(node)
            self._out -= 1
            for other in self._needed[node]:
                self._left[other] -= 1
                if not self._left[other]:
                    self._ready.append(other)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

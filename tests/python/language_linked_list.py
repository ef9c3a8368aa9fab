class Node:
    def __init__(self, value, rest=None):
        self.value, self.rest = value, rest

    def __iter__(self):
        node = self
        while node is not None:
            yield node.value
            node = node.rest

    def __repr__(self):
        return "Node(" + " -> ".join(map(repr, self)) + ")"

    def __len__(self):
        return sum(1 for _ in self)

    def reversed(self):
        result = None
        for value in self:
            result = Node(value, result)
        return result


nodes = Node(1, Node("two", Node(3.0)))
print(nodes, len(nodes), nodes.reversed(), list(nodes))

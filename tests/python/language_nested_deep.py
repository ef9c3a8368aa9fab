# What is nested deep ends without a word, as long chains do in CPython.


class Node:
    def __init__(self, value, following):
        self.value = value
        self.next = following


def chain(count):
    head = None
    for value in range(count):
        head = Node(value, head)
    return head


head = chain(200_000)
total, node = 0, head
while node:
    total += node.value
    node = node.next
print(total)
del head, node
print('the list of nodes is gone')

nested = []
for _ in range(200_000):
    nested = [nested]
del nested
pair = ()
for number in range(200_000):
    pair = (number, pair)
pair = None
table = {}
for _ in range(200_000):
    table = {'inner': table}
table = None
print('so are lists, tuples and dicts')



def around(inner):
    return lambda: inner


function = None
for _ in range(100_000):
    function = around(function)
function = None
print('functions within functions, too')

failed = None
for number in range(5_000):
    try:
        raise ValueError(number) from failed
    except ValueError as error:
        failed = error
failed = None
print('and a chain of causes')


class Told(Node):
    gone = 0

    def __del__(self):
        Told.gone += 1


told = None
for value in range(300):
    told = Told(value, told)
told = None
print(Told.gone, 'were told of their end')

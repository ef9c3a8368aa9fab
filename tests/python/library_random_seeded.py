import random

random.seed(42)
print(random.random(), random.random())
print(random.randint(1, 6), random.randrange(10), random.randrange(5, 50, 5), random.getrandbits(40), random.getrandbits(100))
print(random.choice("abcdef"), random.choices([1, 2, 3], k=5), random.choices("ab", [1, 9], k=5), random.choices("abc", cum_weights=[1, 2, 10], k=4))
print(random.sample(range(100), 5), random.sample("abcdefgh", 3), random.sample([1, 2], counts=[3, 2], k=3))
x = list(range(10))
random.shuffle(x)
print(x)
print(random.uniform(1, 10), random.triangular(0, 10, 3), random.betavariate(2, 3), random.expovariate(1.5))
print(random.gammavariate(2, 1), random.gammavariate(0.5, 1), random.gammavariate(1, 2), random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(0, 1))
print(random.lognormvariate(0, 0.5), random.vonmisesvariate(1, 4), random.paretovariate(3), random.weibullvariate(1, 1.5))
print(random.randbytes(6))
r = random.Random("text")
print(r.random(), r.randint(0, 10**20))
print(random.Random(b"bytes").random(), random.Random(-7).random(), random.Random(10**30).random())
state = r.getstate()
a = r.random()
r.setstate(state)
print(a == r.random())
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.choices([], k=1), lambda: random.choices("ab", [1]), lambda: random.sample({1, 2}, 1), lambda: random.randrange(1.5)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)

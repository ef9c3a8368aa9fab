def primes(n):
    sieve = [True] * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i::i] = [False] * len(sieve[i * i::i])
    return [i for i in range(2, n + 1) if sieve[i]]


print(primes(50), len(primes(1000)))
print([n for n in range(1, 500) if n == sum(d for d in range(1, n) if n % d == 0)])


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(1071, 462), pow(3, 200, 1000007), 2 ** 64 // 7, (10 ** 30) % 97, bin(37), int("ff", 16))

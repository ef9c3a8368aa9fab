import asyncio

async def count_primes(limit):
    found = 0
    for n in range(2, limit):
        divisors = range(2, int(n**0.5) + 1)
        found += all(n % d for d in divisors)
    print(f"{found} primes below {limit}")

async def heartbeat():
    while True:
        await asyncio.sleep(0.1)

async def main():
    beat = asyncio.create_task(heartbeat())
    await asyncio.sleep(0.3)
    await count_primes(40_000)
    await asyncio.sleep(0.3)
    beat.cancel()

asyncio.run(main())

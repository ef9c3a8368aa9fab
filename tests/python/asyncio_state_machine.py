import asyncio

EDGES = {"red": ("green", 3), "green": ("yellow", 2), "yellow": ("red", 1)}


async def light(state, changes, seen):
    for _ in range(changes):
        after, delay = EDGES[state]
        await asyncio.sleep(delay / 100)
        seen.append(f"{state}->{after}")
        state = after
    return state


async def main():
    seen = []
    print(await light("red", 4, seen), seen)


asyncio.run(main())

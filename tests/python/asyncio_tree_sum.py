import asyncio


async def total(tree):
    if isinstance(tree, int):
        await asyncio.sleep(0)
        return tree
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(total(t)) for t in tree]
    return sum(t.result() for t in tasks)


print(asyncio.run(total([1, [2, [3, 4], []], [[5]]])))

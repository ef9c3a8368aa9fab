import asyncio
from asyncio import Queue, TaskGroup, CancelledError, sleep, timeout, run, create_task
async def crawl(url, graph, seen, q, depth):
    await sleep(0.001 * len(url))
    for link in graph.get(url, []):
        if link not in seen:
            seen.add(link)
            await q.put((link, depth + 1))
    return url
async def worker(n, q, graph, seen, out):
    while True:
        url, depth = await q.get()
        try:
            out[url] = (n, depth, await crawl(url, graph, seen, q, depth))
        finally:
            q.task_done()
async def main():
    graph = {"/": ["/a", "/b"], "/a": ["/a/1", "/a/2", "/"], "/b": ["/c", "/a"], "/c": ["/c/d/e"]}
    q, seen, out = Queue(), {"/"}, {}
    q.put_nowait(("/", 0))
    ws = [create_task(worker(i, q, graph, seen, out)) for i in range(3)]
    async with timeout(5):
        await q.join()
    for w in ws: w.cancel()
    for w in ws:
        try: await w
        except CancelledError: pass
    for url in sorted(out): print(f"{url:<10}{out[url][1]}")
    print(len(seen))
    levels = {}
    for url, (_, d, _) in out.items(): levels.setdefault(d, set()).add(url)
    print({k: sorted(v) for k, v in sorted(levels.items())})
run(main())

import asyncio
import time


class Job:
    _ids = iter(range(1, 1000))

    def __init__(self, coro_fn, *args, deps=(), retries=0, timeout=None):
        self.id = next(self._ids)
        self.fn, self.args, self.deps, self.retries, self.timeout = coro_fn, args, set(deps), retries, timeout
        self.state, self.result, self.error = "pending", None, None

    def __repr__(self):
        return f"<Job {self.id} {self.fn.__name__} {self.state}>"

    def __hash__(self):
        return self.id

    def __eq__(self, o):
        return self is o


class DagRunner:
    def __init__(self, jobs, workers=2):
        self.jobs, self.sem = list(jobs), asyncio.Semaphore(workers)
        self.done = {j: asyncio.Event() for j in self.jobs}
        self.timeline = []

    async def _run(self, job):
        for d in job.deps:
            await self.done[d].wait()
        if any(d.state != "ok" for d in job.deps):
            job.state = "skipped"
        else:
            async with self.sem:
                job.state = "running"
                for attempt in range(job.retries + 1):
                    self.timeline.append(f"{job.fn.__name__}#{attempt}")
                    try:
                        async with asyncio.timeout(job.timeout):
                            job.result = await job.fn(*job.args, *(d.result for d in sorted(job.deps, key=lambda d: d.id)))
                        job.state = "ok"
                        break
                    except TimeoutError as e:
                        job.state, job.error = "timeout", e
                    except Exception as e:
                        job.state, job.error = "failed", e
        self.done[job].set()

    async def run(self):
        async with asyncio.TaskGroup() as tg:
            for j in self.jobs:
                tg.create_task(self._run(j), name=f"job-{j.id}")
        return {j.fn.__name__: j.state for j in self.jobs}


attempts = {}


async def extract():
    await asyncio.sleep(0.01)
    return [3, 1, 2]


async def flaky(data):
    attempts["flaky"] = attempts.get("flaky", 0) + 1
    if attempts["flaky"] < 3:
        raise ConnectionError("try again")
    return sorted(data)


async def slow(data):
    await asyncio.sleep(1)


async def load(rows):
    return len(rows)


async def after_slow(_):
    return "never"


async def report(*parts):
    return " & ".join(map(str, parts))


async def main():
    e = Job(extract)
    f = Job(flaky, deps=[e], retries=4)
    s = Job(slow, deps=[e], timeout=0.02)
    l = Job(load, deps=[f])
    a = Job(after_slow, deps=[s])
    r = Job(report, deps=[f, l])
    t = time.perf_counter()
    runner = DagRunner([r, l, f, s, a, e])
    states = await runner.run()
    print(states)
    print(runner.timeline, time.perf_counter() - t < 0.5)
    print(r.result, repr(s.error), a, e.result)
    cyc1 = Job(load)
    cyc2 = Job(load, deps=[cyc1])
    cyc1.deps.add(cyc2)
    try:
        await asyncio.wait_for(DagRunner([cyc1, cyc2]).run(), 0.01)
    except TimeoutError:
        print("deadlock detected", cyc1, cyc2)
    missing = Job(load, deps=[e])
    await DagRunner([missing]).run()


asyncio.run(main())

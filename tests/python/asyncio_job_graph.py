import asyncio


class Job:
    counter = 0

    def __init__(self, func, *args, depends=()):
        Job.counter += 1
        self.id = Job.counter
        self.func, self.args, self.depends = func, args, depends
        self.task = None

    def __repr__(self):
        return f"<Job {self.id} {self.func.__name__}>"


class DAG:
    def __init__(self):
        self.jobs = []

    def add(self, func, *args, depends=()):
        job = Job(func, *args, depends=depends)
        self.jobs.append(job)
        return job

    async def _run(self, job):
        inputs = [await d.task for d in job.depends]
        result = await job.func(*inputs, *job.args)
        print(f"{job} -> {result}")
        return result

    async def run(self):
        async with asyncio.TaskGroup() as tg:
            for job in self.jobs:
                job.task = tg.create_task(self._run(job), name=f"job-{job.id}")
        return {j.id: j.task.result() for j in self.jobs}


async def load(n):
    await asyncio.sleep(0.01 * n)
    return list(range(n))


async def total(xs):
    await asyncio.sleep(0.001)
    return sum(xs)


async def ratio(a, b):
    return a / b


async def main():
    dag = DAG()
    a, b = dag.add(load, 3), dag.add(load, 5)
    ta, tb = dag.add(total, depends=[a]), dag.add(total, depends=[b])
    dag.add(ratio, depends=[ta, tb])
    print(await dag.run())
    bad = DAG()
    z = bad.add(total, [], depends=())
    o = bad.add(ratio, 0, depends=[z])
    try:
        await bad.run()
    except* ZeroDivisionError as eg:
        print("failed:", eg.exceptions, o.task, sep="\n")


asyncio.run(main())

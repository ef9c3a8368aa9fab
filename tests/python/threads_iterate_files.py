# Two threads, each of which waits for the disk in the midst of an iteration.
import asyncio
import threading

with open("lines.txt", "w") as f:
    f.write("one\ntwo\nthree\n")


def count():
    with open("lines.txt") as f:
        return sum(1 for _ in f)


def longest():
    with open("lines.txt") as f:
        best = ""
        for line in f:
            best = max(best, line.strip(), key=len)
        return best


async def main():
    print(await asyncio.gather(*(asyncio.to_thread(w) for w in (count, longest, count))))


asyncio.run(main())
found = []
threads = [threading.Thread(target=lambda: found.append(longest())) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(found)

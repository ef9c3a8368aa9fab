import asyncio, re
import aiohttp

LAB = "https://lab.test"

async def title(session, path):
    slow = 3000 if path == "/pages/4" else 200
    url = f"{LAB}{path}?delay={slow}"
    async with session.get(url) as answer:
        text = await answer.text()
    print(path, "is here")
    return re.search("<h1>(.*)</h1>", text)[1]

async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{LAB}/pages/1") as front:
            html = await front.text()
        links = re.findall('href="(.*?)"', html)
        titles = await asyncio.gather(
            *(title(session, link) for link in links)
        )
    print(titles)  # all or nothing, and late

asyncio.run(main())

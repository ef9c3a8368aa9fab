import asyncio, re
import aiohttp

LAB = "https://lab.test"

async def title(session, path, titles):
    slow = 3000 if path == "/pages/4" else 200
    url = f"{LAB}{path}?delay={slow}"
    async with session.get(url) as answer:
        text = await answer.text()
    print(path, "is here")
    titles.append(re.search("<h1>(.*)</h1>", text)[1])

async def main():
    titles = []
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{LAB}/pages/1") as front:
            html = await front.text()
        links = re.findall('href="(.*?)"', html)
        try:
            async with asyncio.timeout(1), asyncio.TaskGroup() as g:
                for link in links:
                    g.create_task(title(session, link, titles))
        except TimeoutError:
            print("one second is enough")
    print(titles)

asyncio.run(main())

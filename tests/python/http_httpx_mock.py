import asyncio
import httpx


def handler(request):
    if request.url.path == "/users/1":
        return httpx.Response(200, json={"name": "Ann"})
    if request.url.path == "/old":
        return httpx.Response(302, headers={"location": "/users/1"})
    return httpx.Response(404, text=f"no {request.url.path}")


with httpx.Client(transport=httpx.MockTransport(handler), base_url="https://api.example.org") as client:
    r = client.get("/users/1")
    print(r.status_code, r.json(), r.url, r.headers["content-type"])
    r = client.get("/missing")
    print(r.status_code, r.text)
    r = client.get("/old", follow_redirects=True)
    print(r.status_code, r.json(), len(r.history))
    try:
        client.post("/missing", json={"a": 1}).raise_for_status()
    except httpx.HTTPStatusError as e:
        print(str(e).splitlines()[0])


async def handle(request):
    await asyncio.sleep(0.001)
    return httpx.Response(200, text=request.method + " " + request.content.decode())


async def main():
    async with httpx.AsyncClient(transport=httpx.MockTransport(handle)) as client:
        rs = await asyncio.gather(*(client.post("https://x.org/", content=f"body {i}") for i in range(3)))
        print([r.text for r in rs])


asyncio.run(main())

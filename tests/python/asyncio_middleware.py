import asyncio
from dataclasses import dataclass, field
from typing import Callable, Awaitable


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    params: dict[str, str] = field(default_factory=dict)


@dataclass
class Response:
    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


Handler = Callable[[Request], Awaitable[Response]]
Middleware = Callable[[Request, Handler], Awaitable[Response]]


class App:
    def __init__(self):
        self.routes: list[tuple[str, list[str], Handler]] = []
        self.middleware: list[Middleware] = []

    def route(self, path, method="GET"):
        def deco(fn):
            self.routes.append((method, path.strip("/").split("/"), fn))
            return fn
        return deco

    get = route

    def use(self, mw):
        self.middleware.append(mw)
        return mw

    async def _dispatch(self, req):
        parts = req.path.strip("/").split("/")
        for method, pattern, fn in self.routes:
            if method != req.method or len(pattern) != len(parts):
                continue
            params = {}
            for p, actual in zip(pattern, parts):
                if p.startswith("{"):
                    params[p[1:-1]] = actual
                elif p != actual:
                    break
            else:
                req.params = params
                return await fn(req)
        return Response(404, f"{req.path} not found")

    async def __call__(self, req: Request) -> Response:
        handler = self._dispatch
        for mw in reversed(self.middleware):
            handler = (lambda mw, nxt: lambda r: mw(r, nxt))(mw, handler)
        return await handler(req)


app = App()


@app.use
async def errors(req, nxt):
    try:
        return await nxt(req)
    except Exception as e:
        return Response(500, f"{type(e).__name__}: {e}")


@app.use
async def auth(req, nxt):
    if req.path.startswith("/admin") and req.headers.get("Authorization") != "secret":
        return Response(401, "who are you?")
    res = await nxt(req)
    res.headers["X-Auth"] = "ok"
    return res


@app.get("/users/{id}")
async def user(req):
    await asyncio.sleep(0.001)
    return Response(body=f"user {int(req.params['id'])}")


@app.route("/admin/stats", method="POST")
async def stats(req):
    return Response(201, req.body[::-1])


async def main():
    reqs = [Request("GET", "/users/42"), Request("GET", "/users/bob"), Request("POST", "/admin/stats", body="abc"),
            Request("POST", "/admin/stats", {"Authorization": "secret"}, "abc"), Request("GET", "/")]
    for req, res in zip(reqs, await asyncio.gather(*map(app, reqs))):
        print(f"{req.method:<5}{req.path:<15}{res}")


asyncio.run(main())

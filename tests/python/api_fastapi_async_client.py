import asyncio
import json
import httpx
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()
items: dict[int, "Item"] = {}


class Item(BaseModel):
    name: str = Field(min_length=2)
    price: float = Field(gt=0)
    tags: list[str] = []


@app.post("/items", status_code=201)
async def create(item: Item):
    n = len(items) + 1
    items[n] = item
    return {"id": n, **item.model_dump()}


@app.get("/items/{item_id}")
async def read(item_id: int, upper: bool = False):
    if item_id not in items:
        raise HTTPException(status_code=404, detail="no such item")
    it = items[item_id]
    return it.name.upper() if upper else it


@app.get("/items")
async def listing(limit: int = 10):
    return [it for _, it in sorted(items.items())][:limit]


async def main():
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        r = await client.post("/items", json={"name": "pen", "price": 1.5})
        print(r.status_code, r.json())
        r = await client.post("/items", json={"name": "x", "price": -1})
        print(r.status_code, [(e["loc"], e["type"]) for e in r.json()["detail"]])
        await client.post("/items", json={"name": "ink", "price": "3", "tags": ["blue"]})
        for path in ("/items/1", "/items/2?upper=true", "/items/9", "/items/abc", "/items?limit=1", "/nothing"):
            r = await client.get(path)
            print(path, r.status_code, json.dumps(r.json())[:70])
        r = await client.delete("/items/1")
        print(r.status_code, r.headers["content-type"], r.headers.get("allow"))


asyncio.run(main())

from fastapi import FastAPI
from fastapi.testclient import TestClient
app = FastAPI()
@app.get("/")
async def read_root():
    return {"Hello": "World"}
@app.get("/items/{item_id}")
def read_item(item_id: int, q: str | None = None):
    return {"item_id": item_id, "q": q}
client = TestClient(app)
def test_read_main():
    response = client.get("/")
    assert response.status_code == 200
    assert response.json() == {"Hello": "World"}
test_read_main()
for url in ["/", "/items/5?q=somequery", "/items/foo", "/items/", "/none", "/items/4.2", "/items/5?q=a&q=b"]:
    r = client.get(url)
    print(url, r.status_code, r.json())
print(client.post("/").json(), client.post("/").headers["allow"])

from fastapi import FastAPI, APIRouter, Depends, HTTPException, status, Response, Cookie, Form, Body, File
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field, ValidationError, model_validator, computed_field, ConfigDict
from enum import Enum
from datetime import datetime, date
from uuid import UUID, uuid4
from typing import Optional, Literal, Generic, TypeVar
class Role(str, Enum):
    admin = "admin"; user = "user"
class Address(BaseModel):
    street: str; city: str = "Paris"
class User(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True, extra="forbid")
    id: int; name: str; role: Role = Role.user; born: date | None = None; address: Optional[Address] = None
    scores: dict[str, int] = Field(default_factory=dict); kind: Literal["a", "b"] = "a"
    @computed_field
    @property
    def label(self) -> str: return f"{self.name}#{self.id}"
    @model_validator(mode="after")
    def check(self):
        if self.role is Role.admin and self.id > 100: raise ValueError("admins have small ids")
        return self
u = User(id="7", name="  Ann ", role="admin", born="2000-02-03", address={"street": "Main"}, scores={"x": "3"})
print(u); print(u.model_dump()); print(u.model_dump_json(exclude_none=True)); print(u.model_copy(update={"id": 9}).label)
for bad in ({"id": "x", "name": 1}, {"id": 101, "name": "a", "role": "admin"}, {"id": 1, "name": "b", "zzz": 1}, {"id": 1, "name": "b", "kind": "c", "born": "nope"}):
    try: User(**bad)
    except ValidationError as e: print(e.error_count(), [(x["loc"], x["type"], x["msg"]) for x in e.errors()])
try: User.model_validate_json('{"id": 1}')
except ValidationError as e: print(e)
T = TypeVar("T")
class Box(BaseModel, Generic[T]):
    items: list[T]; total: int
print(Box[int](items=["1", 2], total=2))
app = FastAPI(); r = APIRouter(prefix="/users", tags=["users"]); db = {}
def get_db():
    print("open"); yield db; print("close")
@r.get("/", response_model=list[User])
def all_users(skip: int = 0, limit: int = 10, db=Depends(get_db)): return list(db.values())[skip:skip + limit]
@r.post("/", status_code=201)
def add(user: User, response: Response, db=Depends(get_db)):
    if user.id in db: raise HTTPException(status.HTTP_409_CONFLICT, {"id": user.id})
    db[user.id] = user; response.headers["Location"] = f"/users/{user.id}"; response.set_cookie("last", str(user.id)); return user
@r.put("/{uid}")
def put(uid: int, name: str = Body(embed=True)): db[uid].name = name; return db[uid]
@r.delete("/{uid}", status_code=204)
def delete(uid: int): db.pop(uid, None)
app.include_router(r)
@app.exception_handler(KeyError)
async def missing(request, exc): 
    from fastapi.responses import JSONResponse
    return JSONResponse({"missing": str(exc)}, status_code=410)
@app.post("/login")
def login(username: str = Form(), password: str = Form()): return {"u": username, "n": len(password)}
@app.get("/me")
def me(last: str | None = Cookie(None)): return {"last": last}
@app.get("/when/{day}")
def when(day: date, role: Role = Role.user): return {"day": day, "next": day.replace(year=day.year + 1), "role": role}
c = TestClient(app)
x = c.post("/users/", json={"id": 1, "name": "bo"}); print(x.status_code, x.json(), x.headers["location"], x.cookies.get("last"))
x = c.post("/users/", json={"id": 1, "name": "bo"}); print(x.status_code, x.json())
x = c.post("/users/", json={"id": "z"}); print(x.status_code, [d["loc"] for d in x.json()["detail"]])
print(c.get("/users/").json(), c.get("/users/?limit=x").status_code)
print(c.put("/users/1", json={"name": "zed"}).json()["name"], c.put("/users/5", json={"name": "q"}).json())
print(c.delete("/users/1").status_code, c.post("/login", data={"username": "a", "password": "bcd"}).json(), c.get("/me").json())
print(c.get("/when/2024-03-01?role=admin").json(), c.get("/when/x").json()["detail"][0]["type"])

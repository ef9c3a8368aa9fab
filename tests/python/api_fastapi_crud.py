from fastapi import *
from fastapi.responses import *
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
from typing import *

app = FastAPI()
class Todo(BaseModel):
    title: str = Field(min_length=1, max_length=20)
    done: bool = False
    note: Optional[str] = None
class Patch(BaseModel):
    title: Optional[str] = None
    done: Optional[bool] = None
todos: Dict[int, Todo] = {}
@app.post('/todos', status_code=status.HTTP_201_CREATED)
async def create(todo: Todo):
    todos[len(todos) + 1] = todo
    return {'id': len(todos), **todo.model_dump()}
@app.get('/todos', response_model=List[Todo])
async def every(done: Optional[bool] = None, limit: int = Query(default=10, ge=1, le=50)):
    return [t for t in todos.values() if done is None or t.done == done][:limit]
@app.get('/todos/{id}', response_model=Todo, response_model_exclude_none=True)
async def one(id: int = Path(ge=1)):
    if id not in todos:
        raise HTTPException(status_code=404, detail='Todo not found')
    return todos[id]
@app.patch('/todos/{id}')
async def patch(id: int, p: Patch):
    todos[id] = todos[id].model_copy(update=p.model_dump(exclude_unset=True))
    return todos[id]
@app.delete('/todos/{id}', status_code=204)
async def delete(id: int): del todos[id]
c = TestClient(app)
def show(r): print(r.status_code, r.text)
show(c.post('/todos', json={'title': 'a'})); show(c.post('/todos', json={'title': '', 'done': 'perhaps'})); show(c.post('/todos', json={}))
show(c.get('/todos/1')); show(c.get('/todos/9')); show(c.get('/todos/0')); show(c.patch('/todos/1', json={'done': True})); show(c.get('/todos', params={'done': True, 'limit': 3}))
show(c.get('/todos?limit=99&done=what')); show(c.delete('/todos/1')); show(c.get('/todos')); show(c.patch('/todos/1'))

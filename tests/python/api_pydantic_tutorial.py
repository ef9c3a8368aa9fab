from datetime import datetime
from typing import Optional
from pydantic import BaseModel, PositiveInt, ValidationError

class User(BaseModel):
    id: int
    name: str = 'John Doe'
    signup_ts: datetime | None = None
    tastes: dict[str, PositiveInt] = {}

external_data = {'id': 123, 'signup_ts': '2019-06-01 12:22', 'tastes': {'wine': 9, b'cheese': 7, 'cabbage': '1'}}
user = User(**external_data)
print(user.id)
print(user.model_dump())
external_data = {'id': 'not an int', 'tastes': {}}
try:
    User(**external_data)
except ValidationError as e:
    print(e.errors())
    print(e.error_count(), e)
print(User.model_validate_json('{"id": 3, "name": "Ann"}'))
print(user == User(**user.model_dump()), user != User(id=1))
print(User(id=1).model_fields_set, User(id=1, name='John Doe').model_fields_set)
print(list(User.model_fields), [i.is_required() for i in User.model_fields.values()])
for name, value in User(id=4):
    print(name, value)
try:
    User(id=1, tastes={'a': -1, 'b': 'x', 'c': 0})
except ValidationError as e:
    print(e)

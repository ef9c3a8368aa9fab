from typing import List, Optional, Dict, Union
from enum import Enum, IntEnum
from pydantic import BaseModel, Field, ValidationError
class Kind(str, Enum):
    cat = 'cat'
    dog = 'dog'
class Level(IntEnum):
    low = 1
    high = 2
class Pet(BaseModel):
    name: str
    kind: Kind = Kind.cat
    level: Level = Level.low
class Owner(BaseModel):
    name: str
    pets: List[Pet]
    best: Optional[Pet] = None
    by_name: Dict[str, Pet] = Field(default_factory=dict)
    mixed: List[Union[int, str, Pet]] = []
class Node(BaseModel):
    value: int
    children: List['Node'] = []
o = Owner(name='Ann', pets=[{'name': 'Rex', 'kind': 'dog'}, Pet(name='Tom', level=2)], mixed=[1, 'x', {'name': 'p'}])
print(o)
print(o.model_dump())
print(o.model_dump(mode='json'))
print(o.model_dump_json())
print(o.model_dump(include={'name': True, 'pets': {0: {'name'}}}), o.model_dump(exclude={'pets': {'__all__': {'kind'}}, 'mixed': True}))
print(Owner.model_validate_json(o.model_dump_json()) == o)
for bad in [{'name': 'A'}, {'name': 'A', 'pets': [{'name': 1}, {'kind': 'fish', 'name': 'x', 'level': 7}]}, {'name': 'A', 'pets': {}, 'best': [], 'by_name': {'q': {}}}, {'name': 'A', 'pets': [], 'mixed': [None]}]:
    try:
        Owner(**bad)
    except ValidationError as e:
        print(e)
n = Node(value=1, children=[{'value': 2, 'children': [{'value': '3'}]}])
print(n, n.children[0].children[0].value)
try:
    Node(value=1, children=[{'value': 2, 'children': [{'value': 'x'}]}])
except ValidationError as e:
    print(e)
c = o.model_copy(deep=True)
c.pets[0].name = 'Other'
print(o.pets[0].name, o.model_copy().pets is o.pets)

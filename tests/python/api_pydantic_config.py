from pydantic import *
from typing import *
import typing
class Strict_(BaseModel):
    model_config = ConfigDict(strict=True)
    n: int
    s: str = ''
for kw in [dict(n=1), dict(n='1'), dict(n=1, s=2), dict(n=True)]:
    try: print(Strict_(**kw))
    except ValidationError as e: print(e)
class Base(BaseModel):
    x: int = 1
    model_config = ConfigDict(extra='forbid')
class Child(Base):
    y: str
    x: float = 2.5
print(Child(y='a'), Child.model_fields['x'].annotation)
try: Child(y='a', z=1)
except ValidationError as e: print(e)
class WithClass(BaseModel):
    kind: ClassVar[str] = 'k'
    _private: int = PrivateAttr(default=3)
    _list: list = PrivateAttr(default_factory=list)
    a: int = 1
    def model_post_init(self, ctx): self._private += self.a
    def method(self): return self.a + self._private
w = WithClass(a=5); print(w, WithClass.kind, w._private, w.method(), w._list)
T = TypeVar('T')
class Page(BaseModel, Generic[T]):
    items: List[T]
    total: int
p = Page[int](items=['1', 2], total=2); print(p)
try: Page[int](items=['x'], total=1)
except ValidationError as e: print(e)
class Cat(BaseModel):
    t: Literal['cat']; meow: int
class Dog(BaseModel):
    t: Literal['dog']; bark: int
class Animal(BaseModel):
    a: Union[Cat, Dog] = Field(discriminator='t')
print(Animal(a={'t': 'dog', 'bark': 3}))
for bad in [{'t': 'dog'}, {'t': 'fish'}, {}]:
    try: Animal(a=bad)
    except ValidationError as e: print(e)
Dyn = create_model('Dyn', name=(str, ...), n=(int, 3)); print(Dyn(name='x'))
ta = TypeAdapter(Dict[str, List[int]]); print(ta.validate_python({'a': ['1']}), ta.validate_json('{"b": [2]}'), ta.dump_json({'a': [1]}))
class Imm(BaseModel):
    model_config = ConfigDict(frozen=True)
    a: int
    tags: tuple[str, ...] = ()
print({Imm(a=1): 'x'}[Imm(a=1)])
try: Imm(a=1).a = 2
except ValidationError as e: print(e.errors()[0]['type'])
class F(BaseModel):
    a: int = Field(frozen=True)
    b: int = Field(default=1, repr=False)
    c: int = Field(default=1, exclude=True)
f = F(a=1); print(f, f.model_dump())
try: f.a = 3
except ValidationError as e: print(e)
from dataclasses import dataclass
@dataclass
class D: x: int; y: str = 'q'
class HasD(BaseModel): d: D
print(HasD(d={'x': '3'}), isinstance(HasD(d=D(1)).d, D))

from pydantic import *
class M(BaseModel):
    a: int
    b: list[str] = []
for text in ['{"a": 1}', '{"a": "x"}', '{"a": 1', 'nope', '{"a": 1,}', '', '[1, 2]', '{"a": 1, "b": ["x", 3]}', '{"a": 1} x']:
    try: print(M.model_validate_json(text))
    except ValidationError as e: print(e)
print(M.model_json_schema())
class Sub(BaseModel):
    """A sub."""
    x: float = Field(gt=0, le=5, description='how much')
    y: str | None = Field(None, examples=['a'])
class Top(BaseModel):
    sub: Sub
    subs: list[Sub]
    d: dict[str, int]
print(Top.model_json_schema())

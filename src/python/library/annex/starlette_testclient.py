# starlette.testclient: asks an ASGI application without a network.
from fastapi.testclient import Response, TestClient

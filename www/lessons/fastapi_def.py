import time

import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    time.sleep(0.2)  # asks a database, say
    return {"hello": "world"}


uvicorn.run(app, port=8000, log_level="warning")

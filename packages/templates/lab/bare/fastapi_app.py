"""The least that answers the same list from the same table: what a generated backend is measured against."""

import os
import sys

import uvicorn
from fastapi import FastAPI
from sqlalchemy import create_engine, text

table, port = sys.argv[1:3]
engine = create_engine(os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://"), pool_size=10)
app = FastAPI()


@app.get("/list")
def listing() -> dict[str, object]:
    with engine.connect() as connection:
        rows = connection.execute(text(f"select * from {table} order by created_at, id limit :most"), {"most": 21}).mappings().all()
    return {"items": [dict(row) for row in rows[:20]], "nextCursor": str(rows[19]["id"]) if len(rows) > 20 else None}


uvicorn.run(app, port=int(port), access_log=False)

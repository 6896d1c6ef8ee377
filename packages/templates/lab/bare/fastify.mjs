// The least that answers the same list from the same table: what a generated backend is measured against.
import Fastify from "fastify";
import pg from "pg";

const [table, port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const app = Fastify();
app.get("/list", async () => {
  const { rows } = await pool.query(`select * from ${table} order by created_at, id limit $1`, [21]);
  return { items: rows.slice(0, 20), nextCursor: rows.length > 20 ? rows[19].id : null };
});
await app.listen({ port: Number(port), host: "127.0.0.1" });

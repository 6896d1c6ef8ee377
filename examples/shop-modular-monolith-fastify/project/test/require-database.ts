/** Without a database these tests would silently be the same as the embedded ones. */
export default function setup(): void {
  if (process.env["DATABASE_URL"]) return;
  throw new Error(
    "Set DATABASE_URL to a PostgreSQL that may be used for tests; each test file makes a database of its own.",
  );
}

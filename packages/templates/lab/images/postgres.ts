import { aptInstall, type StandIn } from "./workshop.ts";

const PATTERN = /^postgres:(\d+)(?:\.\d+)?(?:-[\w]+)?$/;
/** What Debian trixie has; the stand-in for 18 keeps 18's folders around a 17 server. */
const SERVER = "17";

const entrypoint = `#!/bin/bash
set -e
if [ "\${1#-}" != "$1" ]; then set -- postgres "$@"; fi
[ "$1" = postgres ] || exec "$@"
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /var/run/postgresql
  chown -R postgres "$PGDATA" /var/run/postgresql
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
: "\${POSTGRES_USER:=postgres}" "\${POSTGRES_DB:=$POSTGRES_USER}"
[ -n "\${POSTGRES_PASSWORD_FILE:-}" ] && POSTGRES_PASSWORD=$(cat "$POSTGRES_PASSWORD_FILE")
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  if [ -z "\${POSTGRES_PASSWORD:-}" ] && [ "\${POSTGRES_HOST_AUTH_METHOD:-}" != trust ]; then
    echo "Error: Database is uninitialized and superuser password is not specified." >&2
    exit 1
  fi
  mkdir -p "$PGDATA"
  initdb -D "$PGDATA" --username="$POSTGRES_USER" --pwfile=<(printf '%s\\n' "$POSTGRES_PASSWORD") \${POSTGRES_INITDB_ARGS:-}
  echo "host all all all \${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >> "$PGDATA/pg_hba.conf"
  pg_ctl -D "$PGDATA" -w start -o "-c listen_addresses=''"
  sql() { psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --dbname "$@"; }
  [ "$POSTGRES_DB" = postgres ] || echo "CREATE DATABASE \\"$POSTGRES_DB\\";" | sql postgres
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) . "$file" ;;
      *.sql) sql "$POSTGRES_DB" -f "$file" ;;
      *.sql.gz) gunzip -c "$file" | sql "$POSTGRES_DB" ;;
    esac
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec "$@"
`;

/** PostgreSQL with the official image's variables, folders and start-up scripts. */
export const postgresImage: StandIn = {
  matches: (reference) => PATTERN.test(reference),
  base: () => "debian:trixie-slim",
  async prepare(reference, shop) {
    await Promise.resolve();
    const major = PATTERN.exec(reference)?.[1] ?? SERVER;
    const data = Number(major) >= 18 ? `/var/lib/postgresql/${major}/docker` : "/var/lib/postgresql/data";
    shop.write("docker-entrypoint.sh", entrypoint, 0o755);
    return `FROM debian:trixie-slim
RUN groupadd -r postgres --gid=999 && useradd -r -g postgres --uid=999 --home-dir=/var/lib/postgresql --shell=/bin/bash postgres && mkdir -p /etc/postgresql-common && echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
${aptInstall(`postgresql-${SERVER}`)}
RUN mkdir -p /docker-entrypoint-initdb.d /var/lib/postgresql && chown -R postgres:postgres /var/lib/postgresql && sed -i "s/^#\\?listen_addresses.*/listen_addresses = '*'/" /usr/share/postgresql/${SERVER}/postgresql.conf.sample
ENV PATH=$PATH:/usr/lib/postgresql/${SERVER}/bin PGDATA=${data} PG_MAJOR=${major} LANG=C.UTF-8
COPY docker-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
VOLUME ${Number(major) >= 18 ? "/var/lib/postgresql" : data}
ENTRYPOINT ["docker-entrypoint.sh"]
STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["postgres"]`;
  },
};

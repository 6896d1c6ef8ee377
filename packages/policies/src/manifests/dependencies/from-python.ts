import type { Found } from "./found.ts";

/** Distributions whose package has another name. Where it is missing here, hyphens become underscores. */
const importedAs: Readonly<Record<string, string>> = {
  "psycopg2-binary": "psycopg2", "psycopg-binary": "psycopg", pyyaml: "yaml", "python-dotenv": "dotenv", pillow: "PIL", "beautifulsoup4": "bs4", "scikit-learn": "sklearn", djangorestframework: "rest_framework", "django-ninja": "ninja",
  "mysql-connector-python": "mysql.connector", mysqlclient: "MySQLdb", "nats-py": "nats", "python-json-logger": "pythonjsonlogger", "sentry-sdk": "sentry_sdk", "kafka-python": "kafka", pyjwt: "jwt", "python-jose": "jose",
  "grpcio-tools": "grpc_tools", protobuf: "google.protobuf", attrs: "attr", setuptools: "pkg_resources", "opencv-python": "cv2", "opencv-python-headless": "cv2", pyopenssl: "OpenSSL", pycryptodome: "Crypto", "faiss-cpu": "faiss", "scikit-image": "skimage", pyserial: "serial", "websocket-client": "websocket",
  "django-filter": "django_filters", "django-cors-headers": "corsheaders", "django-environ": "environ", "djangorestframework-simplejwt": "rest_framework_simplejwt", "launchdarkly-server-sdk": "ldclient", "elastic-apm": "elasticapm", gitpython: "git", pygithub: "github", "discord-py": "discord", pynacl: "nacl", pyzmq: "zmq", "ruamel-yaml": "ruamel", "grpcio": "grpc", fpdf2: "fpdf", "flask-restful": "flask_restful", "tortoise-orm": "tortoise",
};

const requirement = /^[A-Za-z0-9][A-Za-z0-9._-]*/;

function foundAt(written: string, start: number, development: boolean): readonly Found[] {
  const name = requirement.exec(written)?.[0];
  if (name === undefined) return [];
  const plain = name.toLowerCase().replace(/[._]/g, "-");
  return [{ name: plain, imported: importedAs[plain] ?? plain.replaceAll("-", "_"), development, start, end: start + name.length }];
}

/** Lines of a requirements file. */
export function fromRequirements(text: string): readonly Found[] {
  return [...text.matchAll(/^[ \t]*([A-Za-z0-9][^\n#;]*)/gm)].flatMap((line) => foundAt(line[1] ?? "", line.index + line[0].indexOf(line[1] ?? ""), false));
}

/** Strings of `dependencies` lists and groups, and keys of Poetry's tables, in a `pyproject.toml`. */
export function fromPyproject(text: string): readonly Found[] {
  return [...text.matchAll(/^[ \t]*\[([^[\]\n]+)\][ \t]*(?:#[^\n]*)?\n((?:(?![ \t]*\[[^[\]\n"']+\][ \t]*(?:#[^\n]*)?$)[^\n]*\n?)*)/gm)].flatMap((table) => {
    const name = (table[1] ?? "").trim();
    const body = table[2] ?? "";
    const offset = table.index + table[0].length - body.length;
    if (/^tool\.poetry\.(?:group\.[^.]+\.)?(?:dev-)?dependencies$/.test(name)) return keysIn(body, offset, name.includes("group") || name.includes("dev-"));
    if (name === "tool.uv") return listsIn(body, offset, "dev-dependencies");
    if (name === "dependency-groups" || name === "project.optional-dependencies" || name === "tool.pdm.dev-dependencies") return listsIn(body, offset, /[A-Za-z0-9_-]+/.source);
    return name === "project" ? listsIn(body, offset, "dependencies") : [];
  });
}

function keysIn(body: string, offset: number, development: boolean): readonly Found[] {
  return [...body.matchAll(/^[ \t]*"?([A-Za-z0-9][A-Za-z0-9._-]*)"?[ \t]*=/gm)].filter(([, key]) => key !== "python").flatMap((line) => foundAt(line[1] ?? "", offset + line.index + line[0].indexOf(line[1] ?? ""), development));
}

function listsIn(body: string, offset: number, key: string): readonly Found[] {
  return [...body.matchAll(new RegExp(`^[ \\t]*"?(?:${key})"?[ \\t]*=[ \\t]*\\[((?:[^\\]"'#]|#[^\\n]*\\n|"[^"\\n]*"|'[^'\\n]*')*)\\]`, "gm"))].flatMap((list) => {
    const inside = list[1] ?? "";
    const start = offset + list.index + list[0].length - inside.length - 1;
    return [...inside.matchAll(/#[^\n]*|"([^"\n]*)"|'([^'\n]*)'/g)].flatMap((text) => foundAt(text[1] ?? text[2] ?? "", start + text.index + 1, key !== "dependencies"));
  });
}

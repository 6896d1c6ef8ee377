import { DidChangeWatchedFilesNotification, WatchKind, type Connection, type FileSystemWatcher } from "vscode-languageserver/node";

/** What says how a repository is judged, and how names in it are resolved. */
const terms = "**/{backend.yaml,architecture.yaml,package.json,tsconfig*.json,pyproject.toml,go.mod,go.work,pom.xml,build.gradle,build.gradle.kts,*.csproj}";
/** What is excepted, and what is known. */
const exceptions = "**/.backend/{waivers.yaml,baseline/*}";
/** A source that changes is saved in an editor; one that comes or goes may be moved by hand or by git. */
const sources = "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,vue,svelte,py,pyi,java,go,cs}";

const watchers: FileSystemWatcher[] = [{ globPattern: terms }, { globPattern: exceptions }, { globPattern: sources, kind: WatchKind.Create | WatchKind.Delete }];

/** Nothing that lies there is judged. */
const elsewhere = /\/(?:node_modules|\.git|\.venv)\//;

/** Asks the editor to tell of files that come, change and go; `changed` is told their addresses. */
export function watchFiles(connection: Connection, able: boolean, changed: (uris: readonly string[]) => void): void {
  connection.onDidChangeWatchedFiles(({ changes }) => changed(changes.map(({ uri }) => uri).filter((uri) => !elsewhere.test(uri))));
  if (able) connection.onInitialized(() => void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
}

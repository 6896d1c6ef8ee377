import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { UserError } from "@create-backend/core";
import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter, TextDocuments, TextDocumentSyncKind, type Connection, type Diagnostic, type Hover, type Position } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { findRuled } from "../../disk/find-repository.ts";
import type { Session } from "../../terminal/session.ts";
import { version } from "../../version.ts";
import { Desk } from "./desk.ts";
import { diagnosticOf, problemDiagnostics, shortened } from "./diagnostics.ts";
import { Pace } from "./pace.ts";
import { hoverText } from "./screen.ts";
import { watchFiles } from "./watching.ts";

/** Serves one editor on stdin and stdout, until it says goodbye or goes away. */
export function serve({ environment }: Session): Promise<number> {
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  const server = new Server(connection, environment);
  connection.onInitialize(({ capabilities }) => {
    watchFiles(connection, capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true, (uris) => server.recheckAll(uris));
    return {
      serverInfo: { name: "create-backend", version },
      capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true }, hoverProvider: true },
    };
  });
  server.listen();
  return new Promise((resolve) => {
    connection.onExit(() => resolve(0));
    process.stdin.once("end", () => resolve(0));
  });
}

/** Everything is known by the path of its file: editors write addresses in more than one way. */
class Server {
  private readonly documents = new TextDocuments(TextDocument);
  private readonly desks = new Map<string, Desk>();
  private readonly shown = new Map<string, readonly Diagnostic[]>();
  private readonly pace = new Pace();
  private readonly connection: Connection;
  private readonly environment: Session["environment"];

  constructor(connection: Connection, environment: Session["environment"]) {
    this.connection = connection;
    this.environment = environment;
  }

  listen(): void {
    this.documents.onDidOpen(({ document }) => this.recheck(pathOf(document.uri)));
    this.documents.onDidChangeContent(({ document }) => this.pace.ask(document.uri, () => this.show(pathOf(document.uri))));
    this.documents.onDidSave(({ document }) => this.recheck(pathOf(document.uri)));
    this.documents.onDidClose(({ document }) => this.pace.now(document.uri, () => this.show(pathOf(document.uri))));
    this.connection.onHover(({ textDocument, position }) => this.hover(pathOf(textDocument.uri), position));
    this.documents.listen(this.connection);
    this.connection.listen();
  }

  /** Looks again at every repository that files lie in. */
  recheckAll(uris: readonly string[]): void {
    for (const desk of new Set(uris.map((uri) => this.deskOf(pathOf(uri))))) if (desk !== undefined) this.recheckDesk(desk);
  }

  private recheck(path: string | undefined): void {
    const desk = this.deskOf(path);
    if (desk !== undefined) this.recheckDesk(desk);
  }

  /** Looks at the repository again: at open files at once, at everything in the background. */
  private recheckDesk(desk: Desk): void {
    desk.list();
    this.showAll(desk);
    void desk.check().then(
      () => this.showAll(desk),
      (error: unknown) => this.connection.console.error(error instanceof Error ? error.message : String(error)),
    );
  }

  private showAll(desk: Desk): void {
    const open = this.documents.all().map(({ uri }) => pathOf(uri));
    const inside = [...this.shown.keys(), ...open].filter((path) => this.deskOf(path) === desk);
    for (const path of new Set([...inside, ...desk.pathsWithFindings().map((found) => join(desk.root, found))])) this.show(path);
  }

  private show(path: string | undefined): void {
    const desk = this.deskOf(path);
    if (desk === undefined || path === undefined) return;
    const document = this.documents.all().find(({ uri }) => pathOf(uri) === path);
    const uri = document?.uri ?? pathToFileURL(path).href;
    const diagnostics = diagnosticsOf(desk, { path: relative(desk.root, path).split(sep).join("/"), text: document?.getText() });
    if (diagnostics.length === 0 && !this.shown.delete(path)) return;
    if (diagnostics.length > 0) this.shown.set(path, diagnostics);
    void this.connection.sendDiagnostics({ uri, ...(document === undefined ? {} : { version: document.version }), diagnostics: shortened(diagnostics) });
  }

  private hover(path: string | undefined, { line, character }: Position): Hover | null {
    const here = (this.shown.get(path ?? "") ?? []).find(({ range: { start, end } }) => start.line <= line && line <= end.line && (start.line < line || start.character <= character) && (line < end.line || character <= end.character));
    return here === undefined ? null : { contents: { kind: "markdown", value: hoverText(String(here.code)) }, range: here.range };
  }

  /** The repository that a file lies in; undefined where neither agreement nor rules stand above it. */
  private deskOf(path: string | undefined): Desk | undefined {
    const root = path === undefined ? undefined : rootOf(dirname(path));
    if (root === undefined) return undefined;
    const desk = this.desks.get(root) ?? new Desk(root, this.environment);
    this.desks.set(root, desk);
    return desk;
  }
}

/** `text`: what stands in the editor; undefined for a file that is not open. */
function diagnosticsOf(desk: Desk, { path, text }: { readonly path: string; readonly text: string | undefined }): readonly Diagnostic[] {
  const findings = text === undefined ? desk.savedFindings(path) : desk.judge({ path, text });
  const said = findings.map((finding) => diagnosticOf(finding, (other) => pathToFileURL(join(desk.root, other)).href));
  return desk.problem?.parts.place?.file === path ? [...problemDiagnostics(desk.problem), ...said] : said;
}

/** Absolute path of a file; undefined for a text that is none, and for an address that names none here. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

/** A file that is being written may stand in a folder that is not on the disk yet. */
function rootOf(folder: string): string | undefined {
  if (!existsSync(folder)) return dirname(folder) === folder ? undefined : rootOf(dirname(folder));
  try {
    return findRuled(folder, ".").root;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

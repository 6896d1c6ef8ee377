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
import { diagnosticOf, problemDiagnostics } from "./diagnostics.ts";
import { hoverText } from "./screen.ts";

/** Serves one editor on stdin and stdout, until it says goodbye or goes away. */
export function serve({ environment }: Session): Promise<number> {
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  connection.onInitialize(() => ({
    serverInfo: { name: "create-backend", version },
    capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true }, hoverProvider: true },
  }));
  new Server(connection, environment).listen();
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
  private readonly connection: Connection;
  private readonly environment: Session["environment"];

  constructor(connection: Connection, environment: Session["environment"]) {
    this.connection = connection;
    this.environment = environment;
  }

  listen(): void {
    this.documents.onDidOpen(({ document }) => this.recheck(pathOf(document.uri)));
    this.documents.onDidChangeContent(({ document }) => this.show(pathOf(document.uri)));
    this.documents.onDidSave(({ document }) => this.recheck(pathOf(document.uri)));
    this.documents.onDidClose(({ document }) => this.show(pathOf(document.uri)));
    this.connection.onDidChangeWatchedFiles(({ changes: [first] }) => this.recheck(pathOf(first?.uri ?? "")));
    this.connection.onHover(({ textDocument, position }) => this.hover(pathOf(textDocument.uri), position));
    this.documents.listen(this.connection);
    this.connection.listen();
  }

  /** Looks at the repository again: at open files at once, at everything in the background. */
  private recheck(path: string | undefined): void {
    const desk = this.deskOf(path);
    if (desk === undefined) return;
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
    void this.connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
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

/** Absolute path of a file; undefined for a text that is none. */
function pathOf(uri: string): string | undefined {
  return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
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

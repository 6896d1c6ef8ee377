import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file whole or not at all; other processes see the old or the new. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch (error) {
    forget(draft);
    throw error;
  }
}

function forget(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // It was never written.
  }
}

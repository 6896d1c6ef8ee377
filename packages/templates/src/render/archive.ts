import type { LayerFile, LayerSource, Versions } from "./layer-source.ts";

/** Start of an archive: what it holds and where. Followed by the layers' files, each layer as one JSON text. */
interface Index {
  readonly versions: Versions;
  /** Layer → byte offset after the index and length. */
  readonly layers: Readonly<Record<string, readonly [offset: number, length: number]>>;
}

interface PackedFile {
  readonly path: string;
  readonly text?: string;
  readonly base64?: string;
  readonly executable?: true;
}

const headBytes = 8;

/** Packs a catalogue into one file: 8 bytes length of the index (decimal digits, padded), the index, the layers. */
export function packArchive(source: LayerSource): Uint8Array {
  const encoder = new TextEncoder();
  const bodies = source.layers.map((id) => [id, encoder.encode(JSON.stringify(source.filesOf(id).map(packFile)))] as const);
  const layers: Record<string, [number, number]> = {};
  let offset = 0;
  for (const [id, body] of bodies) {
    layers[id] = [offset, body.length];
    offset += body.length;
  }
  const index = encoder.encode(JSON.stringify({ versions: source.versions, layers } satisfies Index));
  const head = encoder.encode(String(index.length).padStart(headBytes, "0"));
  const parts = [head, index, ...bodies.map(([, body]) => body)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Opens an archive through a reader of byte ranges; a layer is read when it is asked for. */
export function openArchive(read: (offset: number, length: number) => Uint8Array): LayerSource {
  const text = (offset: number, length: number): string => new TextDecoder().decode(read(offset, length));
  const indexLength = Number(text(0, headBytes));
  const index = JSON.parse(text(headBytes, indexLength)) as Index;
  return {
    versions: index.versions,
    layers: Object.keys(index.layers),
    filesOf: (layer) => {
      const range = index.layers[layer];
      if (range === undefined) return [];
      return (JSON.parse(text(headBytes + indexLength + range[0], range[1])) as PackedFile[]).map(unpackFile);
    },
  };
}

function packFile({ path, content, executable }: LayerFile): PackedFile {
  return { path, ...(typeof content === "string" ? { text: content } : { base64: base64Of(content) }), ...(executable ? { executable: true as const } : {}) };
}

function unpackFile({ path, text, base64, executable }: PackedFile): LayerFile {
  return { path, content: text ?? bytesOf(base64 ?? ""), executable: executable ?? false };
}

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"));
}

import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { ensureBuilt, scratch } from "./built.ts";

/** Where a test is: its own folder, and the repository that it works on. */
export interface Place {
  folder: string;
  root: string;
}

/** Gives every test of a file, or of a group, a folder of its own and the built program. `prepare` makes the repository. Every test starts several programs, each of which may take seconds on a busy machine. */
export function eachInAPlace(prepare: (place: Place) => void = () => undefined): Place {
  vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
  const place: Place = { folder: "", root: "" };
  let remove = (): void => undefined;
  beforeAll(ensureBuilt, 180_000);
  beforeEach(() => {
    const fresh = scratch();
    remove = () => fresh.remove();
    place.folder = fresh.folder;
    place.root = join(fresh.folder, "shop");
    prepare(place);
  });
  afterEach(() => remove());
  return place;
}

import { join } from "node:path";
import { cached, install } from "../tools/cache.ts";
import { debianMirror } from "../tools/installers.ts";
import { certificates, docker, type StandIn } from "./workshop.ts";

const PATTERN = /^debian:(bookworm|trixie)(-slim)?$/;

/** Debian itself, bootstrapped from its packages. */
export const debian: StandIn = {
  matches: (reference) => PATTERN.test(reference),
  async prepare(reference, shop) {
    const suite = PATTERN.exec(reference)?.[1] ?? "trixie";
    const raw = `create-backend-lab/debian-root:${suite}`;
    const present = await docker(shop.engine, ["image", "inspect", raw]);
    if (present.code !== 0) await importRoot(suite, raw, shop.engine);
    return `FROM ${raw}\n${certificates(shop)}\nCMD ["bash"]`;
  },
};

async function importRoot(suite: string, name: string, engine: Parameters<typeof docker>[0]): Promise<void> {
  const folder = await cached(`debian-root/${suite}`, async (target) => {
    const mirror = await debianMirror(`debian-root-${suite}`);
    const command = ["mmdebstrap", "-q", "--variant=minbase", "--include=ca-certificates", suite, join(target, "root.tar"), mirror];
    await install(`debian-root-${suite}`, command, { seconds: 600 });
  });
  const imported = await docker(engine, ["import", join(folder, "root.tar"), name], { seconds: 300 });
  if (imported.code !== 0) throw new Error(`cannot import Debian ${suite}: ${imported.all.trim().slice(-300)}`);
}

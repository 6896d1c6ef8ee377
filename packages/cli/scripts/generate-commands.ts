import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../src/command-line/command.ts";

const folder = join(import.meta.dirname, "../src/commands");

/** In this order in the help; what is not named comes after, by name. */
const first = ["new", "decide", "add", "remove", "update", "status", "check", "explain"];

/** Text of `commands.generated.ts`: the folder listing is the registry. What the list needs is copied, so that listing loads no command. */
export async function commandsText(): Promise<string> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  const sorted = names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const rows = await Promise.all(
    sorted.map(async (name) => {
      const { default: command } = (await import(join(folder, name, "command.ts"))) as { default: Command };
      return `  { name: ${JSON.stringify(name)}, summary: ${JSON.stringify(command.summary)}, load: () => import("./commands/${name}/command.ts") },`;
    }),
  );
  const head = "// Written by `pnpm generate` from the folders of commands/. Do not edit.\n";
  return `${head}import type { ListedCommand } from "./command-line/command.ts";\n\nexport const commands: readonly ListedCommand[] = [\n${rows.join("\n")}\n];\n`;
}

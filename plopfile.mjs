/** `pnpm plop option | policy | command`: the files of a new unit, ready to be filled; then run `pnpm generate`. `pnpm plop standards`: a standards package of an organisation. */
const kebab = (value) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) || "kebab case, please: lower-case letters, digits and hyphens";
const ask = (name, message) => ({ type: "input", name, message, validate: kebab });
const add = (path, templateFile) => ({ type: "add", path, templateFile: `scripts/plop/${templateFile}` });

export default function plopfile(plop) {
  plop.setGenerator("option", {
    description: "an answer to a question: packages/templates/src/options/<question>/<option>",
    prompts: [ask("question", "Question (folder under options/)"), ask("name", "Option"), { type: "input", name: "title", message: "Title" }],
    actions: [add("packages/templates/src/options/{{question}}/{{name}}/option.ts", "option.ts.hbs"), add("packages/templates/src/options/{{question}}/{{name}}/option.md", "option.md.hbs")],
  });
  plop.setGenerator("policy", {
    description: "a rule: packages/policies/src/<architecture|infra>/<policy>",
    prompts: [{ type: "list", name: "area", message: "About", choices: ["architecture", "infra"] }, ask("name", "Policy (names the bad thing)")],
    actions: [add("packages/policies/src/{{area}}/{{name}}/policy.ts", "policy.ts.hbs"), add("packages/policies/src/{{area}}/{{name}}/policy.md", "policy.md.hbs")],
  });
  plop.setGenerator("command", {
    description: "a command: packages/cli/src/commands/<command>",
    prompts: [ask("name", "Command")],
    actions: [add("packages/cli/src/commands/{{name}}/command.ts", "command.ts.hbs"), add("packages/cli/src/commands/{{name}}/screen.ts", "screen.ts.hbs")],
  });
  plop.setGenerator("standards", {
    description: "a standards package of an organisation, in a folder of its own",
    prompts: [{ type: "input", name: "folder", message: "Folder" }, { type: "input", name: "company", message: "Company" }, { type: "input", name: "scope", message: "Scope of its packages, such as @acme", validate: (value) => /^@[a-z0-9][a-z0-9-]*$/.test(value) || "a scope begins with @ and is lower-case" }],
    actions: ["standards.json", "policies.yaml", "radar.yaml", "README.md", "files/HEADER.txt"].map((path) => add(`{{folder}}/${path}`, `standards/${path.replace("files/", "")}.hbs`)),
  });
}

/** Building blocks of Acme: `create-backend add adr …` in a repository that extends these standards. */
export default function plopfile(plop) {
  plop.setGenerator("adr", {
    description: "A decision record in the form of Acme, listed in its index",
    prompts: [
      { type: "input", name: "title", message: "What was decided" },
      { type: "input", name: "owner", message: "Who stands for it", default: "architecture" },
    ],
    actions: [
      { type: "add", path: "docs/acme/decisions/{{kebabCase title}}.md", templateFile: "plop/adr.md.hbs" },
      { type: "add", path: "docs/acme/decisions/README.md", template: "# Decisions\n", skipIfExists: true },
      { type: "append", path: "docs/acme/decisions/README.md", template: "- [{{title}}]({{kebabCase title}}.md)", separator: "" },
    ],
  });
}

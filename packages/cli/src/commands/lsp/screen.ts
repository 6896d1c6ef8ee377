import { explainPolicy, policies } from "@create-backend/policies";

/** What stands behind a finding, in Markdown. */
export function hoverText(policy: string): string {
  if (!policies.some(({ name }) => name === policy)) return `**${policy}**\n\n\`create-backend check\` says more.`;
  const { title, summary, why } = explainPolicy(policy);
  return `**${title}**\n\n${summary}\n\n${why}`;
}

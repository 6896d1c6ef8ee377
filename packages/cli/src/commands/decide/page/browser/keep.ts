import { decisionJson, type Decision } from "@create-backend/core";
import { profileFile } from "../inputs/profile-file.ts";
import { byId } from "./elements.ts";

/** Lets the reader take along the situation and what was decided for it, as files that the command reads and writes. */
export function offerToKeep(decision: Decision): void {
  const profile = profileFile(decision.profile);
  byId("profile").textContent = profile;
  offer("save-profile", "text/yaml", profile);
  offer("save-decision", "application/json", decisionJson(decision));
}

/** The file is in the link itself: the page has nowhere to fetch it from. */
function offer(id: string, type: string, text: string): void {
  byId(id).setAttribute("href", `data:${type};charset=utf-8,${encodeURIComponent(text)}`);
}

import { storyModules, UserError, type Catalogue, type ModuleSpec } from "@create-backend/core";
import type { Session } from "../terminal/session.ts";
import { modulesInProfile, readModules } from "./modules.ts";
import { takeBack, type Reply } from "./prompts/ask.ts";
import { type } from "./prompts/type.ts";
import { situationSteps, type Surroundings } from "./situation.ts";
import { walk, type Step } from "./steps.ts";
import type { Told } from "./told.ts";

/** What an interview for a new repository adds: where it goes. */
export interface Interviewed {
  readonly told: Told;
  readonly folder: string;
}

export interface Interviewing {
  readonly told: Told;
  /** Named on the command line, and looked at. */
  readonly folder: string | undefined;
  /** Throws a {@link UserError} when the folder will not do. */
  readonly checkFolder: (folder: string) => void;
  readonly catalogue: Catalogue;
  readonly leaning: (told: Told) => string;
}

/** Asks for everything that a new repository needs and nobody has said: twelve questions at most. Throws Stopped. */
export async function interview({ told, folder, checkFolder, catalogue, leaning }: Interviewing, session: Session): Promise<Interviewed> {
  const surroundings: Surroundings = { catalogue, screen: session.out, generatesOnly: true, leaning };
  const lifted = situationSteps(surroundings).map(({ applies, matters, leftOut, ask }): Step<Asked> => ({
    applies: (state) => applies(state.told),
    ...(matters === undefined ? {} : { matters: (state) => matters(state.told) }),
    ...(leftOut === undefined ? {} : { leftOut: (state) => leftOut(state.told) }),
    ask: async (state, corner, answered) => {
      const reply = await ask(state.told, corner, answered?.told);
      return reply.kind === "back" ? reply : { ...reply, value: { ...state, told: reply.value } };
    },
  }));
  const end = await walk<Asked>({ told, folder }, [folderStep(checkFolder, session), modulesStep(session), ...lifted], takeBack);
  return { told: end.told, folder: end.folder ?? "." };
}

/** Asks for the situation alone. */
export function askAboutSituation(told: Told, surroundings: Surroundings): Promise<Told> {
  return walk(told, situationSteps(surroundings), takeBack);
}

interface Asked {
  readonly told: Told;
  readonly folder: string | undefined;
}

function folderStep(checkFolder: (folder: string) => void, { out }: Session): Step<Asked> {
  return {
    applies: ({ folder }) => folder === undefined,
    ask: async (state, corner, { folder = "shop" } = state) => {
      const question = { title: "Where does the new repository go?", corner, explain: "A folder that does not exist yet, or an empty one. Its name becomes the name of the project." };
      const reply = await type({ question, usual: folder, check: (text) => problem(() => checkFolder(text)) }, out);
      return reply.kind === "back" ? reply : { ...reply, value: { ...state, folder: reply.value === "" ? folder : reply.value } };
    },
  };
}

const namesOf = (modules: readonly ModuleSpec[]): string => modules.map(({ name }) => name).join(", ");
const storyText = `${namesOf(storyModules)} (an example with a call and an event)`;

function modulesStep({ out }: Session): Step<Asked> {
  return {
    applies: ({ told }) => told.modules === undefined && !told.fromFile,
    ask: async (state, corner, answered) => {
      const before = answered?.told.modules ?? storyModules;
      const question = {
        title: "Which modules does it begin with?",
        corner,
        explain: "A module is a business capability with an owner, a contract and tables of its own. Names with commas; `orders:uses=catalog:publishes=order-placed` says more about one. More can be added later.",
      };
      const reply = await type({ question, usual: before === storyModules ? storyText : namesOf(before), check: (text) => problem(() => readModules(text)) }, out);
      return withModules(reply, before, state);
    },
  };
}

function withModules(reply: Reply<string>, usual: readonly ModuleSpec[], state: Asked): Reply<Asked> {
  if (reply.kind === "back") return reply;
  const modules: readonly ModuleSpec[] = reply.value === "" ? usual : readModules(reply.value);
  const sources = [...state.told.sources, { input: { modules: modulesInProfile(modules) }, origin: "answered" } as const];
  return { ...reply, value: { ...state, told: { ...state.told, modules, sources } } };
}

/** What is wrong, in one line, or undefined. */
function problem(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return `${error.parts.what} ${error.parts.todo}`;
    throw error;
  }
}


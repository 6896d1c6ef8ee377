import { definePair } from "../../../../../define-option.ts";

export default definePair({
  values: (project) => ({ databases: project.apps.map((app) => `${project.snake}_${app.snake}`) }),
});

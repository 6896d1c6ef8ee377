import { defineOption } from "../../../define-option.ts";
import { composeServices, volumesOf } from "./compose.ts";

export default defineOption({
  title: "Docker",
  summary: "An image for each app, and compose for the production-like set on one machine.",
  order: 10,
  needs: { trait: ["images"] },
  contribute: () => ({
    commands: { image: "docker compose build" },
    imageIgnore: ["compose.yaml", "*.md"],
    updates: [
      { ecosystem: "docker", directory: "/apps/*" },
      { ecosystem: "docker-compose", directory: "/" },
    ],
    readme: [{ order: 40, title: "Everything at once", text: "`docker compose up --build --wait` builds and starts the production-like set; ports are in [compose.yaml](compose.yaml). `docker compose down --volumes` removes it." }],
  }),
  values: (_, system) => ({ services: composeServices(system), volumes: volumesOf(system) }),
});

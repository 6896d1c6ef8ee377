import type { FastifyInstance } from "fastify";
import type { Config } from "../config.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Needs no credentials. */
    public?: boolean;
  }
}

type Guard = (app: FastifyInstance, config: Config) => Promise<void>;

/** Who may call: everyone, as no authentication was chosen. */
export const guardAccess: Guard = () => Promise.resolve();

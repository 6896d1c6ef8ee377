/** What a backend under test and its callers need for authentication. */
export interface TestIdentity {
  readonly env: NodeJS.ProcessEnv;
  readonly headers: Readonly<Record<string, string>>;
}

export const testIdentity = (): Promise<TestIdentity> => Promise.resolve({ env: {}, headers: {} });

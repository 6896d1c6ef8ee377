const versionKeys = new Set(["dependencies", "devDependencies", "peerDependencies", "optionalDependencies", "engines", "packageManager"]);

/** Whether what stands at a key path are versions, by the names of packages. */
export function isVersions(path: readonly (string | number)[]): boolean {
  return path.some((key) => versionKeys.has(String(key)));
}

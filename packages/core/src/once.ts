/** What `make` gives, made once, when it is first asked for: most runs need few of the schemas, and building all of them is half of starting. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

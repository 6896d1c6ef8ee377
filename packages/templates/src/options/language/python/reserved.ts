const keywords =
  "and as assert async await break class continue def del elif else except false finally for from global if import in is lambda match none nonlocal not or pass raise return true try type while with yield";

/** Builtins and names of the generated code that an entity or a module would hide. */
export const taken: readonly string[] =
  "any application bool bytes compose contract copy database dict domain engine event events field fields float getattr http id infrastructure int json len list map metadata model name object page position property range rows sa schema schemas self service services set settings sorted store str super topic transaction transactions tuple uuid values version versions zip".split(" ");

/** Tables and schemas that a module has anyway. */
const tables = "alembic_version inbox_messages information_schema outbox_messages";

/** What no module, event or project may be called. */
export const reserved: readonly string[] = `${keywords} ${tables}`.split(" ");

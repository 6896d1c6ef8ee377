const keywords =
  "arguments as async await break case catch class const continue debugger default delete do else enum eval export extends false finally for from function get if implements import in instanceof interface let new null of package private protected public return set static super switch this throw true try type typeof undefined var void while with yield";

/** What no module, event or project may be called. */
export const reserved: readonly string[] = keywords.split(" ");

/** Globals and names of the generated code that an entity would hide. */
export const taken: readonly string[] =
  "array boolean buffer context database date error event failure function inbox map module name number object operation outbox page problem process promise record request response schema service store string symbol transaction url".split(" ");

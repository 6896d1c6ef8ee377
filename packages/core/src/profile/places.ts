import { nearest } from "../yaml/nearest.ts";

/** Countries by their two letters (ISO 3166-1, with the customary uk), and the European Union. */
const codes = new Set(
  ("ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz " +
    "ec ee eg eh er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz " +
    "la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py " +
    "qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw").split(" "),
);

/** What people write instead of the letters. */
const names: Readonly<Record<string, string>> = {
  europe: "eu", eea: "eu", "european-union": "eu", germany: "de", deutschland: "de", france: "fr", spain: "es", italy: "it", poland: "pl", sweden: "se", norway: "no", ireland: "ie", netherlands: "nl", austria: "at",
  switzerland: "ch", "united-kingdom": "uk", britain: "uk", england: "uk", usa: "us", america: "us", "united-states": "us", canada: "ca", mexico: "mx", brazil: "br", india: "in", china: "cn", japan: "jp", korea: "kr",
  singapore: "sg", indonesia: "id", australia: "au", israel: "il", emirates: "ae", "south-africa": "za",
};

/** A place as facts about regions write it: in lower case, and the United Kingdom by its customary letters. */
export function placeCode(said: string): string {
  const code = said.trim().toLowerCase();
  return code === "gb" ? "uk" : code;
}

/** Whether data can stay there: a country by its two letters, or the European Union. */
export function isPlace(code: string): boolean {
  return codes.has(code);
}

/** What to say about a word that is no place. */
export function noPlace(word: string): string {
  const guess = guessed(word);
  return `no place that is known: a country by its two letters (de, us, in) or eu expected${guess === undefined ? "" : `; did you mean "${guess}"?`}`;
}

/** `usa` and `us-east-1` mean us, `germanywestcentral` means de. */
function guessed(word: string): string | undefined {
  const [first = ""] = word.split(/[-_ ]/);
  if (first !== word && isPlace(placeCode(first))) return placeCode(first);
  const name = Object.keys(names).find((one) => one === word || (one.length > 4 && word.includes(one))) ?? nearest(word, Object.keys(names).filter((one) => one.length > 4));
  return name === undefined ? undefined : names[name];
}

/** The places of a text, as a list with commas says them, and what is wrong with the first that is none. */
export function readPlaces(text: string): { readonly places: readonly string[]; readonly fault?: string } {
  const places = text.split(",").map(placeCode).filter((one) => one !== "");
  const stranger = places.find((one) => !isPlace(one));
  return { places, ...(stranger === undefined ? {} : { fault: `${noPlace(stranger)}; it says "${stranger}"` }) };
}

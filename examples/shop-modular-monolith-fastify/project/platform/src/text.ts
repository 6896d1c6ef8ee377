import { z } from "zod";

/** How many characters a text has, as JSON Schema and PostgreSQL count: an emoji is one, not two. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** Text of 1 to `longest` characters on one line. Control characters and halves of a pair are refused: no store takes them all. */
export const singleLine = (longest: number) =>
  z
    .string()
    .min(1)
    // eslint-disable-next-line no-control-regex -- they are what this is about
    .regex(/^[^\u0000-\u001f\u007f]*$/, "Control characters are not allowed")
    .refine((text) => text.isWellFormed(), "Not valid Unicode")
    .refine((text) => lengthOf(text) <= longest, `Too long: at most ${longest.toString()} characters`)
    .meta({ maxLength: longest });

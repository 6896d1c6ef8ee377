import { z } from "zod";

/** Text of 1 to `longest` characters on one line. Control characters are refused; no store takes them all. */
export const singleLine = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    // eslint-disable-next-line no-control-regex -- they are what this is about
    .regex(/^[^\u0000-\u001f\u007f]*$/, "Control characters are not allowed");

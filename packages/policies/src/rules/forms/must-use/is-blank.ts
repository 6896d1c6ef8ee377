/** Nothing but comments and a word about itself: a file that is there so that its folder counts, as `__init__.py`. */
export function isBlank(text: string): boolean {
  return text.length < 2000 && text.replace(/^\ufeff?\s*(?:(?:#|\/\/)[^\n]*\s*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/\s*|"""[^"]*"""\s*)*(?:package [\w.]+;\s*)?/, "") === "";
}

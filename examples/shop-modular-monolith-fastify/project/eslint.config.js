import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(globalIgnores(["**/dist"]), js.configs.recommended, {
  files: ["**/*.ts"],
  extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
  languageOptions: { parserOptions: { projectService: true } },
  rules: {
    "@typescript-eslint/consistent-type-exports": "error",
    "@typescript-eslint/consistent-type-imports": "error",
    // Tables of Kysely must be types: an interface has no index signature.
    "@typescript-eslint/consistent-type-definitions": "off",
    "@typescript-eslint/switch-exhaustiveness-check": "error",
    // The compiler asks for the brackets (noPropertyAccessFromIndexSignature).
    "@typescript-eslint/dot-notation": "off",
    eqeqeq: "error",
    "max-lines": ["error", 300],
    "no-console": "error",
  },
});

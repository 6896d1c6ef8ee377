import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  {
    ignores: ["**/dist/**", "**/node_modules/**", "examples/**", "packages/templates/src/**/files/**", "packages/templates/src/**/seeds/**", "**/*.generated.ts", "**/fixtures/**", "**/.logs/**"],
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 3],
      "no-restricted-syntax": ["error", { selector: "TSEnumDeclaration", message: "A union of strings says the same without run-time code." }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  { files: ["**/*.test.ts"], rules: { "max-lines-per-function": "off", "max-params": "off" } },
  { files: ["packages/templates/src/options/**"], rules: { "max-lines-per-function": "off" } },
);

import { textFile, treeOf, type FileTree } from "@create-backend/core";
import { describe, expect, it } from "vitest";
import { proposeAgreement } from "./propose.ts";

const aTree = (files: Readonly<Record<string, string>>): FileTree => treeOf(Object.entries(files).map(([path, text]) => [path, textFile(text)] as const));

describe("services", () => {
  it("sees an interface by its markup where the compiler brings the library that draws it", () => {
    const page = (name: string): string => `import { Box } from "@chakra-ui/react";\nexport const ${name} = () => <Box>${name}</Box>;\n`;
    const files = {
      "backend/pyproject.toml": `[project]\nname = "app"\n`, "backend/Dockerfile": "FROM python:3.13\n", "backend/app/main.py": "import fastapi\napp = fastapi.FastAPI()\n", "backend/app/items.py": "ITEMS = 1\n",
      "frontend/package.json": "{}", "frontend/Dockerfile": "FROM nginx:1\n", "frontend/src/Page.tsx": page("Page"), "frontend/src/Row.tsx": page("Row"), "frontend/src/client.ts": "export {};\n", "frontend/src/models.ts": "export {};\n",
    };
    const { answers, modules, layout } = proposeAgreement(aTree(files), "shop").blueprint;
    expect([answers["language"], answers["framework"], modules.flatMap(({ path = [] }) => path).filter((path) => path.startsWith("frontend")), layout?.frontends]).toEqual(["python", "fastapi", [], ["frontend"]]);
  });

  it("takes every folder with an image of its own for a service, whatever its language calls a package", () => {
    const files = {
      "src/cart/Dockerfile": "FROM golang:1\n", "src/cart/go.mod": "module shop/cart\n", "src/cart/main.go": "package main\n\nfunc main() {}\n", "src/cart/store/store.go": "package store\n",
      "src/pay/Dockerfile": "FROM node:24\n", "src/pay/package.json": "{}", "src/pay/charge.js": "module.exports = 1;\n", "src/pay/server.js": `require("./charge");\n`,
      "src/mail/Dockerfile": "FROM python:3.13\n", "src/mail/requirements.txt": "grpcio==1.0\n", "src/mail/server.py": "import grpc\n",
      "src/advice/Dockerfile": "FROM python:3.13\n", "src/advice/requirements.txt": "grpcio==1.0\n", "src/advice/server.py": "import grpc\n",
      "src/advice/protos/Dockerfile": "FROM namely/protoc\n", "src/advice/protos/advice_pb2.py": "A = 1\n",
    };
    const { answers, modules, layout } = proposeAgreement(aTree(files), "shop").blueprint;
    expect([answers["decomposition"], modules.flatMap(({ path = [] }) => path), layout]).toEqual(["microservices", ["src/advice", "src/cart", "src/mail", "src/pay"], undefined]);
  });
});

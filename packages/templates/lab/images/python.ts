import { join } from "node:path";
import { uvProgram } from "../tools/installers.ts";
import { aptInstall, certificates, type StandIn } from "./workshop.ts";

const PYTHON = /^python:3\.13(?:\.\d+)?-(?:slim-)?trixie$/;
const UV = /^ghcr\.io\/astral-sh\/uv:([\w.-]+)$/;

/** Python 3.13 on Debian, which is trixie's own. */
export const python: StandIn = {
  matches: (reference) => PYTHON.test(reference),
  base: () => "debian:trixie-slim",
  async prepare(_reference, shop) {
    await Promise.resolve();
    shop.write("pip.conf", "[global]\ncert = /etc/ssl/certs/ca-certificates.crt\ndisable-pip-version-check = true\n");
    return `FROM debian:trixie-slim
${aptInstall("python3", "python3-pip", "python3-venv")}
RUN rm -f /usr/lib/python3*/EXTERNALLY-MANAGED && for name in python python3 python3.13; do ln -sf /usr/bin/python3.13 /usr/local/bin/$name; done && ln -sf /usr/bin/pip3 /usr/local/bin/pip && python --version
COPY pip.conf /etc/pip.conf
${certificates(shop)}
ENV REQUESTS_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt LANG=C.UTF-8
CMD ["python3"]`;
  },
};

/** uv alone, to be copied from. */
export const uv: StandIn = {
  matches: (reference) => UV.test(reference),
  async prepare(reference, shop) {
    const tag = UV.exec(reference)?.[1] ?? "";
    const found = await uvProgram(/^\d+\.\d+\.\d+$/.test(tag) ? tag : "0.13.9");
    await shop.take(join(found.folder, "uv"), "uv");
    await shop.take(join(found.folder, "uvx"), "uvx");
    return `FROM scratch\nCOPY uv uvx /\nENTRYPOINT ["/uv"]`;
  },
};

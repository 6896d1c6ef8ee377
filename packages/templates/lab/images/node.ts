import { join } from "node:path";
import { run } from "../processes.ts";
import { fromDebian, fromNpm, unpackedFromNpm } from "../tools/installers.ts";
import { aptInstall, certificates, type StandIn } from "./workshop.ts";

const NODE = /^node:(\d+)(?:\.[\d.]+)?-(?:trixie|bookworm)(?:-slim)?$/;
const DISTROLESS = /^gcr\.io\/distroless\/nodejs(\d+)-debian\d+(?::[\w-]+)?$/;

const entrypoint = `#!/bin/sh
set -e
if [ "\${1#-}" != "\${1}" ] || [ -z "$(command -v "\${1}")" ] || { [ -f "\${1}" ] && ! [ -x "\${1}" ]; }; then set -- node "$@"; fi
exec "$@"
`;

/** Node.js with npm on Debian, as the official image lays it out. */
export const node: StandIn = {
  matches: (reference) => NODE.test(reference),
  base: () => "debian:trixie-slim",
  async prepare(reference, shop) {
    const major = NODE.exec(reference)?.[1] ?? "26";
    const npm = await fromNpm("npm", "11");
    await shop.take(join(await unpackedFromNpm(`node-linux-${process.arch}`, major), "bin", "node"), "node");
    await shop.take(join(npm.folder, "..", "npm"), "npm");
    shop.write("npmrc", "cafile=/etc/ssl/certs/ca-certificates.crt\nupdate-notifier=false\n");
    shop.write("docker-entrypoint.sh", entrypoint, 0o755);
    return `FROM debian:trixie-slim
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node
${aptInstall("libstdc++6", "libatomic1")}
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx && ln -s node /usr/local/bin/nodejs && node --version && npm --version
COPY npmrc /usr/local/etc/npmrc
COPY docker-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
${certificates(shop)}
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt pnpm_config_pm_on_fail=ignore
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node"]`;
  },
};

const LIBRARIES = ["base-files", "ca-certificates", "libatomic1", "libc6", "libgcc-s1", "libssl3t64", "libstdc++6", "netbase", "tzdata"];

/** Node.js alone, without a shell or a package manager, as distroless lays it out. */
export const distrolessNode: StandIn = {
  matches: (reference) => DISTROLESS.test(reference),
  base: () => "debian:trixie-slim",
  async prepare(reference, shop) {
    const major = DISTROLESS.exec(reference)?.[1] ?? "26";
    const root = await fromDebian("trixie", LIBRARIES);
    await shop.take(join(await unpackedFromNpm(`node-linux-${process.arch}`, major), "bin", "node"), "node");
    const copied = await run(["cp", "-a", root, join(shop.folder, "root")], { seconds: 60 });
    if (copied.code !== 0) throw new Error(`cannot copy ${root}`);
    shop.write("passwd", "root:x:0:0:root:/root:/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n");
    shop.write("group", "root:x:0:\nnobody:x:65534:\nnonroot:x:65532:\n");
    const user = reference.endsWith("nonroot") ? "USER 65532\nWORKDIR /home/nonroot" : "WORKDIR /";
    return `FROM debian:trixie-slim AS home
RUN mkdir -p /made/home/nonroot && chown 65532:65532 /made/home/nonroot
FROM scratch
COPY root /
COPY node /nodejs/bin/node
COPY passwd group /etc/
COPY --from=home /made /
${certificates(shop)}
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/nodejs/bin
${user}
ENTRYPOINT ["/nodejs/bin/node"]`;
  },
};

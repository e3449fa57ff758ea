// k8s/portal against the image that the Dockerfile builds and the variables that docs/configuration.md lists.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { named } from "./tree.mjs";

// Named by the senders of this tree; said as long as the portal does not read them.
const AHEAD = new Set(["TIDEMARK_ARGOCD_CLUSTERS", "TIDEMARK_ARGOCD_NAMESPACE"]);

export function image(tree, report) {
  const objects = tree.objects.filter((o) => o.environment === "production" && o.application === "tidemark").map((o) => o.object);
  const deployment = objects.find((o) => o.kind === "Deployment");
  const settings = objects.find((o) => o.kind === "ConfigMap")?.data ?? {};
  if (!deployment) return;
  const { spec } = deployment.spec.template;
  const say = (text) => report.fault(`${named(deployment)}: ${text}`);
  const names = [...Object.keys(settings), ...[...spec.initContainers, ...spec.containers].flatMap((c) => (c.env ?? []).map((e) => e.name))];
  listed(tree, names.filter((name) => name.startsWith("TIDEMARK_")), say, report);
  built(tree, spec, settings, say);
  for (const container of [...spec.initContainers, ...spec.containers]) places(spec, container, settings, say);
}

function listed(tree, names, say, report) {
  const file = join(tree.root, "docs/configuration.md");
  if (!existsSync(file)) return;
  const known = new Set(readFileSync(file, "utf8").match(/TIDEMARK_[A-Z_]+/g));
  for (const name of names.filter((n) => !known.has(n)))
    if (AHEAD.has(name)) report.notice(`not yet read by the portal: ${name}`);
    else say(`${name} is not in docs/configuration.md`);
}

function built(tree, spec, settings, say) {
  const file = join(tree.root, "Dockerfile");
  if (!existsSync(file)) return;
  const text = readFileSync(file, "utf8");
  const last = (word) => text.match(new RegExp(`^${word} +(\\S+)$`, "gm"))?.at(-1).split(/ +/)[1];
  if (String(spec.securityContext.runAsUser) !== last("USER")) say(`runs as ${spec.securityContext.runAsUser}, the image is made for ${last("USER")}`);
  const ports = spec.containers.flatMap((c) => c.ports ?? []).map((p) => String(p.containerPort));
  for (const port of [last("EXPOSE"), settings.TIDEMARK_HTTP_PORT]) if (!ports.includes(port)) say(`does not open port ${port}`);
}

// The key comes from a secret that cannot be written to; what the program writes goes to folders that can.
function places(spec, { name, volumeMounts = [] }, settings, say) {
  const at = (path) => {
    const mount = volumeMounts.filter((m) => path === m.mountPath || path?.startsWith(`${m.mountPath}/`)).at(-1);
    return { mount, volume: spec.volumes.find((v) => v.name === mount?.name) };
  };
  for (const path of [settings.TIDEMARK_DATA_DIR, "/tmp"]) if (!at(path).volume?.emptyDir) say(`container ${name} cannot write to ${path}`);
  const key = at(settings.TIDEMARK_SIGNING_KEY_FILE);
  if (!key.volume?.secret || !key.mount.readOnly) say(`container ${name} does not get ${settings.TIDEMARK_SIGNING_KEY_FILE} from a secret, read-only`);
}

// Every container is restricted, probed and limited.
import { named } from "./tree.mjs";

export const podSpecs = (object) =>
  ({ Deployment: (o) => o.spec.template, StatefulSet: (o) => o.spec.template, DaemonSet: (o) => o.spec.template, Job: (o) => o.spec.template,
    CronJob: (o) => o.spec.jobTemplate.spec.template, Pod: (o) => o }[object.kind]?.(object));

export function containers(tree, report) {
  for (const { object } of tree.objects) {
    const template = podSpecs(object);
    if (!template) continue;
    const { spec } = template;
    const say = (text) => report.fault(`${named(object)}: ${text}`);
    if (spec.hostNetwork || spec.hostPID || spec.hostIPC) say("shares a namespace of the machine");
    if (spec.automountServiceAccountToken === undefined) say("automountServiceAccountToken is not decided");
    for (const volume of spec.volumes ?? []) if (volume.hostPath) say(`volume ${volume.name} is a folder of the machine`);
    for (const container of [...(spec.initContainers ?? []), ...spec.containers]) restricted(container, spec, say);
    for (const container of spec.containers) if (!["Job", "CronJob"].includes(object.kind)) probed(container, say);
  }
}

function restricted({ name, securityContext: own = {}, resources = {} }, spec, say) {
  const pod = spec.securityContext ?? {};
  if ((own.runAsNonRoot ?? pod.runAsNonRoot) !== true) say(`container ${name} may run as root`);
  if (!((own.runAsUser ?? pod.runAsUser) > 0)) say(`container ${name} has no numeric runAsUser above 0`);
  if (own.readOnlyRootFilesystem !== true) say(`container ${name} may write to its root filesystem`);
  if (own.allowPrivilegeEscalation !== false) say(`container ${name} may gain privileges`);
  if (own.privileged) say(`container ${name} is privileged`);
  if (!own.capabilities?.drop?.includes("ALL") || own.capabilities.add?.length) say(`container ${name} keeps capabilities`);
  if ((own.seccompProfile ?? pod.seccompProfile)?.type !== "RuntimeDefault") say(`container ${name} has no seccomp profile`);
  for (const what of ["cpu", "memory"]) {
    if (!resources.limits?.[what]) say(`container ${name} has no ${what} limit`);
    if (!resources.requests?.[what]) say(`container ${name} has no ${what} request`);
  }
}

function probed(container, say) {
  for (const probe of ["livenessProbe", "readinessProbe"]) if (!container[probe]) say(`container ${container.name} has no ${probe}`);
  const ports = new Set((container.ports ?? []).flatMap(({ name, containerPort }) => [name, containerPort]));
  for (const probe of ["startupProbe", "livenessProbe", "readinessProbe"]) {
    const port = (container[probe]?.httpGet ?? container[probe]?.tcpSocket)?.port;
    if (port !== undefined && !ports.has(port)) say(`container ${container.name}: ${probe} asks port ${port}, which it does not open`);
  }
}

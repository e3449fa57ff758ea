// Tidemark's own part: two replicas, everything beside them, and the right to look that is no more than that.
import { named } from "./tree.mjs";

const MAY = new Set([
  "argoproj.io/applications", "argoproj.io/applicationsets", "argoproj.io/appprojects", "/events", "events.k8s.io/events",
].flatMap((resource) => ["get", "list", "watch"].map((verb) => `${verb} ${resource}`)));
const MAY_NAMED = new Set(["get /configmaps argocd-cm", "get /configmaps argocd-cmd-params-cm"]);
const NEEDS = ["Deployment", "PodDisruptionBudget", "NetworkPolicy", "ServiceMonitor", "Cluster", "ExternalSecret", "HTTPRoute", "Role", "RoleBinding"];

export function portal(tree, report) {
  const objects = tree.objects.filter((o) => o.environment === "production" && o.application === "tidemark").map((o) => o.object);
  for (const kind of NEEDS) if (!objects.some((o) => o.kind === kind)) report.fault(`k8s/portal: no ${kind}`);
  const deployment = objects.find((o) => o.kind === "Deployment");
  if (deployment && deployment.spec.replicas < 2) report.fault(`${named(deployment)}: ${deployment.spec.replicas} replica, expected 2`);
  const probes = deployment?.spec.template.spec.containers[0];
  for (const [probe, path] of [["livenessProbe", "/q/health/live"], ["readinessProbe", "/q/health/ready"]])
    if (probes && probes[probe]?.httpGet?.path !== path) report.fault(`${named(deployment)}: ${probe} does not ask ${path}`);
  reached(objects, tree.of("production"), report);
  for (const { object } of tree.objects.filter((o) => ["tidemark", "tidemark-reader"].includes(o.application))) {
    if (/^Cluster(Role|RoleBinding)$/.test(object.kind)) report.fault(`${named(object)}: the portal needs nothing cluster-wide`);
    if (object.kind === "Role") rights(object, report);
  }
}

// Whoever tells Tidemark something calls one name: its route takes it, and the gateway has a certificate for it.
function reached(objects, all, report) {
  const url = objects.find((o) => o.kind === "ConfigMap")?.data?.TIDEMARK_PUBLIC_URL ?? "";
  const host = url.replace(/^https:\/\//, "");
  if (!objects.some((o) => o.kind === "HTTPRoute" && o.spec.hostnames?.includes(host))) report.fault(`k8s/portal: no route takes ${url}, which TIDEMARK_PUBLIC_URL names`);
  if (!all.some((o) => o.kind === "Certificate" && o.spec.dnsNames?.includes(host))) report.fault(`production: no certificate is for ${host}, which TIDEMARK_PUBLIC_URL names`);
}

function rights(role, report) {
  const given = new Set(), named_ = new Set();
  for (const { apiGroups, resources, resourceNames, verbs } of role.rules)
    for (const group of apiGroups) for (const resource of resources) for (const verb of verbs)
      if (resourceNames) for (const name of resourceNames) named_.add(`${verb} ${group}/${resource} ${name}`);
      else given.add(`${verb} ${group}/${resource}`);
  const say = (text) => report.fault(`${named(role)}: ${text}`);
  for (const right of given) if (!MAY.has(right)) say(`may ${right}, more than looking at Argo CD`);
  for (const right of named_) if (!MAY_NAMED.has(right)) say(`may ${right}, more than looking at Argo CD`);
  for (const right of MAY) if (!given.has(right)) say(`may not ${right}, which the watch needs`);
  for (const right of MAY_NAMED) if (!named_.has(right)) say(`may not ${right}, which the doctor needs`);
}

// The order of a bootstrap: waves between Applications, phases inside wave 3, waves inside wave 0.
import { ENVIRONMENTS, named, wave } from "./tree.mjs";

const WAVES = { infrastructure: 0, postgresql: 1, redis: 1, rabbitmq: 1, "api-services": 3 };
const PHASES = { auth: 1, my: 1, scan: 1, character: 2, location: 2, info: 3, chat: 3 };
// The last place is for every kind that an operator of the place before brings.
const INSIDE = [(o) => o.kind === "Namespace", (o) => o.kind === "NetworkPolicy", (o) => o.kind === "Application", () => true];
export const OPERATORS_BRING = /^(argoproj\.io|cert-manager\.io|external-secrets\.io|gateway\.networking\.k8s\.io|monitoring\.coreos\.com|postgresql\.cnpg\.io)\//;

export function order(tree, report) {
  for (const environment of ENVIRONMENTS) {
    const children = tree.objects.filter((o) => o.environment === environment && o.application === "root").map((o) => o.object);
    const applications = children.filter(({ kind }) => kind === "Application" || kind === "ApplicationSet");
    for (const [name, expected] of Object.entries(WAVES)) {
      const child = applications.find(({ metadata }) => metadata.name === name);
      if (!child) report.fault(`${environment}: the root has no child ${name}`);
      else if (wave(child) !== expected) report.fault(`${environment}/${name}: wave ${wave(child)}, expected ${expected}`);
    }
    for (const child of applications)
      if (child.metadata.annotations?.["argocd.argoproj.io/sync-wave"] === undefined)
        report.fault(`${environment}/${child.metadata.name}: a child of the root without a sync-wave annotation`);
    for (const child of children.filter(({ kind }) => kind === "ConfigMap" || kind === "AppProject"))
      if (wave(child) >= 0) report.fault(`${named(child)}: wave ${wave(child)}, but Argo CD's own settings come before wave 0`);
    if (children.some(({ metadata }) => metadata.labels?.component === "portal"))
      report.fault(`${environment}: the portal is a child of the root, where it can block a wave and be blocked`);
    inside(tree, environment, report);
  }
  for (const { environment, set, generated } of tree.sets) phases(environment, set, generated, report);
  applyAtOnce(tree, report);
}

function inside(tree, environment, report) {
  const objects = tree.objects.filter((o) => o.environment === environment && o.application === "infrastructure").map((o) => o.object);
  const places = INSIDE.map(() => []);
  for (const object of objects) places[INSIDE.findIndex((is) => is(object))].push(object);
  gatewayFirst(objects, report);
  for (let i = 1; i < places.length; i++) {
    const before = Math.max(...places[i - 1].map(wave));
    for (const object of places[i])
      if (wave(object) <= before)
        report.fault(`${named(object)}: wave ${wave(object)} inside infrastructure, expected after ${before} (namespaces, network policies, operators, the rest)`);
  }
}

// cert-manager looks for the Gateway API at its start, and ends itself where there is none; Traefik's chart brings it.
function gatewayFirst(objects, report) {
  const at = (name) => objects.find((o) => o.kind === "Application" && o.metadata.name === name);
  const [first, then] = [at("traefik"), at("cert-manager")];
  if (first && then && wave(then) <= wave(first)) report.fault(`${named(then)}: wave ${wave(then)}, expected after traefik`);
}

// Argo CD tries a sync without effect first, and fails on a kind that an operator is yet to bring.
function applyAtOnce(tree, report) {
  for (const { application, object } of tree.objects)
    if (["infrastructure", "tidemark"].includes(application) && OPERATORS_BRING.test(object.apiVersion) && !object.apiVersion.startsWith("argoproj.io/")
      && !/SkipDryRunOnMissingResource=true/.test(object.metadata.annotations?.["argocd.argoproj.io/sync-options"] ?? ""))
      report.fault(`${named(object)}: needs sync-option SkipDryRunOnMissingResource=true, its kind does not exist at the first sync`);
}

function phases(environment, set, generated, report) {
  const where = `${environment}/${set.metadata.name}`;
  if (set.spec.strategy?.type !== "RollingSync") return report.fault(`${where}: strategy is not RollingSync, so there are no phases`);
  const steps = set.spec.strategy.rollingSync?.steps ?? [];
  const found = {};
  for (const { metadata } of generated) {
    const domain = metadata.labels?.domain ?? metadata.name;
    const selecting = steps.map((step, i) => (selects(step, metadata.labels ?? {}) ? i + 1 : 0)).filter(Boolean);
    if (selecting.length !== 1) report.fault(`${where}: ${domain} is selected by ${selecting.length} phases, must be exactly one`);
    else found[domain] = selecting[0];
  }
  for (const [domain, phase] of Object.entries(PHASES))
    if (found[domain] === undefined) report.fault(`${where}: no Application for domain ${domain}`);
    else if (found[domain] !== phase) report.fault(`${where}: ${domain} is in phase ${found[domain]}, expected ${phase}`);
  for (const domain of Object.keys(found))
    if (!(domain in PHASES)) report.notice(`${where}: ${domain} is a domain that this check does not know, in phase ${found[domain]}`);
}

function selects({ matchExpressions = [] }, labels) {
  return matchExpressions.every(({ key, operator, values }) =>
    operator === "In" ? values.includes(labels[key]) : operator === "NotIn" && !values.includes(labels[key]));
}

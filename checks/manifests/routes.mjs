// The way of a request: route, service, port, pod; and of a scrape: monitor, service, port.
import { ENVIRONMENTS, named } from "./tree.mjs";
import { podSpecs } from "./containers.mjs";
import { matches } from "./references.mjs";

// Scraped in a namespace that this tree does not fill.
const FOREIGN = ["argocd"];

export function routes(tree, report) {
  for (const environment of ENVIRONMENTS) {
    const objects = tree.of(environment);
    for (const object of objects) {
      const say = (text) => report.fault(`${named(object)}: ${text}`);
      if (object.kind === "Service") service(object, objects, say);
      if (object.kind === "HTTPRoute") route(object, objects, say);
      if (object.kind === "ServiceMonitor") monitor(object, objects, say);
    }
  }
}

export const podsBehind = (service, objects) => objects.filter((o) =>
  o.metadata.namespace === service.metadata.namespace && podSpecs(o) && service.spec.selector && matches({ matchLabels: service.spec.selector }, podSpecs(o).metadata.labels));

function service(object, objects, say) {
  const slices = objects.filter((o) => o.kind === "EndpointSlice" && o.metadata.namespace === object.metadata.namespace
    && o.metadata.labels?.["kubernetes.io/service-name"] === object.metadata.name);
  const pods = podsBehind(object, objects);
  if (pods.length === 0 && slices.length === 0) return say("neither a pod nor an EndpointSlice stands behind it");
  for (const { name, targetPort } of object.spec.ports) {
    for (const pod of pods) if (containerPort(pod, targetPort) === undefined) say(`port ${name} goes to ${targetPort}, which ${named(pod)} does not open`);
    for (const slice of slices)
      if (!slice.ports.some((p) => p.name === name && p.port === targetPort)) say(`port ${name} (${targetPort}) is not in its EndpointSlice`);
  }
}

export function containerPort(pod, port) {
  return podSpecs(pod).spec.containers.flatMap((c) => c.ports ?? []).find((p) => p.name === port || p.containerPort === port)?.containerPort;
}

function route(object, objects, say) {
  const { namespace } = object.metadata;
  for (const parent of object.spec.parentRefs ?? []) {
    const gateway = objects.find((o) => o.kind === "Gateway" && o.metadata.name === parent.name && o.metadata.namespace === (parent.namespace ?? namespace));
    const listener = gateway?.spec.listeners.find((l) => l.name === parent.sectionName);
    if (!listener) { say(`there is no listener ${parent.sectionName} of gateway ${parent.name}`); continue; }
    const { from, selector } = listener.allowedRoutes.namespaces;
    const home = objects.find((o) => o.kind === "Namespace" && o.metadata.name === namespace);
    if (from === "Same" ? gateway.metadata.namespace !== namespace : !matches(selector, home?.metadata.labels)) say(`listener ${listener.name} takes no routes from namespace ${namespace}`);
  }
  for (const { name, port } of object.spec.rules.flatMap((rule) => rule.backendRefs ?? [])) {
    const backend = objects.find((o) => o.kind === "Service" && o.metadata.namespace === namespace && o.metadata.name === name);
    if (!backend?.spec.ports.some((p) => p.port === port)) say(`service ${name} with port ${port} does not exist`);
  }
}

function monitor(object, objects, say) {
  const namespaces = object.spec.namespaceSelector?.matchNames ?? [object.metadata.namespace];
  if (namespaces.every((name) => FOREIGN.includes(name))) return;
  const services = objects.filter((o) => o.kind === "Service" && namespaces.includes(o.metadata.namespace) && matches(object.spec.selector, o.metadata.labels));
  if (services.length === 0) say("selects no service");
  for (const { port } of object.spec.endpoints)
    for (const found of services) if (!found.spec.ports.some((p) => p.name === port)) say(`service ${found.metadata.name} has no port named ${port}`);
}

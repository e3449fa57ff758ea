// Default-deny everywhere, exceptions that meet something, and the ways that must be open.
import { ENVIRONMENTS, named } from "./tree.mjs";
import { podSpecs } from "./containers.mjs";
import { matches } from "./references.mjs";
import { containerPort, podsBehind } from "./routes.mjs";

// Pods that an operator makes: this tree selects them by labels that the operator promises.
const BY_OPERATORS = [
  { namespace: "ingress", labels: { "app.kubernetes.io/name": "traefik" } },
  { namespace: "ingress", labels: { "acme.cert-manager.io/http01-solver": "true" } },
  { namespace: "cert-manager", labels: { "app.kubernetes.io/name": "cert-manager" } },
  { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } },
  { namespace: "external-secrets", labels: { "app.kubernetes.io/name": "external-secrets" } },
  { namespace: "cnpg-system", labels: { "app.kubernetes.io/name": "cloudnative-pg" } },
  { namespace: "tidemark", labels: { "cnpg.io/cluster": "tidemark-database" } },
];
const GIVEN = [{ name: "kube-system" }, { name: "argocd" }];
const everything = (policy) => Object.keys(policy.spec.podSelector).length === 0;

export function network(tree, report) {
  for (const environment of ENVIRONMENTS) {
    const objects = tree.of(environment);
    const policies = objects.filter((o) => o.kind === "NetworkPolicy");
    const namespaces = [...GIVEN, ...objects.filter((o) => o.kind === "Namespace").map((o) => o.metadata)]
      .map(({ name, labels }) => ({ name, labels: { ...labels, "kubernetes.io/metadata.name": name } }));
    const pods = [...BY_OPERATORS, ...objects.filter(podSpecs).map((o) => ({ namespace: o.metadata.namespace, labels: podSpecs(o).metadata.labels, object: o }))];
    for (const { name } of namespaces.filter(({ name }) => name !== "kube-system")) denied(name, environment, policies, pods, report);
    for (const policy of policies) exception(policy, pods, namespaces, report);
    for (const service of objects.filter((o) => o.kind === "Service")) opened(service, objects, policies, namespaces, report);
    databases(objects, policies, environment, report);
  }
}

// A namespace in which no pod ever runs here (the reader's, in staging) needs no policy.
function denied(namespace, environment, policies, pods, report) {
  if (!pods.some((pod) => pod.object && pod.namespace === namespace) && namespace === "tidemark") return;
  const own = policies.filter((p) => p.metadata.namespace === namespace && everything(p));
  const both = own.some((p) => !p.spec.ingress && !p.spec.egress && ["Ingress", "Egress"].every((t) => p.spec.policyTypes?.includes(t)));
  if (!both) report.fault(`${environment}: namespace ${namespace} has no default-deny policy for both directions`);
  if (!own.some((p) => p.spec.egress?.some((rule) => rule.ports?.some((port) => port.port === 53)))) report.fault(`${environment}: namespace ${namespace} cannot resolve names (no allow-dns)`);
}

function exception(policy, pods, namespaces, report) {
  const { namespace } = policy.metadata;
  const say = (text) => report.fault(`${named(policy)}: ${text}`);
  const selected = pods.filter((pod) => pod.namespace === namespace && matches(policy.spec.podSelector, pod.labels));
  if (!everything(policy) && selected.length === 0) say("selects no pod");
  if (policy.spec.ingress?.some((r) => !r.from) || policy.spec.egress?.some((r) => !r.to)) say("opens a direction to everyone");
  if ([...(policy.spec.ingress ?? []), ...(policy.spec.egress ?? [])].some((r) => !r.ports?.length)) say("opens every port");
  for (const peer of [...(policy.spec.ingress ?? []).flatMap((r) => r.from ?? []), ...(policy.spec.egress ?? []).flatMap((r) => r.to ?? [])])
    if (peer.namespaceSelector && !namespaces.some(({ labels }) => matches(peer.namespaceSelector, labels))
      && !Object.values(peer.namespaceSelector.matchLabels ?? {}).includes("tidemark")) say(`names a namespace that does not exist: ${JSON.stringify(peer.namespaceSelector.matchLabels)}`);
  for (const { object } of selected.filter((pod) => pod.object && !everything(policy)))
    for (const { port } of (policy.spec.ingress ?? []).flatMap((r) => r.ports ?? []))
      if (containerPort(object, port) === undefined) say(`lets port ${port} in, which ${named(object)} does not open`);
}

const admits = (policies, pod, from, port) => policies.some((p) => p.metadata.namespace === pod.metadata.namespace && matches(p.spec.podSelector, podSpecs(pod).metadata.labels)
  && (p.spec.ingress ?? []).some((rule) => rule.ports?.some((x) => x.port === port) && rule.from?.some((peer) => peer.namespaceSelector && matches(peer.namespaceSelector, from.labels))));

// A service with a route must be open to the gateway, one with a monitor to Prometheus.
function opened(service, objects, policies, namespaces, report) {
  const { namespace, name } = service.metadata;
  const wanted = [
    ["ingress", objects.some((o) => o.kind === "HTTPRoute" && o.metadata.namespace === namespace && o.spec.rules.some((r) => r.backendRefs?.some((b) => b.name === name)))],
    ["monitoring", objects.some((o) => o.kind === "ServiceMonitor" && o.metadata.namespace === namespace && matches(o.spec.selector, service.metadata.labels))],
  ];
  for (const pod of podsBehind(service, objects)) for (const [from, is] of wanted) {
    const home = namespaces.find((n) => n.name === from);
    const port = containerPort(pod, service.spec.ports[0].targetPort);
    if (is && home && !admits(policies, pod, home, port)) report.fault(`${named(service)}: no network policy lets ${from} reach port ${port} of ${named(pod)}`);
  }
}

// A policy to a database names the address behind the Service, on the Service's port.
function databases(objects, policies, environment, report) {
  for (const slice of objects.filter((o) => o.kind === "EndpointSlice")) {
    const name = slice.metadata.labels["kubernetes.io/service-name"];
    for (const policy of policies.filter((p) => p.metadata.name.endsWith(`-to-${name}`)))
      for (const { port } of slice.ports) for (const address of slice.endpoints.flatMap((e) => e.addresses))
        if (!policy.spec.egress?.some((rule) => rule.to?.some((peer) => peer.ipBlock?.cidr === `${address}/32`) && rule.ports?.some((p) => p.port === port)))
          report.fault(`${environment}: ${named(policy)} does not open ${address}:${port}, where ${name} is`);
  }
}

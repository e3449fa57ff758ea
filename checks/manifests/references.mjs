// Names that point to other objects: selectors, accounts, config maps, secrets, stores, namespaces.
import { ENVIRONMENTS, named } from "./tree.mjs";
import { podSpecs } from "./containers.mjs";

export const matches = (selector, labels = {}) =>
  Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value)
  && (selector?.matchExpressions ?? []).every(({ key, operator, values }) => operator === "Exists" ? key in labels : operator === "In" && values.includes(labels[key]));

// Namespaces that the cluster's installation brings, and that this tree only writes into.
const GIVEN = ["argocd", "kube-system"];

export function references(tree, report) {
  for (const environment of ENVIRONMENTS) {
    const objects = tree.of(environment);
    const find = (kind, namespace, name) => objects.some((o) => o.kind === kind && o.metadata.namespace === namespace && o.metadata.name === name);
    const secrets = (namespace, name) => objects.some((o) => o.kind === "ExternalSecret" && o.metadata.namespace === namespace && (o.spec.target?.name ?? o.metadata.name) === name);
    const namespaces = new Set([...GIVEN, ...objects.filter((o) => o.kind === "Namespace").map((o) => o.metadata.name)]);
    const seen = new Set();
    for (const object of objects) {
      const { namespace } = object.metadata;
      const say = (text) => report.fault(`${named(object)}: ${text}`);
      const identity = `${object.apiVersion.split("/")[0]} ${named(object)}`;
      if (seen.has(identity)) say(`two Applications of ${environment} own it`);
      seen.add(identity);
      if (namespace && !namespaces.has(namespace)) say(`namespace ${namespace} is made by nobody`);
      if (object.kind === "Application" && object.spec.destination.namespace && !namespaces.has(object.spec.destination.namespace)) say(`destination ${object.spec.destination.namespace} is made by nobody`);
      const template = podSpecs(object);
      if (template) pod(object, template, { find, secrets, say });
      if (object.kind === "PodDisruptionBudget") budget(object, objects, say);
      if (object.kind === "ExternalSecret") store(object, objects, say);
      if (object.kind === "RoleBinding" || object.kind === "ClusterRoleBinding") binding(object, find, say);
      if (object.kind === "Prometheus" && !find("ServiceAccount", namespace, object.spec.serviceAccountName)) say(`service account ${object.spec.serviceAccountName} does not exist`);
      if (object.kind === "Cluster") for (const name of [object.spec.bootstrap.initdb.secret.name, ...object.spec.managed.roles.map((r) => r.passwordSecret.name)])
        if (!secrets(namespace, name)) say(`secret ${name} is fetched by nobody`);
    }
  }
}

function pod(object, { metadata, spec }, { find, secrets, say }) {
  const { namespace } = object.metadata;
  if (object.spec.selector && !matches(object.spec.selector, metadata?.labels)) say("its selector does not match its own pods");
  if (!spec.serviceAccountName || !find("ServiceAccount", namespace, spec.serviceAccountName)) say(`service account ${spec.serviceAccountName} does not exist`);
  const all = [...(spec.initContainers ?? []), ...spec.containers];
  const from = all.flatMap(({ envFrom = [], env = [] }) => [...envFrom, ...env.map((e) => e.valueFrom ?? {})]);
  const maps = [...from.map((f) => (f.configMapRef ?? f.configMapKeyRef)?.name), ...(spec.volumes ?? []).map((v) => v.configMap?.name)];
  const wanted = [...from.map((f) => (f.secretRef ?? f.secretKeyRef)?.name), ...(spec.volumes ?? []).map((v) => v.secret?.secretName), ...(spec.imagePullSecrets ?? []).map((s) => s.name)];
  for (const name of maps.filter(Boolean)) if (!find("ConfigMap", namespace, name)) say(`config map ${name} does not exist`);
  for (const name of wanted.filter(Boolean)) if (!secrets(namespace, name)) say(`secret ${name} is fetched by nobody`);
  const volumes = new Set((spec.volumes ?? []).map((v) => v.name));
  for (const { name } of all.flatMap((c) => c.volumeMounts ?? [])) if (!volumes.has(name)) say(`volume ${name} does not exist`);
}

function budget(object, objects, say) {
  const { namespace } = object.metadata;
  if (!objects.some((o) => o.metadata.namespace === namespace && podSpecs(o) && matches(object.spec.selector, podSpecs(o).metadata.labels))) say("its selector matches no pod");
}

function store(object, objects, say) {
  const { kind = "SecretStore", name } = object.spec.secretStoreRef;
  const found = objects.find((o) => o.kind === kind && o.metadata.name === name);
  if (!found) return say(`${kind} ${name} does not exist`);
  const allowed = (found.spec.conditions ?? []).flatMap((c) => c.namespaces ?? []);
  if (!allowed.includes(object.metadata.namespace)) say(`${kind} ${name} does not serve namespace ${object.metadata.namespace}`);
}

function binding(object, find, say) {
  const { kind, name } = object.roleRef;
  if (!find(kind, kind === "Role" ? object.metadata.namespace : undefined, name)) say(`${kind} ${name} does not exist`);
  for (const subject of object.subjects ?? [])
    if (subject.kind === "ServiceAccount" && !find("ServiceAccount", subject.namespace, subject.name)) say(`service account ${subject.namespace}/${subject.name} does not exist`);
}

// What each Application may do: its project must exist, must not be `default`, and must permit each object.
import { ENVIRONMENTS, named } from "./tree.mjs";

const CLUSTER_WIDE = new Set([
  "Namespace", "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "StorageClass", "ClusterSecretStore", "ClusterIssuer", "GatewayClass",
]);

export function projects(tree, report) {
  for (const environment of ENVIRONMENTS) {
    const known = new Map(tree.of(environment).filter((o) => o.kind === "AppProject").map((o) => [o.metadata.name, o.spec]));
    emptyDefault(environment, known.get("default"), report);
    for (const { application } of tree.applications.filter((a) => a.environment === environment)) {
      const { name } = application.metadata;
      const { project, source, destination } = application.spec;
      if (project === "default" || !project) report.fault(`${environment}/${name}: uses the project default`);
      const spec = known.get(project);
      if (!spec) { report.fault(`${environment}/${name}: project ${project} does not exist`); continue; }
      if (!spec.sourceRepos?.includes(source.repoURL)) report.fault(`${environment}/${name}: project ${project} does not permit the source ${source.repoURL}`);
      if (destination.namespace && !permits(spec, destination.namespace)) report.fault(`${environment}/${name}: project ${project} does not permit the namespace ${destination.namespace}`);
      policy(environment, application, report);
      for (const entry of tree.objects.filter((o) => o.environment === environment && o.application === name)) permitted(spec, project, entry.object, report);
    }
  }
}

function emptyDefault(environment, spec, report) {
  if (!spec) report.fault(`${environment}: AppProject default is not emptied, and Argo CD makes it with every right`);
  else if (spec.sourceRepos?.length || spec.destinations?.length || spec.clusterResourceWhitelist?.length)
    report.fault(`${environment}: AppProject default permits something`);
}

const permits = (spec, namespace) => (spec.destinations ?? []).some((d) => d.namespace === namespace);
const listed = (list, object) => list.some(({ group, kind }) => kind === object.kind && group === (object.apiVersion.includes("/") ? object.apiVersion.split("/")[0] : ""));

function permitted(spec, project, object, report) {
  if (CLUSTER_WIDE.has(object.kind)) {
    if (!listed(spec.clusterResourceWhitelist ?? [], object)) report.fault(`${named(object)}: project ${project} does not permit this cluster-wide kind`);
    return;
  }
  if (!object.metadata.namespace) report.fault(`${named(object)}: has no namespace`);
  else if (!permits(spec, object.metadata.namespace)) report.fault(`${named(object)}: project ${project} does not permit this namespace`);
  if (spec.namespaceResourceWhitelist && !listed(spec.namespaceResourceWhitelist, object)) report.fault(`${named(object)}: project ${project} does not permit this kind`);
}

// Infrastructure repairs itself; a generated domain must name prune for its rolling sync.
function policy(environment, application, report) {
  const { automated } = application.spec.syncPolicy ?? {};
  const { name, labels } = application.metadata;
  if (!automated?.prune) report.fault(`${environment}/${name}: syncPolicy.automated.prune is not on`);
  if (labels?.component !== "api-service" && !automated?.selfHeal) report.fault(`${environment}/${name}: syncPolicy.automated.selfHeal is not on`);
}

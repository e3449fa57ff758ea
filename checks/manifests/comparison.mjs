// What Argo CD does not see, and what it would see as drift although nobody changed anything.
import { yaml } from "./tools.mjs";
import { ENVIRONMENTS, named } from "./tree.mjs";
import { OPERATORS_BRING } from "./order.mjs";

export function comparison(tree, report) {
  for (const environment of ENVIRONMENTS) {
    const settings = tree.of(environment).find((o) => o.kind === "ConfigMap" && o.metadata.name === "argocd-cm")?.data ?? {};
    const exclusions = yaml.parse(settings["resource.exclusions"] ?? "") ?? [];
    if (exclusions.length === 0) report.fault(`${environment}: argocd-cm has no resource.exclusions, and Argo CD's own exclude EndpointSlice`);
    for (const object of tree.of(environment)) {
      const group = object.apiVersion.includes("/") ? object.apiVersion.split("/")[0] : "";
      if (exclusions.some((rule) => rule.apiGroups.includes(group) && rule.kinds.includes(object.kind)))
        report.fault(`${named(object)}: argocd-cm excludes this kind, so Argo CD never applies it`);
    }
    for (const { application } of tree.applications.filter((a) => a.environment === environment)) defaults(tree, environment, application, report);
  }
}

// Defaults of a definition inside lists look like drift, and drift starts a roll-out.
function defaults(tree, environment, { metadata }, report) {
  const custom = tree.objects.find((o) => o.environment === environment && o.application === metadata.name
    && OPERATORS_BRING.test(o.object.apiVersion) && !o.object.apiVersion.startsWith("argoproj.io/"));
  if (custom && !/ServerSideDiff=true/.test(metadata.annotations?.["argocd.argoproj.io/compare-options"] ?? ""))
    report.fault(`${environment}/${metadata.name}: needs compare-options ServerSideDiff=true for ${named(custom.object)}`);
}

// Staging follows main, production one release tag, charts an exact version.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { yaml } from "./tools.mjs";

const EXACT = /^v?\d+\.\d+\.\d+$/;

export function releases(tree, report) {
  const repositories = new Set(tree.applications.filter(({ application }) => application.spec.source.path).map(({ application }) => application.spec.source.repoURL));
  if (repositories.size > 1) report.fault(`paths come from ${repositories.size} repositories: ${[...repositories].join(", ")}`);
  const tag = releaseTag(tree);
  if (!EXACT.test(tag)) report.fault(`argocd/environments/production/release.yaml: ${tag} is not an exact version`);
  for (const { environment, application, parent } of tree.applications) {
    const { chart, targetRevision } = application.spec.source;
    const where = `${environment}/${application.metadata.name}`;
    if (chart) {
      if (!EXACT.test(targetRevision)) report.fault(`${where}: chart version ${targetRevision} is not exact`);
    } else if (parent === null || environment === "staging") {
      if (targetRevision !== "main") report.fault(`${where}: follows ${targetRevision}, expected main`);
    } else if (parent === "portal") {
      if (!EXACT.test(targetRevision)) report.fault(`${where}: follows ${targetRevision}, expected a release tag`);
    } else if (targetRevision !== tag) report.fault(`${where}: follows ${targetRevision}, expected the release tag ${tag}`);
  }
  for (const { environment, set } of tree.sets) {
    const expected = environment === "production" ? tag : "main";
    for (const { git } of set.spec.generators)
      if (git?.revision !== expected) report.fault(`${environment}/${set.metadata.name}: reads domains at ${git?.revision}, expected ${expected}`);
  }
  sameRoots(tree, report);
  oneDomainEach(tree, report);
}

function releaseTag(tree) {
  return yaml.parse(readFileSync(join(tree.root, "argocd/environments/production/release.yaml"), "utf8")).data.tag;
}

function sameRoots(tree, report) {
  const read = (file) => {
    const root = yaml.parse(readFileSync(join(tree.root, file), "utf8"));
    delete root.spec.source.path;
    return JSON.stringify(root);
  };
  if (read("argocd/root-app.yaml") !== read("argocd/root-app-production.yaml"))
    report.fault("argocd/root-app-production.yaml differs from root-app.yaml in more than its path");
}

// A change under k8s/overlays/auth may touch the Application auth and no other.
function oneDomainEach(tree, report) {
  for (const { application } of tree.applications) {
    const { path } = application.spec.source;
    if (!path?.startsWith("k8s/overlays/")) continue;
    const paths = application.metadata.annotations?.["argocd.argoproj.io/manifest-generate-paths"];
    if (paths !== ".;/k8s/base") report.fault(`${application.metadata.name}: manifest-generate-paths is ${paths}, expected .;/k8s/base`);
    const name = path.split("/")[2];
    for (const { object, path: from } of tree.objects)
      if (from === path && object.metadata.namespace !== name) report.fault(`${path}: ${object.kind} ${object.metadata.name} is in namespace ${object.metadata.namespace}, expected ${name}`);
  }
}

// Walks from the root applications to every object, the way Argo CD does.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build, inputs } from "./kustomize.mjs";
import { yaml } from "./tools.mjs";

// What a person applies by hand at bootstrap, and for which cluster.
export const ROOTS = [
  { file: "argocd/root-app.yaml", environment: "staging" },
  { file: "argocd/root-app-production.yaml", environment: "production" },
  { file: "argocd/portal/root-app-staging.yaml", environment: "staging" },
  { file: "argocd/portal/root-app.yaml", environment: "production" },
];

// {{ .a.b }} of the ApplicationSet's template, with missingkey=error.
function render(template, parameters) {
  return JSON.parse(JSON.stringify(template), (_, value) =>
    typeof value !== "string" ? value : value.replace(/\{\{\s*\.([\w.]+)\s*\}\}/g, (_all, path) => {
      const found = path.split(".").reduce((at, key) => at?.[key], parameters);
      if (found === undefined) throw new Error(`the template asks for .${path}, which a domain.yaml does not have`);
      return String(found);
    }));
}

export class Tree {
  applications = []; // { environment, application, parent, set? }
  sets = []; // { environment, set, generated }
  objects = []; // { environment, application (name), object }
  files = new Set();

  constructor(root, report) {
    this.root = root;
    this.report = report;
    for (const { file, environment } of ROOTS) {
      const path = join(root, file);
      if (!existsSync(path)) {
        report.fault(`${file}: missing, so nothing of ${environment} can be reached`);
        continue;
      }
      this.files.add(path);
      const application = this.read(file);
      if (application) this.walk(environment, application, null);
    }
  }

  read(file) {
    try {
      return yaml.parse(readFileSync(join(this.root, file), "utf8"));
    } catch (error) {
      this.report.fault(`${file}: ${error.message.split("\n")[0]}`);
      return undefined;
    }
  }

  walk(environment, application, parent) {
    const name = application.metadata.name;
    this.applications.push({ environment, application, parent });
    const source = application.spec?.source ?? {};
    if (source.path === undefined) return; // a chart: its objects are not ours
    if (!existsSync(join(this.root, source.path, "kustomization.yaml"))) {
      this.report.fault(`${environment}/${name}: ${source.path} has no kustomization.yaml`);
      return;
    }
    for (const file of inputs(join(this.root, source.path))) this.files.add(file);
    let objects = [];
    try {
      objects = build(this.root, source.path, source.kustomize?.patches);
    } catch (error) {
      this.report.fault(`${source.path}: kustomize: ${error.message}`);
    }
    for (const object of objects) this.take(environment, application, object);
  }

  take(environment, application, object) {
    this.objects.push({ environment, application: application.metadata.name, object, path: application.spec.source.path });
    if (object.kind === "Application") this.walk(environment, object, application.metadata.name);
    if (object.kind === "ApplicationSet") this.generate(environment, application, object);
  }

  generate(environment, parent, set) {
    const generated = [];
    for (const { files = [] } of (set.spec.generators ?? []).map((generator) => generator.git ?? {}))
      for (const { path } of files) for (const file of this.glob(path)) {
        this.files.add(join(this.root, file));
        const folder = dirname(file);
        const parameters = this.read(file);
        try {
          const template = render(set.spec.template, { ...parameters, path: { path: folder, basename: basename(folder) } });
          generated.push({ apiVersion: set.apiVersion, kind: "Application", ...template });
        } catch (error) {
          this.report.fault(`${file}: ${error.message}`);
        }
      }
    this.sets.push({ environment, set, generated });
    for (const application of generated) this.walk(environment, application, set.metadata.name);
  }

  // a/b/*/c.yaml, which is all that the ApplicationSet uses.
  glob(pattern) {
    const [before, after] = pattern.split("/*/");
    if (after === undefined) return [];
    return readdirSync(join(this.root, before)).sort()
      .map((entry) => `${before}/${entry}/${after}`).filter((file) => existsSync(join(this.root, file)));
  }

  of(environment) {
    return this.objects.filter((entry) => entry.environment === environment).map((entry) => entry.object);
  }
}

export const ENVIRONMENTS = ["staging", "production"];
export const named = (object) => `${object.kind} ${object.metadata.namespace ? `${object.metadata.namespace}/` : ""}${object.metadata.name}`;
export const wave = (object) => Number(object.metadata.annotations?.["argocd.argoproj.io/sync-wave"] ?? 0);

// Compares every object with the type of its kind. TypeScript does the work: an object literal may not
// have a property that its type lacks, at any depth, which is exactly "unknown fields fail".
import { existsSync } from "node:fs";
import { join } from "node:path";
import { toolsDirectory, typescript } from "./tools.mjs";
import { named } from "./tree.mjs";

const PACKAGES = {
  "argoproj.io": "@kubernetes-models/argo-cd",
  "cert-manager.io": "@kubernetes-models/cert-manager",
  "external-secrets.io": "@kubernetes-models/external-secrets",
  "gateway.networking.k8s.io": "@kubernetes-models/gateway-api",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
  "postgresql.cnpg.io": "@kubernetes-models/cloudnative-pg",
};
const known = new Map(); // text of an object -> its faults
const models = new Map(); // file of a model -> its syntax tree

export function strict(tree, report) {
  const pending = new Map();
  for (const { object } of [...tree.objects, ...tree.applications.map(({ application }) => ({ object: application }))]) {
    const type = typeOf(object);
    if (!type) report.fault(`${named(object)}: no type known for ${object.apiVersion} ${object.kind}`);
    else {
      const text = JSON.stringify(asModelled(object), null, 1);
      if (!known.has(text)) pending.set(text, type);
      pending.has(text) || known.get(text).forEach((fault) => report.fault(`${named(object)}: ${fault}`));
    }
  }
  if (pending.size > 0) compile(pending);
  for (const text of pending.keys())
    for (const fault of known.get(text)) report.fault(`${named(JSON.parse(text))}: ${fault}`);
}

// The model demands a kind of the claim template that no cluster knows; the real definition asks for none.
function asModelled(object) {
  const template = object.kind === "Prometheus" && object.spec?.storage?.volumeClaimTemplate;
  if (!template) return object;
  const claim = { apiVersion: "monitoring.coreos.com/v1", kind: "EmbeddedPersistentVolumeClaim", ...template };
  return { ...object, spec: { ...object.spec, storage: { ...object.spec.storage, volumeClaimTemplate: claim } } };
}

function typeOf({ apiVersion = "", kind }) {
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  const path = [PACKAGES[group] ?? "kubernetes-models", group, version, kind].filter(Boolean).join("/");
  return existsSync(join(toolsDirectory, "node_modules", `${path}.d.ts`)) ? { path, name: `I${kind}` } : undefined;
}

function compile(pending) {
  const ts = typescript();
  const options = {
    noEmit: true, strict: true, skipLibCheck: true, types: [],
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022,
  };
  const sources = new Map();
  for (const [text, { path, name }] of pending) {
    known.set(text, []);
    const file = join(toolsDirectory, `object-${sources.size}.ts`);
    sources.set(file, { text, source: `import type {${name}} from "${path}";\nexport const object: ${name} =\n${text};\n` });
  }
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    if (sources.has(file)) return ts.createSourceFile(file, sources.get(file).source, options.target);
    if (!models.has(file)) models.set(file, getSourceFile.call(host, file, ...rest));
    return models.get(file);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  for (const file of sources.keys())
    for (const diagnostic of ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
      known.get(sources.get(file).text).push(explain(ts, diagnostic));
}

function explain(ts, diagnostic) {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
  const unknown = message.match(/'?"?([\w./-]+)"?'? does not exist in type '(\w+)'/);
  return unknown ? `unknown field ${unknown[1]} (in ${unknown[2].replace(/^I/, "")})` : `does not fit its type: ${message}`;
}

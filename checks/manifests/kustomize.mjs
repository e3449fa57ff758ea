// Builds a folder with kustomize, and says which files went in.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { yaml } from "./tools.mjs";

const built = new Map();

// Every file that a kustomization reads, itself included, in a fixed order.
export function inputs(folder, seen = new Set()) {
  const file = join(folder, "kustomization.yaml");
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  // A file that does not parse is kustomize's to report.
  const kustomization = yaml.parseDocument(readFileSync(file, "utf8")).toJS() ?? {};
  const entries = [
    ...(kustomization.resources ?? []),
    ...(kustomization.components ?? []),
    ...(kustomization.patches ?? []).map((patch) => patch.path),
    ...(kustomization.configMapGenerator ?? []).flatMap((g) => [...(g.files ?? []), ...(g.envs ?? [])]),
  ].filter(Boolean);
  for (const entry of entries) {
    const target = resolve(folder, entry);
    if (!existsSync(target)) continue;
    if (statSync(target).isDirectory()) inputs(target, seen);
    else seen.add(target);
  }
  return seen;
}

// The objects of a folder, with the patches that an Application adds. Equal input is built once.
export function build(root, path, patches = []) {
  const folder = join(root, path);
  const hash = createHash("sha256").update(JSON.stringify([path, patches]));
  for (const file of inputs(folder)) hash.update(relative(root, file)).update(readFileSync(file));
  const key = hash.digest("hex");
  if (!built.has(key)) built.set(key, run(root, folder, patches));
  return yaml.parseAllDocuments(built.get(key)).map((document) => document.toJS()).filter(Boolean);
}

function run(root, folder, patches) {
  if (patches.length === 0) return kustomize(folder);
  // kustomize takes folders by relative path only, so the extra step has to stand inside the tree.
  const step = mkdtempSync(join(root, ".kustomize-"));
  try {
    const kustomization = { resources: [relative(step, folder)], patches };
    writeFileSync(join(step, "kustomization.yaml"), yaml.stringify(kustomization));
    return kustomize(step);
  } finally {
    rmSync(step, { recursive: true });
  }
}

function kustomize(folder) {
  try {
    return execFileSync(process.env.KUBECTL, ["kustomize", folder], {
      encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26,
    });
  } catch (error) {
    const last = String(error.stderr || error.message).trim().split("\n").pop();
    throw new Error(last.match(/err="(.*)"$/)?.[1] ?? last);
  }
}

// checks/test-kubernetes: a check that cannot fail proves nothing. Each fault is planted alone in a copy
// of the tree; the check must name it, and must be silent on the untouched copy.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { check } from "./check.mjs";
import { FAULTS } from "./planted.mjs";

const origin = resolve(process.argv[2] ?? ".");
const copy = mkdtempSync(join(tmpdir(), "planted-"));
let failures = 0;
const fail = (text) => { failures++; console.error(`not ok: ${text}`); };

// Plants a group, checks once, and takes everything out again.
function planted(group) {
  const originals = new Map();
  for (const { what, file, from, to, add } of group) {
    const path = join(copy, file);
    const before = add === undefined ? readFileSync(path, "utf8") : null;
    if (!originals.has(path)) originals.set(path, before);
    const after = add ?? before.replace(from, to);
    if (before === after) fail(`${what}: nothing was planted in ${file}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, after);
  }
  const { faults } = check(copy);
  for (const { what, expect } of group)
    if (faults.some((fault) => expect.test(fault))) console.log(`ok: ${what}`);
    else fail(`${what}: expected ${expect}, found ${faults.length ? faults.join(" | ") : "no fault"}`);
  for (const [path, text] of originals)
    if (text === null) rmSync(path);
    else writeFileSync(path, text);
}

try {
  for (const part of ["argocd", "k8s", "docs/configuration.md", "Dockerfile"]) cpSync(join(origin, part), join(copy, part), { recursive: true });
  const clean = check(copy);
  if (clean.faults.length > 0) fail(`the untouched tree has faults: ${clean.faults.join(" | ")}`);
  if (!clean.notices.some((notice) => notice.startsWith("not yet pinned"))) {
    // Everything is pinned: then an image without its digest has to be noticed again.
    const file = join(copy, "k8s/overlays/auth/kustomization.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/^ +digest: .*\n/m, ""));
    if (!check(copy).notices.some((notice) => notice.startsWith("not yet pinned"))) fail("an image without digest is not noticed");
    writeFileSync(file, text);
  }
  for (const fault of FAULTS) planted([fault].flat());
} finally {
  rmSync(copy, { recursive: true });
}
console.log(`test-kubernetes: ${FAULTS.flat().length} faults planted, ${failures} missed`);
process.exitCode = failures > 0 ? 1 : 0;

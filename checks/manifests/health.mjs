// Runs the Lua health check of argocd-cm on the states that decide whether a wave waits.
import { fengari } from "./tools.mjs";
import { ENVIRONMENTS } from "./tree.mjs";

const KEY = "resource.customizations.health.argoproj.io_Application";
const PHASES = "applicationsetcontroller.enable.progressive.syncs";
const SOURCE = { repoURL: "https://example.org/tree.git", path: "k8s", targetRevision: "v1.0.0", helm: { valuesObject: { replicas: 2 } } };
const state = (health, sync, phase, automated = {}, source = SOURCE) => ({
  spec: { source, syncPolicy: { automated } },
  status: { health: { status: health }, sync: { status: sync, comparedTo: { source: SOURCE } }, ...(phase && { operationState: { phase } }) },
});
const healthy = (source) => state("Healthy", "Synced", "Succeeded", {}, source);
const EXPECTED = [
  ["a child that was never compared", { spec: {} }, "Progressing"],
  ["a healthy child", state("Healthy", "Synced", "Succeeded"), "Healthy"],
  ["a child that is rolling out", state("Progressing", "Synced", "Succeeded"), "Progressing"],
  ["a degraded child", state("Degraded", "Synced", "Succeeded"), "Degraded"],
  ["a child still healthy from before, syncing", state("Healthy", "Synced", "Running"), "Progressing"],
  ["a child still healthy from before, about to sync", state("Healthy", "OutOfSync", "Succeeded"), "Progressing"],
  ["a child whose sync failed", state("Healthy", "OutOfSync", "Failed"), "Degraded"],
  ["a child that the root has just given another revision", healthy({ ...SOURCE, targetRevision: "v1.1.0" }), "Progressing"],
  ["a child that the root has just given another value", healthy({ ...SOURCE, helm: { valuesObject: { replicas: 3 } } }), "Progressing"],
  ["a child that the root has just taken a value from", healthy({ ...SOURCE, helm: undefined }), "Progressing"],
  ["a child whose spec writes a default out", healthy({ ...SOURCE, directory: { recurse: false } }), "Healthy"],
  ["a child whose sync was just asked for", { ...healthy(SOURCE), operation: { sync: { revision: "v1.0.0" } } }, "Progressing"],
  ["a child synced by hand only", state("Healthy", "OutOfSync", "Succeeded", { enabled: false }), "Healthy"],
];

export function health(tree, report) {
  for (const environment of ENVIRONMENTS) {
    const data = (name) => tree.of(environment).find((o) => o.kind === "ConfigMap" && o.metadata.name === name)?.data ?? {};
    const script = data("argocd-cm")[KEY];
    if (!script) report.fault(`${environment}: argocd-cm has no ${KEY}, so no wave waits`);
    else for (const [what, object, expected] of EXPECTED) {
      const actual = evaluate(script, object);
      if (actual !== expected) report.fault(`${environment}: argocd-cm calls ${what} ${actual}, expected ${expected}`);
    }
    if (data("argocd-cmd-params-cm")[PHASES] !== "true")
      report.fault(`${environment}: argocd-cmd-params-cm does not switch ${PHASES} on, so all domains roll out at once`);
  }
}

const results = new Map();
function evaluate(script, object) {
  const key = script + JSON.stringify(object);
  if (!results.has(key)) results.set(key, run(`obj = ${table(object)}\nlocal health = (function()\n${script}\nend)()\nreturn health.status`));
  return results.get(key);
}

function run(program) {
  const { lua, lauxlib, lualib, to_luastring } = fengari();
  const machine = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(machine);
  const failed = lauxlib.luaL_dostring(machine, to_luastring(program));
  const result = lua.lua_tojsstring(machine, -1);
  return failed ? `a Lua error (${result})` : result;
}

function table(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value).filter(([, inner]) => inner !== undefined).map(([key, inner]) => `[${JSON.stringify(key)}]=${table(inner)}`).join(",")}}`;
}

// What actionlint leaves open: rights, versions of actions, and the shell inside `run:`. Works in the current folder and
// writes each run block to WORK/blocks, for shellcheck.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { yaml } from "../manifests/tools.mjs";

const work = process.argv[2];
const faults = new Set();
const notices = new Set();
mkdirSync(join(work, "blocks"), { recursive: true });

const files = (folder, name) => (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])
  .filter((file) => name.test(file)).sort().map((file) => join(folder, file));

// `uses: owner/name@v1.2.3`, or after pinning `uses: owner/name@<commit> # v1.2.3`.
function action(file, uses) {
  if (uses.startsWith("./")) {
    if (!existsSync(join(uses, "action.yml"))) faults.add(`${file}: ${uses} does not exist`);
    return;
  }
  const [, version = ""] = uses.split("@");
  if (/^[0-9a-f]{40}$/.test(version)) return;
  if (!/^v?\d+\.\d+\.\d+$/.test(version)) faults.add(`${file}: ${uses} has no exact version`);
  else notices.add(`not yet pinned: action ${uses}`);
}

function steps(file, place, list) {
  (list ?? []).forEach((step, i) => {
    if (step.uses) action(file, step.uses);
    if (step.uses?.startsWith("actions/checkout@") && step.with?.["persist-credentials"] === undefined)
      faults.add(`${file}: ${place}: checkout does not say whether it keeps its token (persist-credentials)`);
    if (!step.run) return;
    if (/\$\{\{/.test(step.run)) faults.add(`${file}: ${place}: an expression inside run can be made into a command; hand it over in env`);
    const name = `${file.replace(/^\.github\//, "")}.${place}.${i + 1}`.replaceAll("/", "_");
    writeFileSync(join(work, "blocks", name), `${step.run}\n`);
  });
}

for (const file of files(".github/workflows", /\.ya?ml$/)) {
  const workflow = yaml.parse(readFileSync(file, "utf8")) ?? {};
  if (workflow.permissions === undefined) faults.add(`${file}: no permissions at the top, so jobs get GitHub's default`);
  if (workflow.on?.pull_request_target !== undefined) faults.add(`${file}: pull_request_target runs strangers' changes with our rights`);
  for (const [name, job] of Object.entries(workflow.jobs ?? {})) {
    if (job["timeout-minutes"] === undefined && !job.uses) faults.add(`${file}: job ${name} has no timeout-minutes`);
    if (job.uses) action(file, job.uses);
    steps(file, name, job.steps);
  }
}
for (const file of files(".github/actions", /action\.ya?ml$/)) {
  const { runs } = yaml.parse(readFileSync(file, "utf8")) ?? {};
  steps(file, "action", runs?.steps);
}
for (const notice of notices) console.log(`notice: ${notice}`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.size > 0 ? 1 : 0;

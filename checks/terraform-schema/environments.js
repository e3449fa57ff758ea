// The variable files of the two environments against the variables, and the Atlantis projects against both.
const fs = require("fs");
const path = require("path");
const yaml = require("js-yaml");
const { parse } = require("@cdktf/hcl2json");
const { blocks } = require("./configuration.js");

const ENVIRONMENTS = ["staging", "production"];
const REQUIREMENTS = ["approved", "mergeable", "undiverged"];

async function checkEnvironments(root, tree) {
  const faults = [];
  for (const folder of ["terraform", "terraform/bootstrap"]) {
    const configuration = tree.find((c) => c.folder === path.join(root, folder));
    for (const environment of ENVIRONMENTS) {
      const file = `${folder}/${folder === "terraform" ? "env/" : ""}${environment}.tfvars`;
      faults.push(...(await checkVariableFile(root, file, configuration)));
    }
  }
  return faults;
}

async function checkVariableFile(root, file, configuration) {
  const full = path.join(root, file);
  if (!fs.existsSync(full)) {
    return [`${file} is missing`];
  }
  const given = await parse(path.basename(file), fs.readFileSync(full, "utf8"));
  const variables = blocks(configuration, "variable", 1);
  const declared = variables.map((v) => v.labels[0]);
  const required = variables.filter((v) => !("default" in v.body)).map((v) => v.labels[0]);
  return [
    ...Object.keys(given).filter((k) => !declared.includes(k)).map((k) => `${file}: there is no variable ${k}`),
    ...required.filter((k) => !(k in given)).map((k) => `${file}: ${k} is missing`),
    ...("node_groups" in given ? checkDomains(root, file, Object.keys(given.node_groups)) : []),
  ];
}

/** Every domain that the cluster runs has machines, and no machines are left from a domain that is gone. */
function checkDomains(root, file, groups) {
  const overlays = path.join(root, "k8s/overlays");
  if (!fs.existsSync(overlays)) {
    return [];
  }
  const folders = fs.readdirSync(overlays, { withFileTypes: true }).filter((e) => e.isDirectory());
  const expected = [...folders.map((e) => e.name), "data", "platform"];
  return [
    ...expected.filter((g) => !groups.includes(g)).map((g) => `${file}: node_groups has no ${g}`),
    ...groups.filter((g) => !expected.includes(g)).map((g) => `${file}: node group ${g} has no k8s/overlays/${g}`),
  ];
}

function checkAtlantis(root) {
  const repository = yaml.load(fs.readFileSync(path.join(root, "atlantis.yaml"), "utf8"));
  const server = yaml.load(fs.readFileSync(path.join(root, "atlantis/repos.yaml"), "utf8"));
  return [...checkProjects(root, repository), ...checkServer(root, server, repository)];
}

function checkProjects(root, repository) {
  const version = fs.readFileSync(path.join(root, "terraform/versions.tf"), "utf8").match(/required_version = "([^"]+)"/)?.[1];
  const faults = [];
  for (const environment of ENVIRONMENTS) {
    if (!repository.projects.some((p) => p.workspace === environment && p.dir === "terraform")) {
      faults.push(`atlantis.yaml: no project plans terraform for ${environment}`);
    }
  }
  for (const project of repository.projects) {
    const where = `atlantis.yaml: ${project.name}`;
    if (!fs.existsSync(path.join(root, project.dir))) {
      faults.push(`${where}: there is no folder ${project.dir}`);
    }
    if (project.terraform_version !== `v${version}`) {
      faults.push(`${where}: terraform_version is not v${version}, which terraform/versions.tf requires`);
    }
    if (!project.autoplan?.when_modified?.includes(`env/${project.workspace}.tfvars`)) {
      faults.push(`${where}: a change of env/${project.workspace}.tfvars would not be planned`);
    }
    if ("workflow" in project || "apply_requirements" in project) {
      faults.push(`${where}: workflow and requirements are the server's to decide`);
    }
  }
  if ("workflows" in repository) {
    faults.push("atlantis.yaml: workflows are the server's to decide");
  }
  return faults;
}

function checkServer(root, server) {
  const faults = [];
  for (const repo of server.repos) {
    const where = `atlantis/repos.yaml: ${repo.id}`;
    for (const kind of ["apply_requirements", "import_requirements"]) {
      const missing = REQUIREMENTS.filter((r) => !repo[kind]?.includes(r));
      faults.push(...missing.map((r) => `${where}: ${kind} lacks ${r}`));
    }
    if (repo.id.startsWith("/")) {
      faults.push(`${where}: a pattern lets other repositories in`);
    }
    if (repo.allow_custom_workflows !== false || repo.allowed_overrides?.length !== 0) {
      faults.push(`${where}: a pull request could bring its own workflow or requirements`);
    }
    faults.push(...checkWorkflow(root, where, server.workflows?.[repo.workflow]));
  }
  return faults;
}

function checkWorkflow(root, where, workflow) {
  if (!workflow) {
    return [`${where}: its workflow is not defined`];
  }
  const commands = (stage) => (workflow[stage]?.steps ?? []).map((s) => s.run?.command ?? s.run ?? s.env?.command ?? s);
  const programs = Object.keys(workflow)
    .flatMap(commands)
    .filter((c) => typeof c === "string")
    .flatMap((c) => c.match(/^\/opt\/tidemark\/([a-z-]+)/)?.[1] ?? []);
  const plan = commands("plan");
  return [
    ...programs.filter((p) => !fs.existsSync(path.join(root, "atlantis", p))).map((p) => `${where}: there is no atlantis/${p}`),
    ...(plan.some((c) => String(c).startsWith("terraform validate")) ? [] : [`${where}: a plan does not validate`]),
    ...(plan.at(-1) === "/opt/tidemark/post-plan" ? [] : [`${where}: a plan is not told to Tidemark as its last step`]),
  ];
}

module.exports = { checkEnvironments, checkAtlantis };

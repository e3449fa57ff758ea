// What "secure by default" means here, as statements about the configuration. Each rule says why in its message.
const path = require("path");
const { blocks } = require("./configuration.js");

// Whoever may do all of one of these can give themselves the rest, or read what nobody but the workload should.
const NEVER_WHOLE = ["*", "iam:*", "sts:*", "secretsmanager:*", "route53:*"];

const RULES = [
  exactVersions,
  metadataTokens,
  encryptedVolumes,
  closedBuckets,
  noOpenSsh,
  noLastingKeys,
  noSecretValues,
  boundedRoles,
  narrowPolicies,
  lockedState,
  noProgramsInPlans,
];

function checkHardening(configuration) {
  const folder = path.basename(configuration.folder);
  return RULES.flatMap((rule) => rule(configuration)).map((fault) => `${folder}: ${fault}`);
}

function resources(configuration, type) {
  return blocks(configuration, "resource", 2).filter((b) => b.labels[0] === type);
}

function first(list) {
  return Array.isArray(list) ? list[0] : list;
}

function exactVersions(configuration) {
  const terraform = blocks(configuration, "terraform", 0);
  const faults = [];
  if (!terraform.some((t) => /^\d+\.\d+\.\d+$/.test(t.body.required_version ?? ""))) {
    faults.push("required_version names no exact version of Terraform");
  }
  for (const { body } of terraform) {
    for (const [name, provider] of Object.entries(first(body.required_providers) ?? {})) {
      if (!/^\d+\.\d+\.\d+$/.test(provider.version ?? "")) {
        faults.push(`provider ${name} is not pinned to an exact version`);
      }
    }
  }
  return faults;
}

function metadataTokens(configuration) {
  return resources(configuration, "aws_instance")
    .filter((r) => first(r.body.metadata_options)?.http_tokens !== "required")
    .map((r) => `${r.labels[1]}: metadata_options.http_tokens must be "required" (IMDSv2)`);
}

function encryptedVolumes(configuration) {
  const instances = resources(configuration, "aws_instance").filter((r) => first(r.body.root_block_device)?.encrypted !== true);
  const volumes = resources(configuration, "aws_ebs_volume").filter((r) => r.body.encrypted !== true);
  return [...instances, ...volumes].map((r) => `${r.labels.join(".")}: its volume is not encrypted`);
}

/** Every bucket has its four companions, each closed as far as it goes. */
function closedBuckets(configuration) {
  const faults = [];
  for (const { labels } of resources(configuration, "aws_s3_bucket")) {
    const of = (type) =>
      resources(configuration, type).find((r) => r.body.bucket.startsWith(`\${aws_s3_bucket.${labels[1]}`))?.body;
    const access = of("aws_s3_bucket_public_access_block") ?? {};
    const closed = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
    if (!closed.every((c) => access[c] === true)) {
      faults.push(`bucket ${labels[1]}: not closed to the public in all four ways`);
    }
    if (first(of("aws_s3_bucket_versioning")?.versioning_configuration)?.status !== "Enabled") {
      faults.push(`bucket ${labels[1]}: not versioned`);
    }
    if (!of("aws_s3_bucket_server_side_encryption_configuration")) {
      faults.push(`bucket ${labels[1]}: not encrypted with a key of ours`);
    }
    if (!of("aws_s3_bucket_policy")) {
      faults.push(`bucket ${labels[1]}: no policy that refuses plain HTTP`);
    }
  }
  return faults;
}

function noOpenSsh(configuration) {
  const text = JSON.stringify(configuration.files);
  const direct = resources(configuration, "aws_vpc_security_group_ingress_rule").filter((r) => r.body.cidr_ipv4 && r.body.from_port === 22);
  const listed = /"port":22,[^{}]*"cidr"|"cidr"[^{}]*"port":22\b|port = 22,[^{}]*cidr/.test(text);
  return direct.length > 0 || listed ? ["SSH is open to addresses; only the Instance Connect Endpoint may connect"] : [];
}

function noLastingKeys(configuration) {
  const faults = ["aws_iam_user", "aws_iam_access_key"].flatMap((type) =>
    resources(configuration, type).map((r) => `${r.labels.join(".")}: no users and no keys, only roles`),
  );
  for (const { body } of blocks(configuration, "provider", 1)) {
    if (body.access_key || body.secret_key) {
      faults.push("provider: a key in the configuration");
    }
  }
  return faults;
}

function noSecretValues(configuration) {
  return ["aws_secretsmanager_secret_version", "aws_ssm_parameter", "random_password"].flatMap((type) =>
    resources(configuration, type).map((r) => `${r.labels.join(".")}: its value would be in the state`),
  );
}

/** A role without boundary could be given every right by the next pull request. terraform/bootstrap makes the boundary. */
function boundedRoles(configuration) {
  if (path.basename(configuration.folder) === "bootstrap") {
    return [];
  }
  return resources(configuration, "aws_iam_role")
    .filter((r) => !r.body.permissions_boundary)
    .map((r) => `role ${r.labels[1]}: no permissions_boundary`);
}

function narrowPolicies(configuration) {
  const faults = [];
  for (const { labels, body } of blocks(configuration, "data", 2)) {
    for (const statement of labels[0] === "aws_iam_policy_document" ? (body.statement ?? []) : []) {
      const allows = (statement.effect ?? "Allow") === "Allow";
      const everything = statement.actions?.some((a) => NEVER_WHOLE.includes(a));
      const anyone = (statement.principals ?? []).some((p) => p.identifiers?.includes("*"));
      if (allows && (everything || anyone)) {
        faults.push(`policy ${labels[1]}, ${statement.sid ?? "a statement"}: allows ${anyone ? "anyone" : "everything"}`);
      }
    }
  }
  return faults;
}

function lockedState(configuration) {
  return blocks(configuration, "terraform", 0)
    .flatMap((t) => first(t.body.backend?.s3) ?? [])
    .filter((s3) => s3.encrypt !== true || s3.use_lockfile !== true)
    .map(() => "backend: the state is not encrypted and locked");
}

/** A plan of a stranger's branch runs these on Atlantis' machine. */
function noProgramsInPlans(configuration) {
  const faults = [];
  for (const kind of ["resource", "data"]) {
    for (const { labels, body } of blocks(configuration, kind, 2)) {
      if (body.provisioner || labels[0] === "external" || labels[0] === "null_resource") {
        faults.push(`${labels.join(".")}: runs a program; that is Ansible's part`);
      }
    }
  }
  return faults;
}

module.exports = { checkHardening };

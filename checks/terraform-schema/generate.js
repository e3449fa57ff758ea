// Usage: node generate.js ROOT PROVIDER_AWS. Reads which resource types ROOT/terraform uses, takes their schema from the
// type definitions in PROVIDER_AWS and writes schema.json beside this file.
const fs = require("fs");
const path = require("path");
const { readTree, typesUsed } = require("./configuration.js");

const [root, provider] = process.argv.slice(2);

// A documentation link in the definitions ends in the argument's real name: .../resources/vpc#cidr_block Vpc#cidr_block}
const LINK = /docs\/(?:resources|data-sources)\/[a-z0-9_]+#([a-z0-9_]+) /;

/** All interfaces of one definition file: name -> [{name, type, required}], with Terraform's own names. */
function interfaces(text) {
  const found = {};
  let current = null;
  let link = null;
  for (const line of text.split("\n")) {
    const opens = line.match(/^export interface (\w+)/);
    if (opens) {
      current = found[opens[1]] = [];
    } else if (line.startsWith("}")) {
      current = null;
    } else if (current) {
      link = line.match(LINK)?.[1] ?? link;
      const property = line.match(/^ {4}readonly (\w+)(\?)?: (.*?);?$/);
      if (property) {
        current.push({ name: link ?? property[1], type: property[3], required: !property[2] });
        link = null;
      }
    }
  }
  return found;
}

/** One interface as {argument: "required" | "optional" | {required, block}}. */
function block(all, name) {
  const schema = {};
  for (const { name: argument, type, required } of all[name]) {
    const nested = type.match(/^\w*/)[0];
    schema[argument] = all[nested] ? { required, block: block(all, nested) } : required ? "required" : "optional";
  }
  return schema;
}

/** Attributes that can be read: the getters of the resource's class, in Terraform's spelling. */
function attributes(text, className) {
  const body = text.split(new RegExp(`^export declare class ${className} extends`, "m"))[1];
  const names = [...body.matchAll(/^ {4}get (\w+)\(\): /gm)].map((m) => m[1]);
  return names
    .filter((n) => !n.endsWith("Input"))
    .map((n) => n.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`))
    .sort();
}

function schemaOf(kind, type) {
  const folder = (kind === "data" ? "data-" : "") + type.replace(/_/g, "-");
  const candidates = [folder, folder.replace("aws-", "")].map((f) => path.join(provider, "lib", f, "index.d.ts"));
  const file = candidates.find((f) => fs.existsSync(f));
  if (!file) {
    throw new Error(`${kind} ${type}: no such type in this version of the provider`);
  }
  const text = fs.readFileSync(file, "utf8");
  const className = text.match(/^export declare class (\w+) extends cdktf\.Terraform(?:Resource|DataSource)/m)[1];
  return { arguments: block(interfaces(text), `${className}Config`), attributes: attributes(text, className) };
}

async function main() {
  const used = typesUsed(await readTree(path.join(root, "terraform")));
  const version = fs.readFileSync(path.join(provider, "README.md"), "utf8").match(/hashicorp\/aws provider version ([0-9.]+)/)[1];
  const schema = { provider: `hashicorp/aws ${version}`, resource: {}, data: {} };
  for (const kind of ["resource", "data"]) {
    for (const type of [...used[kind]].sort()) {
      schema[kind][type] = schemaOf(kind, type);
    }
  }
  schema.provider_arguments = schemaOfProvider();
  fs.writeFileSync(path.join(__dirname, "schema.json"), lines(schema));
  console.log(`schema.json: ${used.resource.size} resource types and ${used.data.size} data sources of ${schema.provider}`);
}

/** One line per type, so that a change of the provider reads well in a diff. */
function lines(schema) {
  const member = (key, value) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const group = (kind) => Object.entries(schema[kind]).map(([type, s]) => `  ${member(type, s)}`).join(",\n");
  return [
    "{",
    `${member("provider", schema.provider)},`,
    `${member("provider_arguments", schema.provider_arguments)},`,
    `"data": {\n${group("data")}\n},`,
    `"resource": {\n${group("resource")}\n}`,
    "}\n",
  ].join("\n");
}

function schemaOfProvider() {
  const text = fs.readFileSync(path.join(provider, "lib", "provider", "index.d.ts"), "utf8");
  const link = /docs#([a-z0-9_]+) /;
  const all = interfaces(text.replace(new RegExp(link, "g"), "docs/resources/provider#$1 "));
  return block(all, "AwsProviderConfig");
}

main().catch((problem) => {
  console.error(`checks/terraform-schema/generate: ${problem.message}`);
  process.exit(1);
});

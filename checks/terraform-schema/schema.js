// Every block and argument of a resource, data source or provider against schema.json, as `terraform validate` would.
const { blocks } = require("./configuration.js");
const schema = require("./schema.json");

const META = new Set(["count", "for_each", "provider", "depends_on", "lifecycle"]);

function checkSchema(configuration) {
  const faults = [];
  for (const kind of ["resource", "data"]) {
    for (const { file, labels, body } of blocks(configuration, kind, 2)) {
      const [type, name] = labels;
      const where = `${file}: ${kind === "data" ? "data." : ""}${type}.${name}`;
      if (!schema[kind][type]) {
        faults.push(`${where}: ${type} is not in schema.json; run checks/terraform-schema/generate`);
      } else {
        faults.push(...checkBlock(where, body, schema[kind][type].arguments, META));
      }
    }
  }
  for (const { file, body } of blocks(configuration, "provider", 1)) {
    faults.push(...checkBlock(`${file}: provider`, body, schema.provider_arguments, new Set()));
  }
  return faults;
}

function checkBlock(where, body, allowed, meta) {
  const faults = [];
  const given = new Set(Object.keys(body));
  for (const [name, value] of Object.entries(body)) {
    if (name === "dynamic") {
      for (const [block, bodies] of Object.entries(value)) {
        given.add(block);
        bodies.forEach((b) => faults.push(...checkNested(`${where}.${block}`, block, b.content, allowed)));
      }
    } else if (!meta.has(name)) {
      faults.push(...checkNested(where, name, value, allowed));
    }
  }
  for (const [name, rule] of Object.entries(allowed)) {
    if ((rule === "required" || rule.required) && !given.has(name)) {
      faults.push(`${where}: ${name} is required`);
    }
  }
  return faults;
}

function checkNested(where, name, value, allowed) {
  const rule = allowed[name];
  if (!rule) {
    return [`${where}: there is no argument or block ${name}`];
  }
  // A nested block comes from the parser as a list of objects; an attribute given as one is left to Terraform's types.
  const isBlock = Array.isArray(value) && value.every((v) => v !== null && typeof v === "object" && !Array.isArray(v));
  if (!rule.block || !isBlock) {
    return [];
  }
  return value.flatMap((v) => checkBlock(`${where}.${name}`, v, rule.block, new Set()));
}

module.exports = { checkSchema, schema };

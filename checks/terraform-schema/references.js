// What refers to what: variables and locals declared and used, modules called with what they take, attributes that exist.
const path = require("path");
const { blocks } = require("./configuration.js");
const { schema } = require("./schema.js");

/** Every string below a node: expressions arrive as "${...}", templates with "${...}" inside. */
function* strings(node) {
  if (typeof node === "string") {
    yield node;
  } else if (node !== null && typeof node === "object") {
    for (const [key, value] of Object.entries(node)) {
      yield key;
      yield* strings(value);
    }
  }
}

function matches(configuration, pattern) {
  return [...strings(configuration.files)].flatMap((s) => [...s.matchAll(pattern)]);
}

function names(configuration, kind) {
  return new Set(blocks(configuration, kind, 1).map((b) => b.labels[0]));
}

function localNames(configuration) {
  return new Set(blocks(configuration, "locals", 0).flatMap((b) => Object.keys(b.body)));
}

function declaredAndUsed(configuration, word, declared) {
  const used = new Set(matches(configuration, new RegExp(`\\b${word}\\.([a-z0-9_]+)`, "g")).map((m) => m[1]));
  return [
    ...[...used].filter((n) => !declared.has(n)).map((n) => `${word}.${n} is used and not declared`),
    ...[...declared].filter((n) => !used.has(n)).map((n) => `${word}.${n} is declared and not used`),
  ];
}

function checkReferences(configuration, tree) {
  return [
    ...declaredAndUsed(configuration, "var", names(configuration, "variable")),
    ...declaredAndUsed(configuration, "local", localNames(configuration)),
    ...checkResources(configuration),
    ...checkModules(configuration, tree),
    ...checkDescriptions(configuration),
  ].map((fault) => `${path.basename(configuration.folder)}: ${fault}`);
}

function checkResources(configuration) {
  const faults = [];
  const declared = { "": new Set(), "data.": new Set() };
  blocks(configuration, "resource", 2).forEach((b) => declared[""].add(b.labels.join(".")));
  blocks(configuration, "data", 2).forEach((b) => declared["data."].add(b.labels.join(".")));
  const pattern = /(?<![\w.])(data\.)?(aws_[a-z0-9_]+)\.([a-z0-9_]+)(?:\[[^\]]*\])?(?:\.([a-z0-9_]+))?/g;
  for (const [, prefix = "", type, name, attribute] of matches(configuration, pattern)) {
    const address = `${prefix}${type}.${name}`;
    if (!declared[prefix].has(`${type}.${name}`)) {
      faults.push(`${address} is used and not declared`);
      continue;
    }
    const known = schema[prefix === "data." ? "data" : "resource"][type];
    if (attribute && known && !known.attributes.includes(attribute) && !(attribute in known.arguments)) {
      faults.push(`${address} has no attribute ${attribute}`);
    }
  }
  return faults;
}

function checkModules(configuration, tree) {
  const faults = [];
  const called = new Set();
  for (const { labels, body } of blocks(configuration, "module", 1)) {
    const [name] = labels;
    called.add(name);
    const target = tree.find((c) => c.folder === path.resolve(configuration.folder, body.source));
    if (!target) {
      faults.push(`module.${name}: there is no folder ${body.source}`);
      continue;
    }
    faults.push(...checkCall(name, body, target));
    faults.push(...checkOutputs(configuration, name, target));
  }
  const used = new Set(matches(configuration, /\bmodule\.([a-z0-9_]+)/g).map((m) => m[1]));
  return faults.concat([...used].filter((n) => !called.has(n)).map((n) => `module.${n} is used and not declared`));
}

function checkCall(name, body, target) {
  const given = Object.keys(body).filter((k) => !["source", "count", "for_each", "providers", "depends_on"].includes(k));
  const taken = names(target, "variable");
  const required = blocks(target, "variable", 1)
    .filter((v) => !("default" in v.body))
    .map((v) => v.labels[0]);
  return [
    ...given.filter((k) => !taken.has(k)).map((k) => `module.${name} takes no ${k}`),
    ...required.filter((k) => !given.includes(k)).map((k) => `module.${name} needs ${k}`),
  ];
}

function checkOutputs(configuration, name, target) {
  const given = names(target, "output");
  const pattern = new RegExp(`\\bmodule\\.${name}(?:\\[[^\\]]*\\])?\\.([a-z0-9_]+)`, "g");
  const used = new Set(matches(configuration, pattern).map((m) => m[1]));
  return [
    ...[...used].filter((n) => !given.has(n)).map((n) => `module.${name} has no output ${n}`),
    ...[...given].filter((n) => !used.has(n)).map((n) => `module.${name}.${n} is given and nobody uses it`),
  ];
}

function checkDescriptions(configuration) {
  return ["variable", "output"].flatMap((kind) =>
    blocks(configuration, kind, 1)
      .filter((b) => !b.body.description)
      .map((b) => `${kind} ${b.labels[0]} has no description`),
  );
}

module.exports = { checkReferences, names };

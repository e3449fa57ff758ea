// Reads Terraform configuration as JSON (by hcl2json, the parser of HashiCorp's own CDK), one object per folder.
const fs = require("fs");
const path = require("path");
const { parse } = require("@cdktf/hcl2json");

/** Every folder below `folder` that holds .tf files: [{folder, files: {name: JSON}, text}]. */
async function readTree(folder) {
  const found = [];
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !entry.name.startsWith(".")) {
      found.push(...(await readTree(path.join(folder, entry.name))));
    }
  }
  const names = fs.readdirSync(folder).filter((n) => n.endsWith(".tf"));
  if (names.length > 0) {
    const files = {};
    for (const name of names.sort()) {
      files[name] = await parse(name, fs.readFileSync(path.join(folder, name), "utf8"));
    }
    found.push({ folder, files });
  }
  return found;
}

/** Blocks of one kind in a folder: [{file, labels, body}]. */
function blocks(configuration, kind, depth) {
  const found = [];
  const walk = (file, node, labels) => {
    if (labels.length === depth) {
      for (const body of node) {
        found.push({ file, labels, body });
      }
    } else {
      for (const [label, inner] of Object.entries(node)) {
        walk(file, inner, [...labels, label]);
      }
    }
  };
  for (const [file, content] of Object.entries(configuration.files)) {
    if (content[kind]) {
      walk(file, content[kind], []);
    }
  }
  return found;
}

/** Resource types and data source types that a tree uses. */
function typesUsed(tree) {
  const used = { resource: new Set(), data: new Set() };
  for (const configuration of tree) {
    for (const kind of ["resource", "data"]) {
      blocks(configuration, kind, 2).forEach((b) => used[kind].add(b.labels[0]));
    }
  }
  return used;
}

module.exports = { readTree, blocks, typesUsed };

// What Terraform hands over to Ansible has to arrive: every name in the inventory's template is read by a role or playbook.
const fs = require("fs");
const path = require("path");

function* filesBelow(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* filesBelow(full);
    } else {
      yield full;
    }
  }
}

function checkHandover(root) {
  const ansible = path.join(root, "ansible");
  const readers = [...filesBelow(ansible)].filter((f) => !f.startsWith(path.join(ansible, "inventory")));
  const text = readers.map((f) => fs.readFileSync(f, "utf8")).join("\n");
  const module = path.join(root, "terraform/modules/inventory");
  const template = fs.readFileSync(path.join(module, "hosts.ini.tftpl"), "utf8");
  const main = fs.readFileSync(path.join(module, "main.tf"), "utf8");
  const given = [...template.matchAll(/^(\w+)=\$\{/gm), ...main.matchAll(/"(\w+)='?\$\{/g)].map((m) => m[1]);
  return given
    .filter((name) => name !== "ansible_host" && !new RegExp(`\\b${name}\\b`).test(text))
    .map((name) => `terraform/modules/inventory: ${name} is handed to Ansible and nobody reads it`);
}

module.exports = { checkHandover };

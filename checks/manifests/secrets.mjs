// Each secret that the cluster fetches is one that Terraform makes, and Terraform makes none that nobody fetches.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ENVIRONMENTS, named } from "./tree.mjs";

export function secrets(tree, report) {
  const main = join(tree.root, "terraform/main.tf");
  if (!existsSync(main)) return;
  const portal = [...(readFileSync(main, "utf8").match(/!var\.portal \? \{\} : \{([\s\S]*?)\n +\}/)?.[1] ?? "").matchAll(/^ +([\w-]+) += "/gm)].map((m) => m[1]);
  for (const environment of ENVIRONMENTS) {
    const file = `terraform/env/${environment}.tfvars`;
    if (!existsSync(join(tree.root, file))) continue;
    const text = readFileSync(join(tree.root, file), "utf8");
    const groups = [...(text.match(/^node_groups = \{\n([\s\S]*?)^\}/m)?.[1] ?? "").matchAll(/^  ([\w-]+) +=/gm)].map((m) => m[1]);
    const made = new Set([...groups.filter((g) => !["data", "platform"].includes(g)), .../^portal += true/m.test(text) ? portal : []]);
    const fetched = new Set();
    for (const secret of tree.of(environment).filter((o) => o.kind === "ExternalSecret")) {
      const { data = [], dataFrom = [] } = secret.spec;
      for (const key of [...data.map((d) => d.remoteRef.key), ...dataFrom.map((d) => d.extract.key)]) {
        fetched.add(key);
        if (!made.has(key)) report.fault(`${environment}: ${named(secret)} fetches ${key}, which Terraform does not make there`);
      }
    }
    for (const name of made) if (!fetched.has(name)) report.fault(`${environment}: Terraform makes the secret ${name}, which nobody fetches`);
  }
}

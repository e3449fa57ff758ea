// A file that no root leads to is a file that nobody runs: an old copy, or a typing error in a kustomization.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";

export function reachability(tree, report) {
  for (const top of ["argocd", "k8s"])
    for (const entry of readdirSync(join(tree.root, top), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath ?? entry.path, entry.name);
      if (entry.isFile() && !tree.files.has(file))
        report.fault(`${relative(tree.root, file)}: no root application leads to this file`);
    }
}

// What the roles of machines may do has to be inside their boundary, or AWS refuses it and no plan says so.
const path = require("path");
const { blocks } = require("./configuration.js");

/** The actions that the policy documents of one folder allow to whoever holds the policy. */
function allowedActions(configuration, chosen) {
  const found = [];
  const walk = (node) => {
    if (Array.isArray(node)) {
      node.forEach(walk);
    } else if (node !== null && typeof node === "object" && Array.isArray(node.actions)) {
      // With principals it is a trust or a resource policy, which no boundary limits.
      if (!node.principals && node.effect !== "Deny") {
        found.push(...node.actions);
      }
    } else if (node !== null && typeof node === "object") {
      Object.values(node).forEach(walk);
    }
  };
  blocks(configuration, "data", 2)
    .filter((b) => b.labels[0] === "aws_iam_policy_document" && chosen(b.labels[1]))
    .forEach((b) => walk(b.body));
  return found;
}

function checkBoundary(root, tree) {
  const bootstrap = tree.find((c) => c.folder === path.join(root, "terraform/bootstrap"));
  const inside = new Set(allowedActions(bootstrap, (name) => name.includes("boundary")));
  return tree
    .filter((c) => c.folder.startsWith(path.join(root, "terraform/modules")))
    .flatMap((c) =>
      [...new Set(allowedActions(c, () => true))]
        .filter((action) => !inside.has(action))
        .map((action) => `${path.basename(c.folder)}: ${action} is given to a machine and not inside terraform/bootstrap/boundary.tf`),
    );
}

module.exports = { checkBoundary };

// Usage: node check.js ROOT. Prints one line per fault of ROOT/terraform and the Atlantis files, and exits 1 if there is one.
const path = require("path");
const { readTree } = require("./configuration.js");
const { checkSchema, schema } = require("./schema.js");
const { checkReferences } = require("./references.js");
const { checkHardening } = require("./hardening.js");
const { checkEnvironments, checkAtlantis } = require("./environments.js");
const { checkHandover } = require("./ansible.js");
const { checkBoundary } = require("./boundary.js");

async function main() {
  const root = path.resolve(process.argv[2]);
  const tree = await readTree(path.join(root, "terraform"));
  const faults = [
    ...tree.flatMap((configuration) => [
      ...checkSchema(configuration),
      ...checkReferences(configuration, tree),
      ...checkHardening(configuration),
      ...checkProvider(configuration),
    ]),
    ...(await checkEnvironments(root, tree)),
    ...checkAtlantis(root),
    ...checkHandover(root),
    ...checkBoundary(root, tree),
  ];
  [...new Set(faults)].forEach((fault) => console.error(`checks/terraform: ${fault}`));
  process.exit(faults.length === 0 ? 0 : 1);
}

/** The schema speaks for one version of the provider, so no folder may use another. */
function checkProvider(configuration) {
  const text = JSON.stringify(configuration.files);
  const version = text.match(/"source":"(hashicorp\/aws)","version":"([^"]+)"/);
  return version && `${version[1]} ${version[2]}` !== schema.provider
    ? [`${path.basename(configuration.folder)}: uses aws ${version[2]}, schema.json speaks for ${schema.provider}`]
    : [];
}

main().catch((problem) => {
  console.error(`checks/terraform: ${problem.message}`);
  process.exit(1);
});

// All rules over one tree. Rules see every object with the application and environment it came from.
import { resolve } from "node:path";
import { Tree } from "./tree.mjs";
import { reachability } from "./reachability.mjs";
import { strict } from "./strict.mjs";
import { order } from "./order.mjs";
import { health } from "./health.mjs";
import { comparison } from "./comparison.mjs";
import { projects } from "./projects.mjs";
import { releases } from "./releases.mjs";
import { containers } from "./containers.mjs";
import { images } from "./images.mjs";
import { references } from "./references.mjs";
import { routes } from "./routes.mjs";
import { network } from "./network.mjs";
import { addresses } from "./addresses.mjs";
import { portal } from "./portal.mjs";
import { image } from "./image.mjs";
import { secrets } from "./secrets.mjs";

const RULES = [
  strict, reachability, order, health, comparison, projects, releases,
  containers, images, references, routes, network, addresses, portal, image, secrets,
];

export function check(directory) {
  const faults = new Set();
  const notices = new Set();
  const report = { fault: (text) => faults.add(text), notice: (text) => notices.add(text) };
  const tree = new Tree(resolve(directory), report);
  // Half a tree would only produce faults that follow from the first one.
  if (faults.size === 0) for (const rule of RULES) rule(tree, report);
  return { faults: [...faults], notices: [...notices], objects: tree.objects.length };
}

// Exact tags, never latest; a digest where the pin workflow has written one.
import { named } from "./tree.mjs";
import { podSpecs } from "./containers.mjs";

export function images(tree, report) {
  for (const { object } of tree.objects) {
    const spec = podSpecs(object)?.spec;
    const all = spec ? [...(spec.initContainers ?? []), ...spec.containers].map(({ image }) => image) : [];
    if (object.kind === "Prometheus") all.push(object.spec.image);
    if (object.kind === "Cluster") all.push(object.spec.imageName);
    for (const image of all) judge(image, object, report);
    if (object.kind === "Secret") report.fault(`${named(object)}: a Secret in Git; use an ExternalSecret`);
  }
}

function judge(image, object, report) {
  const [, tag, digest] = image?.match(/^[^@]+?(?::([\w][\w.-]*))?(?:@(sha256:[0-9a-f]{64}))?$/) ?? [];
  if (tag === "latest") report.fault(`${named(object)}: image ${image} is latest`);
  else if (!tag) report.fault(`${named(object)}: image ${image} has no tag`);
  else if (!/\d/.test(tag)) report.fault(`${named(object)}: image ${image} has a tag without a version`);
  else if (!digest) report.notice(`not yet pinned: image ${image}`);
}

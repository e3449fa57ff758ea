// The addresses in k8s/ are those that terraform/modules/layout gives to the machines: a /20 of the network for
// each zone, and in it the machine's host number.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ENVIRONMENTS, named } from "./tree.mjs";

const DATABASES = ["postgresql", "redis", "rabbitmq"]; // data-1, data-2, data-3, each in the next zone

export function addresses(tree, report) {
  tunnels(tree, report);
  for (const environment of ENVIRONMENTS) {
    const file = `terraform/env/${environment}.tfvars`;
    if (!existsSync(join(tree.root, file))) continue;
    const text = readFileSync(join(tree.root, file), "utf8");
    const number = (group) => Number(text.match(new RegExp(`^\\s*${group}\\s*=\\s*\\{[^}]*?first_host\\s*=\\s*(\\d+)`, "m"))?.[1]);
    const network = text.match(/^vpc_cidr\s*=\s*"(\d+\.\d+)\.0\.0\/16"/m)?.[1];
    const machine = (zone, host) => `${network}.${16 * zone}.${host}`;
    const objects = tree.of(environment);
    for (const slice of objects.filter((o) => o.kind === "EndpointSlice")) {
      const at = DATABASES.indexOf(slice.metadata.labels["kubernetes.io/service-name"]);
      const expected = machine(at, number("data") + at);
      for (const address of slice.endpoints.flatMap((e) => e.addresses))
        if (address !== expected) report.fault(`${named(slice)}: ${address}, but ${file} puts data-${at + 1} at ${expected}`);
    }
    const server = `${machine(0, number("control_plane"))}/32`;
    for (const policy of objects.filter((o) => o.kind === "NetworkPolicy"))
      for (const { to = [], ports = [] } of policy.spec.egress ?? [])
        if (ports.some(({ port }) => port === 6443) && !to.some((peer) => peer.ipBlock?.cidr === server))
          report.fault(`${named(policy)}: opens port 6443, but not to ${server}, where ${file} puts the API server`);
  }
}

// A pod sees a machine other than its own by the tunnel address that Calico gave it, out of the pods' network.
function tunnels(tree, report) {
  const file = "ansible/roles/kubernetes/defaults/main.yml";
  if (!existsSync(join(tree.root, file))) return;
  const pods = readFileSync(join(tree.root, file), "utf8").match(/^kubernetes_pod_cidr: (\S+)/m)?.[1];
  for (const { object } of tree.objects.filter(({ object }) => object.kind === "NetworkPolicy"))
    for (const { from = [] } of object.spec.ingress ?? []) {
      const blocks = from.map((peer) => peer.ipBlock?.cidr);
      if (blocks.some((cidr) => cidr?.endsWith("/32")) && !blocks.includes(pods))
        report.fault(`${named(object)}: lets a machine in, but not by its tunnel address (${pods} in ${file})`);
    }
}

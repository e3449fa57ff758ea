"""Usage: structure.py ROOT. What no Ansible tool knows of this tree: order and reach of the playbooks, secrets, versions, domains.
One line per fault, exit 1 if there is one; what is not yet pinned is said and is no fault."""

import os
import re
import sys
from glob import glob

import yaml


SECRET = re.compile(r"\{\{[^}]*(vault_|_passwords\[|token\.stdout)")


class Loader(yaml.SafeLoader):
    """Reads Ansible's own tags, such as !vault, as plain text."""


Loader.add_multi_constructor("!", lambda loader, suffix, node: getattr(node, "value", None))


def load(path):
    with open(path, encoding="utf-8") as stream:
        return yaml.load(stream, Loader)  # noqa: a subclass of SafeLoader


def text(path):
    with open(path, encoding="utf-8") as stream:
        return stream.read()


def order(ansible):
    """site.yml runs every numbered playbook, in the order of the numbers."""
    imported = [p.get("ansible.builtin.import_playbook") for p in load(os.path.join(ansible, "site.yml"))]
    present = sorted("playbooks/" + os.path.basename(p) for p in glob(os.path.join(ansible, "playbooks/*.yml")))
    if imported != present:
        yield "site.yml imports %s, the folder holds %s" % (imported, present)
    numbers = [re.match(r"playbooks/(\d\d)-", p) for p in present]
    if [int(n.group(1)) for n in numbers if n] != list(range(1, len(present) + 1)):
        yield "playbooks are not numbered from 01 without a gap"


def plays(ansible):
    return [(os.path.basename(p), play) for p in sorted(glob(os.path.join(ansible, "playbooks/*.yml"))) for play in load(p)]


def reach(ansible):
    """Every play is for a group that the inventory has, every role is used by a play, every used role exists."""
    groups = set(re.findall(r"^\[([a-z_]+)", text(os.path.join(ansible, "inventory/hosts.example.ini")), re.M)) | {"localhost"}
    used = set()
    for name, play in plays(ansible):
        if play["hosts"] not in groups:
            yield "%s: there is no group %s in the inventory" % (name, play["hosts"])
        used |= {r["role"] for r in play.get("roles", [])}
        used |= {t["ansible.builtin.include_role"]["name"] for t in play.get("tasks", []) if "ansible.builtin.include_role" in t}
    present = set(os.listdir(os.path.join(ansible, "roles")))
    for role in sorted(present - used):
        yield "role %s is used by no play" % role
    for role in sorted(used - present):
        yield "role %s does not exist" % role
    names = [play["name"] for _, play in plays(ansible)]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield "two plays are called %s, and Tidemark names them so" % name


def tasks(node):
    """Every task below a list of tasks, also inside blocks."""
    for task in node or []:
        yield task
        for section in ("block", "rescue", "always"):
            yield from tasks(task.get(section))


def secrets(ansible):
    """Secrets come from the vault alone, the vault is encrypted, and no task prints one."""
    vault = os.path.join(ansible, "group_vars/all/vault.yml")
    if os.path.exists(vault) and not text(vault).startswith("$ANSIBLE_VAULT;"):
        yield "group_vars/all/vault.yml is not encrypted"
    example = load(os.path.join(ansible, "vault.example.yml"))
    for name, value in example.items():
        if value:
            yield "vault.example.yml: %s has a value" % name
    used = set()
    for path in glob(os.path.join(ansible, "**/*"), recursive=True):
        if os.path.isfile(path) and not path.endswith("vault.example.yml"):
            used |= set(re.findall(r"\bvault_[a-z_]+", text(path)))
    for name in sorted(used - set(example)):
        yield "%s is used and not in vault.example.yml" % name
    for name in sorted(set(example) - used):
        yield "%s is in vault.example.yml and not used" % name
    yield from printed(ansible)


def printed(ansible):
    for path in sorted(glob(os.path.join(ansible, "roles/*/tasks/*.yml"))):
        role = path.split(os.sep)[-3]
        for task in tasks(load(path)):
            shown = yaml.dump({k: v for k, v in task.items() if k not in ("block", "rescue", "always", "name")})
            templates = re.findall(r"src: '?\"?([\w./{} ]+\.j2)", shown)
            names = [t for t in task.get("loop", []) if isinstance(t, str)] if "{{ item }}" in "".join(templates) else []
            sources = [t.replace("{{ item }}", n) for t in templates for n in (names or [""])]
            hidden = any(_has_secret(os.path.join(ansible, "roles", role, "templates", s)) for s in sources)
            if (SECRET.search(shown) or hidden) and not task.get("no_log"):
                yield "role %s: task '%s' would print a secret (no_log)" % (role, task.get("name"))


def _has_secret(path):
    return os.path.exists(path) and bool(SECRET.search(text(path)))


def versions(ansible):
    for path in sorted(glob(os.path.join(ansible, "**/*.yml"), recursive=True)):
        for number, line in enumerate(text(path).splitlines(), 1):
            if re.search(r"(state|version): *latest\b|:latest\b", line):
                yield "%s:%d: latest is no version" % (os.path.relpath(path, ansible), number)
    pinned = load(os.path.join(ansible, "group_vars/all/versions.yml"))
    if not str(pinned["kubernetes_version"]).startswith(pinned["kubernetes_packages_minor"] + "."):
        yield "group_vars/all/versions.yml: kubernetes_packages_minor is not the one of kubernetes_version"
    for name, value in pinned.items():
        if name.endswith("_url"):
            if not re.search(r"\{\{ \w+ \}\}", value):
                yield "group_vars/all/versions.yml: %s does not follow a version" % name
        elif name.endswith(("_checksum", "_digest")):
            if not value:
                print("checks/ansible: not yet pinned: %s in group_vars/all/versions.yml" % name)
            elif not re.match(r"sha256:[0-9a-f]{64}$", value):
                yield "group_vars/all/versions.yml: %s is no sha256" % name
        elif not re.search(r"\d+\.\d+(\.\d+)?$", str(value)):
            yield "group_vars/all/versions.yml: %s names no exact version" % name
    for path in sorted(glob(os.path.join(ansible, "roles/*/tasks/*.yml"))):
        for task in tasks(load(path)):
            if "ansible.builtin.get_url" in task and "checksum" not in task["ansible.builtin.get_url"]:
                yield "%s: '%s' fetches without a checksum" % (os.path.relpath(path, ansible), task.get("name"))
    for collection in load(os.path.join(ansible, "requirements.yml"))["collections"]:
        if not re.match(r"\d+\.\d+\.\d+$", str(collection.get("version"))):
            yield "requirements.yml: %s is not pinned" % collection["name"]


def domains(root, ansible):
    """The databases know exactly the domains, and their databases, that the cluster runs."""
    overlays = os.path.join(root, "k8s/overlays")
    if not os.path.isdir(overlays):
        return
    declared = load(os.path.join(ansible, "group_vars/all/domains.yml"))["domains"]
    running = {}
    for path in sorted(glob(os.path.join(overlays, "*/kustomization.yaml"))):
        components = load(path).get("components", [])
        running[path.split(os.sep)[-2]] = {os.path.basename(c) for c in components} & {"postgresql", "redis", "rabbitmq"}
    for name in sorted(set(declared) | set(running)):
        if set(declared.get(name, [])) != running.get(name, set()) or (name in declared) != (name in running):
            yield "group_vars/all/domains.yml: %s uses %s, k8s/overlays says %s" % (
                name, declared.get(name), sorted(running[name]) if name in running else None)


def told(root, ansible):
    """Atlantis tells what it does to the address that the portal answers at."""
    portal = os.path.join(root, "k8s/portal/kustomization.yaml")
    if not os.path.exists(portal):
        return
    literals = [literal for generator in load(portal).get("configMapGenerator", []) for literal in generator.get("literals", [])]
    public = dict(literal.split("=", 1) for literal in literals).get("TIDEMARK_PUBLIC_URL")
    url = load(os.path.join(ansible, "roles/atlantis/defaults/main.yml"))["atlantis_tidemark_url"]
    if url and url != public:
        yield "roles/atlantis: atlantis_tidemark_url is %s, the portal answers at %s" % (url, public)


def main(root):
    ansible = os.path.join(root, "ansible")
    faults = [*order(ansible), *reach(ansible), *secrets(ansible), *versions(ansible), *domains(root, ansible), *told(root, ansible)]
    for fault in faults:
        print("checks/ansible: " + fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

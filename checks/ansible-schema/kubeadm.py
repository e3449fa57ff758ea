"""Usage: kubeadm.py FILE... Compares rendered kubeadm configuration with kubeadm.json: one line per fault, exit 1 if there is one.

kubeadm itself refuses unknown fields only on the machine, in the middle of a bootstrap.
"""

import json
import os
import sys

import yaml

SCHEMA = json.load(open(os.path.join(os.path.dirname(__file__), "kubeadm.json"), encoding="utf-8"))
SCALARS = {"string": str, "boolean": bool, "integer": int}


def check(where, value, type_name):
    """Yields the faults of one value against a type: a scalar, a name, a list [type] or a map {"": type}."""
    if isinstance(type_name, list):
        yield from check_list(where, value, type_name[0])
    elif isinstance(type_name, dict):
        for key, inner in value.items():
            yield from check("%s.%s" % (where, key), inner, type_name[""])
    elif type_name in SCHEMA["values"]:
        if value not in SCHEMA["values"][type_name]:
            yield "%s: %r is none of %s" % (where, value, ", ".join(SCHEMA["values"][type_name]))
    elif type_name in SCALARS:
        # In Python true is an integer too; here it is not.
        if type(value) is not SCALARS[type_name]:
            yield "%s: %r is no %s" % (where, value, type_name)
    else:
        yield from check_object(where, value, SCHEMA["types"][type_name])


def check_list(where, value, type_name):
    if not isinstance(value, list):
        yield "%s: is no list" % where
        return
    for index, inner in enumerate(value):
        yield from check("%s[%d]" % (where, index), inner, type_name)


def check_object(where, value, fields):
    if not isinstance(value, dict):
        yield "%s: is no object" % where
        return
    known = {name.rstrip("!"): type_name for name, type_name in fields.items()}
    for name in fields:
        if name.endswith("!") and name[:-1] not in value:
            yield "%s: %s is required" % (where, name[:-1])
    for name, inner in value.items():
        if name not in known:
            yield "%s: there is no field %s" % (where, name)
        else:
            yield from check("%s.%s" % (where, name), inner, known[name])


def check_document(path, document):
    kind = "%s %s" % (document.pop("apiVersion", None), document.pop("kind", None))
    if kind not in SCHEMA["kinds"]:
        return ["%s: there is no %s" % (path, kind)]
    return list(check("%s: %s" % (path, kind.split()[1]), document, SCHEMA["kinds"][kind]))


def main(paths):
    faults = []
    for path in paths:
        with open(path, encoding="utf-8") as stream:
            for document in yaml.safe_load_all(stream):
                faults += check_document(os.path.basename(path), document)
    for fault in faults:
        print("checks/ansible: " + fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

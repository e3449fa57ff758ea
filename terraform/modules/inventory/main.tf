# Ansible's inventory, rendered by Terraform, so that no address is ever typed a second time. No provider, hence
# tested for real, and ansible/inventory/hosts.example.ini is its output (checks/terraform compares them).
#
#   terraform output -raw inventory > ansible/inventory/hosts.ini
terraform {
  required_version = "1.11.4"
}

locals {
  groups = sort(distinct([for n in values(var.nodes) : n.group]))

  # Every host line: the instance id is what the SSH tunnel is opened to, the address is what the machines call
  # each other. Labels and taints travel as JSON, which Ansible reads as a list.
  lines = {
    for name, n in var.nodes : name => join(" ", [
      name,
      "ansible_host=${n.id}",
      "private_ip=${n.private_ip}",
      "zone=${n.zone}",
      "node_taints='${jsonencode(n.taints)}'",
    ])
  }

  members = {
    for group in distinct(concat(["control_plane", "atlantis"], local.groups)) : group => join("\n", [
      for name in sort([for name, n in var.nodes : name if n.group == group]) : local.lines[name]
    ])
  }
}

# Pure arithmetic, no provider: which subnets there are, and which machine stands where, with which address and which
# rights. Kept apart so that `terraform test` proves it for real, without an account.
terraform {
  required_version = "1.11.4"
}

locals {
  # The zone's place in the list is its number: a /20 for machines, and a /24 at the far end for load balancers.
  private_subnets = { for i, zone in var.zones : zone => cidrsubnet(var.vpc_cidr, 4, i) }
  public_subnets  = { for i, zone in var.zones : zone => cidrsubnet(var.vpc_cidr, 8, 240 + i) }

  single = { count = 1, data_gib = 0, metadata_hops = 1, taints = [] }

  # Every group of machines in one map, so that one rule gives all of them their address.
  groups = merge(
    var.node_groups,
    { control-plane = merge(local.single, var.control_plane) },
    var.atlantis == null ? {} : { atlantis = merge(local.single, var.atlantis) },
  )

  # Domains and platform are plain workers to the firewall; the others have rules of their own.
  security_kinds = { control-plane = "control_plane", data = "data", atlantis = "atlantis" }

  # What a machine may do at AWS follows its group where the group needs something.
  identity_kinds = { control-plane = "control_plane", data = "data", platform = "platform", atlantis = "atlantis" }

  members = flatten([
    for group, spec in local.groups : [
      for i in range(spec.count) : {
        name  = "${group}-${i + 1}"
        group = group
        spec  = spec
        zone  = var.zones[i % length(var.zones)]
        host  = spec.first_host + i
      }
    ]
  ])

  nodes = {
    for m in local.members : m.name => {
      group         = m.group
      zone          = m.zone
      private_ip    = cidrhost(local.private_subnets[m.zone], m.host)
      instance_type = m.spec.instance_type
      root_gib      = m.spec.root_gib
      data_gib      = m.spec.data_gib
      metadata_hops = m.spec.metadata_hops
      taints        = m.spec.taints
      security_kind = lookup(local.security_kinds, m.group, "worker")
      identity_kind = lookup(local.identity_kinds, m.group, "worker")
    }
  }

  # Each group's host numbers, to find two groups that share one.
  hosts = flatten([for g in values(local.groups) : range(g.first_host, g.first_host + g.count)])
}

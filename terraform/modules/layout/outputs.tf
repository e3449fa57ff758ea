output "private_subnets" {
  description = "Zone to network of the machines"
  value       = local.private_subnets
}

output "public_subnets" {
  description = "Zone to network of the load balancers"
  value       = local.public_subnets
}

output "nodes" {
  description = "Machine name to its group, place, address, size and rights"
  value       = local.nodes

  # Two groups that share a host number could get one address twice as soon as one of them grows.
  precondition {
    condition     = length(distinct(local.hosts)) == length(local.hosts)
    error_message = "Two groups share a host number."
  }
}

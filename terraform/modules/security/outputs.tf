output "group_ids" {
  description = "Kind of machine or load balancer to its security group"
  value       = { for kind, g in aws_security_group.this : kind => g.id }
}

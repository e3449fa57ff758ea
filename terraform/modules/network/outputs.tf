output "vpc_id" {
  description = "The network"
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "Zone to subnet of the load balancers"
  value       = { for zone, s in aws_subnet.public : zone => s.id }
}

output "private_subnet_ids" {
  description = "Zone to subnet of the machines"
  value       = { for zone, s in aws_subnet.private : zone => s.id }
}

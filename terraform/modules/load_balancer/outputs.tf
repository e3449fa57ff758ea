output "dns_name" {
  description = "Name that AWS gave the load balancer"
  value       = aws_lb.ingress.dns_name
}

output "zone_id" {
  description = "Zone of that name, for alias records"
  value       = aws_lb.ingress.zone_id
}

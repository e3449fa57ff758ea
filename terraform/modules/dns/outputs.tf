output "internal_zone" {
  description = "Name of the zone inside the network"
  value       = aws_route53_zone.internal.name
}

output "public_zone_id" {
  description = "Zone that public names are written to"
  value       = data.aws_route53_zone.public.zone_id
}

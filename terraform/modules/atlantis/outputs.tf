output "url" {
  description = "Address for the webhook's settings at GitHub, without /events"
  value       = "https://${aws_route53_record.this.fqdn}"
}

output "key_arn" {
  description = "Key for everything at rest"
  value       = aws_kms_key.this.arn
}

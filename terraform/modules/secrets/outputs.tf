output "arns" {
  description = "Name of each secret to its address"
  value       = { for name, s in aws_secretsmanager_secret.this : name => s.arn }
}

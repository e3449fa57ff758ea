output "terraform_role_arn" {
  description = "For the GitHub environment's variable AWS_ROLE_ARN, and for atlantis.role_arns in env/production.tfvars"
  value       = aws_iam_role.terraform.arn
}

output "state_key_arn" {
  description = "For atlantis.state_key_arn in env/production.tfvars; null in the account without the state"
  value       = local.holds_state ? aws_kms_key.state[0].arn : null
}

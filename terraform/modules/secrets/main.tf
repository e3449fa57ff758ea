# Names of secrets, never values: a value here would be in the state. A person writes each value once
# (aws secretsmanager put-secret-value), the External Secrets operator carries it into the cluster.
resource "aws_secretsmanager_secret" "this" {
  for_each = var.names

  name                    = "tidemark/${var.environment}/${each.key}"
  description             = each.value
  kms_key_id              = var.key_arn
  recovery_window_in_days = 30
}

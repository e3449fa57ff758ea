# The most that any role which Terraform makes can do. Terraform may write roles and hand them to machines; without this
# bound, a pull request could write one that may do everything and read its credentials on a machine.
data "aws_iam_policy_document" "machine_boundary" {
  source_policy_documents = [data.aws_iam_policy_document.boundary_of_volumes.json]

  statement {
    sid       = "OwnSecrets"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = ["arn:aws:secretsmanager:${var.region}:${var.account_id}:secret:tidemark/${var.environment}/*"]
  }

  statement {
    sid       = "PutBackups"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::tidemark-${var.environment}-*/*"]
  }

  # The portal's database is restored from what it archived; the other databases' backups no machine can read.
  statement {
    sid       = "ReadPortalBackups"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::tidemark-${var.environment}-*/portal/*"]
  }

  statement {
    sid       = "FindBackups"
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::tidemark-${var.environment}-*"]
  }

  statement {
    sid       = "FlowLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    resources = ["arn:aws:logs:${var.region}:${var.account_id}:log-group:/tidemark/*"]
  }

  statement {
    sid       = "Encrypt"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.region}.amazonaws.com", "secretsmanager.${var.region}.amazonaws.com"]
    }
  }

  # The rest is Atlantis', and stands only where Atlantis does.
  dynamic "statement" {
    for_each = var.account_id == var.atlantis_account_id ? ["atlantis"] : []

    content {
      sid       = "TakeTheEnvironmentsRole"
      actions   = ["sts:AssumeRole"]
      resources = [for id in values(var.state_users) : "arn:aws:iam::${id}:role/tidemark/terraform"]
    }
  }

  dynamic "statement" {
    for_each = var.account_id == var.atlantis_account_id ? ["atlantis"] : []

    content {
      sid       = "KeepState"
      actions   = ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
      resources = ["arn:aws:s3:::${var.state_bucket}", "arn:aws:s3:::${var.state_bucket}/tidemark/*"]
    }
  }
}

resource "aws_iam_policy" "machine_boundary" {
  name   = "machine-boundary"
  path   = "/tidemark/"
  policy = data.aws_iam_policy_document.machine_boundary.json
}

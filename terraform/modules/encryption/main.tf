# One key of ours per environment for volumes, logs, secrets and backups: its use is logged, it can be revoked, and
# it rotates every year. AWS' own keys can do none of that.
data "aws_iam_policy_document" "key" {
  # Hands the decision to IAM policies of this account; without this nobody, not even root, could manage the key.
  statement {
    sid       = "AccountDecides"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  # CloudWatch Logs encrypts with a key only if the key names the service, for log groups of this account.
  statement {
    sid       = "LogsEncrypt"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${var.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:${var.region}:${var.account_id}:log-group:/tidemark/*"]
    }
  }
}

resource "aws_kms_key" "this" {
  description             = "Everything at rest in ${var.environment}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key.json
}

resource "aws_kms_alias" "this" {
  name          = "alias/tidemark-${var.environment}"
  target_key_id = aws_kms_key.this.key_id
}

# The volumes that the cluster makes for claims name no key, and so get the account's default: ours.
resource "aws_ebs_default_kms_key" "this" {
  key_arn = aws_kms_key.this.arn
}

resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}

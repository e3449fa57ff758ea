# The databases put backups under their machine's name, and can neither read nor delete them: whoever takes over a
# database machine cannot destroy what it would be restored from.
data "aws_iam_policy_document" "data" {
  statement {
    sid       = "PutBackups"
    actions   = ["s3:PutObject"]
    resources = ["${var.backups_bucket_arn}/data-*/*"]
  }

  statement {
    sid       = "EncryptBackups"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"] # multipart uploads decrypt their own parts
    resources = [var.key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.region}.amazonaws.com"]
    }
  }
}

# Atlantis itself changes nothing: it takes the role of the environment that it plans for, and keeps the state.
data "aws_iam_policy_document" "atlantis" {
  count = var.atlantis == null ? 0 : 1

  statement {
    sid       = "TakeTheEnvironmentsRole"
    actions   = ["sts:AssumeRole"]
    resources = var.atlantis.role_arns
  }

  statement {
    sid       = "FindState"
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::${var.atlantis.state_bucket}"]
  }

  statement {
    sid       = "KeepState"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["arn:aws:s3:::${var.atlantis.state_bucket}/tidemark/*"]
  }

  # Only the lock may be deleted, never the state.
  statement {
    sid       = "ReleaseLock"
    actions   = ["s3:DeleteObject"]
    resources = ["arn:aws:s3:::${var.atlantis.state_bucket}/tidemark/*.tflock"]
  }

  statement {
    sid       = "EncryptState"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"]
    resources = [var.atlantis.state_key_arn]
  }
}

# What runs on the platform nodes and talks to AWS: External Secrets, the driver that makes the disks of volume claims,
# and the backups of the portal's database. Network policies say which pods may use it.
data "aws_iam_policy_document" "platform" {
  source_policy_documents = concat(
    [data.aws_iam_policy_document.volumes.json],
    var.portal ? [data.aws_iam_policy_document.portal.json] : [],
  )

  # This environment's secrets, among them the pull secret for images on GHCR, and no others.
  statement {
    sid       = "ReadSecrets"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = ["arn:aws:secretsmanager:${var.region}:${var.account_id}:secret:tidemark/${var.environment}/*"]
  }

  statement {
    sid       = "DecryptSecrets"
    actions   = ["kms:Decrypt"]
    resources = [var.key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["secretsmanager.${var.region}.amazonaws.com"]
    }
  }
}

# The portal's database archives its write-ahead log and is restored from it. It deletes nothing; the bucket is locked.
data "aws_iam_policy_document" "portal" {
  statement {
    sid       = "KeepPortalBackups"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${var.backups_bucket_arn}/portal/*"]
  }

  # Without a prefix, because the backup tool first asks whether the bucket is there at all. Names only, no content.
  statement {
    sid       = "FindPortalBackups"
    actions   = ["s3:ListBucket"]
    resources = [var.backups_bucket_arn]
  }

  statement {
    sid       = "EncryptPortalBackups"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = [var.key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.region}.amazonaws.com"]
    }
  }
}

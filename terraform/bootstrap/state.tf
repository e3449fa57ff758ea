# The bucket for Terraform's state, in one account for all environments. State holds what a plan knows, so it is
# encrypted with our key, versioned (a bad apply can be undone), and readable only by the two Terraform roles and Atlantis.
locals {
  holds_state = var.account_id == var.state_account_id
}

data "aws_iam_policy_document" "state_key" {
  count = local.holds_state ? 1 : 0

  statement {
    sid       = "AccountDecides"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  statement {
    sid       = "TerraformOfEveryEnvironment"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = [for id in values(var.state_users) : "arn:aws:iam::${id}:root"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::*:role/tidemark/terraform"]
    }
  }
}

resource "aws_kms_key" "state" {
  count = local.holds_state ? 1 : 0

  description             = "Terraform state of all environments"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.state_key[0].json
}

resource "aws_kms_alias" "state" {
  count = local.holds_state ? 1 : 0

  name          = "alias/tidemark-state"
  target_key_id = aws_kms_key.state[0].key_id
}

resource "aws_s3_bucket" "state" {
  count = local.holds_state ? 1 : 0

  bucket = var.state_bucket

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_versioning" "state" {
  count = local.holds_state ? 1 : 0

  bucket = aws_s3_bucket.state[0].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "state" {
  count = local.holds_state ? 1 : 0

  bucket = aws_s3_bucket.state[0].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.state[0].arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "state" {
  count = local.holds_state ? 1 : 0

  bucket = aws_s3_bucket.state[0].id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "state_bucket" {
  count = local.holds_state ? 1 : 0

  statement {
    sid       = "RefusePlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.state[0].arn, "${aws_s3_bucket.state[0].arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }

  # Terraform of an environment finds its own state and cannot open the other's.
  dynamic "statement" {
    for_each = var.state_users

    content {
      sid       = "Terraform${title(statement.key)}"
      actions   = ["s3:GetObject", "s3:PutObject"]
      resources = ["${aws_s3_bucket.state[0].arn}/tidemark/${statement.key}/*"]

      principals {
        type        = "AWS"
        identifiers = ["arn:aws:iam::${statement.value}:root"]
      }

      condition {
        test     = "ArnEquals"
        variable = "aws:PrincipalArn"
        values   = ["arn:aws:iam::${statement.value}:role/tidemark/terraform"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.state_users

    content {
      sid       = "Lock${title(statement.key)}"
      actions   = ["s3:DeleteObject"]
      resources = ["${aws_s3_bucket.state[0].arn}/tidemark/${statement.key}/*.tflock"]

      principals {
        type        = "AWS"
        identifiers = ["arn:aws:iam::${statement.value}:root"]
      }

      condition {
        test     = "ArnEquals"
        variable = "aws:PrincipalArn"
        values   = ["arn:aws:iam::${statement.value}:role/tidemark/terraform"]
      }
    }
  }

  statement {
    sid       = "ListWorkspaces"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.state[0].arn]

    principals {
      type        = "AWS"
      identifiers = [for id in values(var.state_users) : "arn:aws:iam::${id}:root"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::*:role/tidemark/terraform"]
    }
  }
}

resource "aws_s3_bucket_policy" "state" {
  count = local.holds_state ? 1 : 0

  bucket = aws_s3_bucket.state[0].id
  policy = data.aws_iam_policy_document.state_bucket[0].json

  depends_on = [aws_s3_bucket_public_access_block.state]
}

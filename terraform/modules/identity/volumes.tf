# The EBS CSI driver: it makes the volumes of claims and moves them between machines. It may touch what it tagged itself and
# so never a database's data volume; it may delete nothing, since a claim that is deleted leaves its volume (reclaimPolicy).
data "aws_iam_policy_document" "volumes" {
  statement {
    sid = "FindVolumes"
    actions = [
      "ec2:DescribeAvailabilityZones", "ec2:DescribeInstances", "ec2:DescribeTags", "ec2:DescribeVolumes",
      "ec2:DescribeVolumeStatus", "ec2:DescribeVolumesModifications",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "MakeVolumes"
    actions   = ["ec2:CreateVolume"]
    resources = ["arn:aws:ec2:${var.region}:${var.account_id}:volume/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/ebs.csi.aws.com/cluster"
      values   = ["true"]
    }
  }

  statement {
    sid       = "TagWhatItMakes"
    actions   = ["ec2:CreateTags"]
    resources = ["arn:aws:ec2:${var.region}:${var.account_id}:volume/*"]

    condition {
      test     = "StringEquals"
      variable = "ec2:CreateAction"
      values   = ["CreateVolume"]
    }
  }

  statement {
    sid       = "MoveItsOwnVolumes"
    actions   = ["ec2:AttachVolume", "ec2:DetachVolume", "ec2:ModifyVolume"]
    resources = ["arn:aws:ec2:${var.region}:${var.account_id}:volume/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/ebs.csi.aws.com/cluster"
      values   = ["true"]
    }
  }

  statement {
    sid       = "ToMachines"
    actions   = ["ec2:AttachVolume", "ec2:DetachVolume"]
    resources = ["arn:aws:ec2:${var.region}:${var.account_id}:instance/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/environment"
      values   = [var.environment]
    }
  }

  statement {
    sid       = "EncryptVolumes"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext"]
    resources = [var.key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["ec2.${var.region}.amazonaws.com"]
    }
  }

  # The machine that a volume is attached to opens it by a grant.
  statement {
    sid       = "GrantVolumes"
    actions   = ["kms:CreateGrant"]
    resources = [var.key_arn]

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["ec2.${var.region}.amazonaws.com"]
    }
  }
}

# What Terraform may do in an environment: what terraform/ contains, in one region, and nothing that would let it
# raise its own rights.
data "aws_iam_policy_document" "terraform" {
  statement {
    sid = "Machines"
    actions = [
      "ec2:*",
      "elasticloadbalancing:*",
      "acm:*",
      "logs:*",
      "kms:*",
    ]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = [var.region]
    }
  }

  # Secrets of this environment: to make, describe and remove them, not to read one (below) or to say who else may.
  statement {
    sid = "EmptySecrets"
    actions = [
      "secretsmanager:CreateSecret", "secretsmanager:UpdateSecret", "secretsmanager:DeleteSecret", "secretsmanager:RestoreSecret",
      "secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy", "secretsmanager:TagResource", "secretsmanager:UntagResource",
    ]
    resources = ["arn:aws:secretsmanager:${var.region}:${var.account_id}:secret:tidemark/${var.environment}/*"]
  }

  # Route 53 knows no region. Zones and their records; no domains, no delegation sets, no traffic policies.
  statement {
    sid       = "LookAtNames"
    actions   = ["route53:Get*", "route53:List*", "route53:CreateHostedZone"]
    resources = ["*"]
  }

  statement {
    sid = "Names"
    actions = [
      "route53:ChangeResourceRecordSets", "route53:ChangeTagsForResource", "route53:DeleteHostedZone", "route53:UpdateHostedZoneComment",
      "route53:AssociateVPCWithHostedZone", "route53:DisassociateVPCFromHostedZone",
    ]
    resources = ["arn:aws:route53:::hostedzone/*"]
  }

  statement {
    sid       = "Backups"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::tidemark-${var.environment}-*"]
  }

  # Roles of machines only, and only inside the boundary; its own role stands one path higher and is out of reach.
  statement {
    sid       = "MachineRights"
    actions   = ["iam:CreateRole", "iam:PutRolePolicy"]
    resources = ["arn:aws:iam::${var.account_id}:role/tidemark/${var.environment}/*"]

    condition {
      test     = "ArnEquals"
      variable = "iam:PermissionsBoundary"
      values   = [aws_iam_policy.machine_boundary.arn]
    }
  }

  statement {
    sid = "MachineRoles"
    actions = [
      "iam:DeleteRole", "iam:GetRole", "iam:UpdateAssumeRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:DeleteRolePolicy",
      "iam:GetRolePolicy", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile", "iam:GetInstanceProfile",
      "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile",
    ]
    resources = [
      "arn:aws:iam::${var.account_id}:role/tidemark/${var.environment}/*",
      "arn:aws:iam::${var.account_id}:instance-profile/tidemark/${var.environment}/*",
    ]
  }

  statement {
    sid       = "GiveRolesToMachines"
    actions   = ["iam:PassRole"]
    resources = ["arn:aws:iam::${var.account_id}:role/tidemark/${var.environment}/*"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ec2.amazonaws.com", "vpc-flow-logs.amazonaws.com"]
    }
  }

  # The first load balancer and the first SSH endpoint of an account make AWS create a role for the service.
  statement {
    sid       = "ServiceRoles"
    actions   = ["iam:CreateServiceLinkedRole"]
    resources = ["arn:aws:iam::${var.account_id}:role/aws-service-role/*"]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = ["elasticloadbalancing.amazonaws.com", "ec2-instance-connect.amazonaws.com"]
    }
  }

  # Ansible, in the same workflow, reaches the machines through the SSH endpoint and by no other port.
  statement {
    sid       = "Tunnels"
    actions   = ["ec2-instance-connect:OpenTunnel"]
    resources = ["arn:aws:ec2:${var.region}:${var.account_id}:instance-connect-endpoint/*"]

    condition {
      test     = "NumericEquals"
      variable = "ec2-instance-connect:remotePort"
      values   = ["22"]
    }
  }

  # A plan must never be able to read a secret: whoever may open a pull request may make Atlantis plan it.
  statement {
    sid       = "NeverReadSecrets"
    effect    = "Deny"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"]
    resources = ["*"]
  }

  statement {
    sid       = "NeverWeakenBackups"
    effect    = "Deny"
    actions   = ["s3:BypassGovernanceRetention", "s3:GetObject", "s3:DeleteObjectVersion"]
    resources = ["arn:aws:s3:::tidemark-${var.environment}-*/*"]
  }

  # Its part of the state, and the lock beside it.
  statement {
    sid       = "FindState"
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::${var.state_bucket}"]
  }

  statement {
    sid       = "KeepState"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["arn:aws:s3:::${var.state_bucket}/tidemark/${var.environment}/*"]
  }

  statement {
    sid       = "ReleaseLock"
    actions   = ["s3:DeleteObject"]
    resources = ["arn:aws:s3:::${var.state_bucket}/tidemark/${var.environment}/*.tflock"]
  }

  # Where the key is another account's, its key policy has to agree; state.tf says so.
  statement {
    sid       = "EncryptState"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"]
    resources = [local.holds_state ? aws_kms_key.state[0].arn : var.state_key_arn]
  }
}

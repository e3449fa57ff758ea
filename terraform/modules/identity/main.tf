# What machines may do at AWS, by instance profile and therefore without keys. Most may do nothing: a role without
# a policy still lets an instance prove who it is.
data "aws_iam_policy_document" "machine_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

locals {
  policies = merge(
    {
      platform = data.aws_iam_policy_document.platform.json
      data     = data.aws_iam_policy_document.data.json
    },
    var.atlantis == null ? {} : { atlantis = data.aws_iam_policy_document.atlantis[0].json },
  )

  kinds = concat(["control_plane", "worker", "platform", "data"], var.atlantis == null ? [] : ["atlantis"])
}

resource "aws_iam_role" "machine" {
  for_each = toset(local.kinds)

  name                 = replace(each.key, "_", "-")
  path                 = "/tidemark/${var.environment}/"
  permissions_boundary = var.boundary_arn
  assume_role_policy   = data.aws_iam_policy_document.machine_trust.json
}

resource "aws_iam_role_policy" "machine" {
  for_each = local.policies

  name   = "machine"
  role   = aws_iam_role.machine[each.key].id
  policy = each.value
}

resource "aws_iam_instance_profile" "machine" {
  for_each = aws_iam_role.machine

  name = "tidemark-${var.environment}-${each.value.name}"
  path = "/tidemark/${var.environment}/"
  role = each.value.name
}

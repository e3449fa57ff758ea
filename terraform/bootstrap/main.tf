# What has to exist before Terraform can keep state and before anything can act without keys. A person with
# administrator rights applies it once in each account:
#
#   terraform -chdir=terraform/bootstrap init
#   terraform -chdir=terraform/bootstrap apply -var-file=production.tfvars   # first: it holds the state bucket
#
# Its own state is small and stays local; README.md beside this file says where to keep it.
provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      environment = var.environment
      repository  = var.repository
      managed-by  = "terraform-bootstrap"
    }
  }
}

# GitHub proves by a signed token which repository and environment a workflow runs for; AWS checks it with GitHub's
# published keys, so no AWS key is ever stored at GitHub. AWS trusts that host by its certificate authority: no thumbprint.
resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "terraform_trust" {
  # Only jobs of this repository that name this GitHub environment, whose protection rules ask for a reviewer.
  statement {
    sid     = "GitHubEnvironment"
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:${var.repository}:environment:${var.environment}"]
    }
  }

  # Named by a condition and not as principal, because a principal has to exist and Atlantis does not yet.
  statement {
    sid     = "Atlantis"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.atlantis_account_id}:root"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::${var.atlantis_account_id}:role/tidemark/production/atlantis"]
    }
  }
}

resource "aws_iam_role" "terraform" {
  name                 = "terraform"
  path                 = "/tidemark/"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.terraform_trust.json
}

resource "aws_iam_role_policy" "terraform" {
  name   = "environment"
  role   = aws_iam_role.terraform.id
  policy = data.aws_iam_policy_document.terraform.json
}

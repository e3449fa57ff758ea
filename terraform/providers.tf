# No key is ever configured here. GitHub Actions comes with an OIDC token, Atlantis with its instance profile;
# Atlantis then takes the role of the environment it plans for, and allowed_account_ids stops a plan that would
# run against another account.
provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  dynamic "assume_role" {
    for_each = var.terraform_role_arn == null ? [] : [var.terraform_role_arn]

    content {
      role_arn     = assume_role.value
      session_name = "terraform-${terraform.workspace}"
    }
  }

  default_tags {
    tags = {
      environment = local.environment
      repository  = var.repository
      managed-by  = "terraform"
    }
  }
}

# Every version is exact. Terraform's own is also what Atlantis runs (ansible/roles/atlantis/defaults/main.yml):
# a plan made by one version and applied by another is refused, so both are raised in one pull request.
terraform {
  required_version = "1.11.4"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.25.0"
    }
  }
}

variable "environment" {
  description = "staging or production; also the name of the environment at GitHub whose jobs may act here"
  type        = string

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "There are two environments: staging and production."
  }
}

variable "account_id" {
  description = "Account that this is applied to"
  type        = string
}

variable "region" {
  description = "Region of the environment"
  type        = string
}

variable "repository" {
  description = "owner/name on GitHub; only its workflows are trusted"
  type        = string

  # A wildcard here would let strangers' repositories act in this account.
  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.repository))
    error_message = "Name exactly one repository, owner/name."
  }
}

variable "atlantis_account_id" {
  description = "Account whose Atlantis plans for this environment"
  type        = string
}

variable "state_account_id" {
  description = "Account that holds the state of all environments"
  type        = string
}

variable "state_bucket" {
  description = "Name of the state bucket"
  type        = string
}

variable "state_users" {
  description = "Environment to the account whose Terraform keeps its state here"
  type        = map(string)
}

variable "state_key_arn" {
  description = "Key of the state where another account holds it; null in the account that does"
  type        = string
  default     = null

  validation {
    condition     = (var.state_key_arn == null) == (var.account_id == var.state_account_id)
    error_message = "Name the key exactly where the state is another account's; the account with the state makes it."
  }
}

variable "environment" {
  description = "staging or production"
  type        = string
}

variable "account_id" {
  description = "Account of this environment"
  type        = string
}

variable "region" {
  description = "Region of secrets and backups"
  type        = string
}

variable "key_arn" {
  description = "Key that encrypts secrets, backups and volumes"
  type        = string
}

variable "backups_bucket_arn" {
  description = "Bucket of the backups: one folder for each database machine, one for the portal"
  type        = string
}

variable "atlantis" {
  description = "What Atlantis may touch; null where there is none"
  type = object({
    state_bucket  = string
    state_key_arn = string
    role_arns     = list(string)
  })
}

variable "boundary_arn" {
  description = "Policy that no role made here can exceed"
  type        = string
}

variable "portal" {
  description = "Whether the portal, and with it its database, runs on the platform nodes"
  type        = bool
}

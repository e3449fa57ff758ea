# What differs between staging and production is in env/<workspace>.tfvars. Atlantis passes the file of the
# workspace by itself; by hand: terraform plan -var-file=env/staging.tfvars

variable "account_id" {
  description = "AWS account of this environment; a plan against any other account is refused"
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account id has twelve digits."
  }
}

variable "terraform_role_arn" {
  description = "Role to take before talking to AWS; null when the caller already is that role (GitHub Actions)"
  type        = string
  default     = null
}

variable "region" {
  description = "AWS region of this environment"
  type        = string
}

variable "zones" {
  description = "Three availability zones of the region; nodes are spread over them in this order"
  type        = list(string)
}

variable "repository" {
  description = "owner/name of this repository on GitHub; written into tags so that a resource leads back here"
  type        = string
}

variable "domain" {
  description = "Public domain; <environment>.<domain> is a zone of this account, already delegated to it; hosts are <name>.<environment>.<domain>"
  type        = string
}

variable "vpc_cidr" {
  description = "A /16 of its own for each environment, so that they can be peered later"
  type        = string
}

variable "nat_per_zone" {
  description = "One NAT gateway per zone (production) or one for all (cheaper, and gone with its zone)"
  type        = bool
}

variable "protect" {
  description = "Refuse to delete machines and load balancers by a plain apply"
  type        = bool
}

variable "ssh_public_key" {
  description = "Public half of the key that Ansible uses; the private half is never in Git"
  type        = string
}

variable "control_plane" {
  description = "The machine that runs the Kubernetes control plane"
  type = object({
    instance_type = string
    first_host    = number
    root_gib      = number
  })
}

variable "node_groups" {
  description = "Worker machines: one group per domain, one for the databases (data), one for what the cluster itself needs (platform)"
  type = map(object({
    count         = number
    instance_type = string
    first_host    = number
    root_gib      = number
    data_gib      = optional(number, 0)
    metadata_hops = optional(number, 1)
    taints        = optional(list(string), [])
  }))
}

variable "atlantis" {
  description = "The machine that runs Atlantis; null where another environment's Atlantis does the work"
  type = object({
    instance_type = string
    first_host    = number
    root_gib      = number
    webhook_cidrs = list(string)
    state_bucket  = string
    state_key_arn = string
    role_arns     = list(string)
  })
  default = null
}

variable "portal" {
  description = "Whether Tidemark itself runs in this cluster; the other clusters it only reads"
  type        = bool
}

variable "ingress_cidrs" {
  description = "Who may reach the applications' load balancer"
  type        = list(string)
}

variable "backup_retention_days" {
  description = "How long a database backup is kept"
  type        = number
}

variable "environment" {
  description = "staging or production"
  type        = string
}

variable "vpc_id" {
  description = "Network of the targets"
  type        = string
}

variable "subnet_ids" {
  description = "Public subnets, one per zone"
  type        = list(string)
}

variable "security_group_id" {
  description = "Who may connect"
  type        = string
}

variable "targets" {
  description = "Platform machine to its instance id"
  type        = map(string)
}

variable "protect" {
  description = "Refuse deletion by a plain call"
  type        = bool
}

variable "environment" {
  description = "staging or production"
  type        = string
}

variable "host" {
  description = "Public name that GitHub sends webhooks to"
  type        = string
}

variable "public_zone_id" {
  description = "Zone that the name is written to"
  type        = string
}

variable "vpc_id" {
  description = "Network of the machine"
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

variable "instance_id" {
  description = "Machine that runs Atlantis"
  type        = string
}

variable "protect" {
  description = "Refuse deletion by a plain call"
  type        = bool
}

variable "environment" {
  description = "staging or production"
  type        = string
}

variable "vpc_id" {
  description = "Network of the groups"
  type        = string
}

variable "access_subnet_id" {
  description = "Subnet that the SSH endpoint stands in"
  type        = string
}

variable "ingress_cidrs" {
  description = "Who may reach the applications"
  type        = list(string)
}

variable "webhook_cidrs" {
  description = "Who may reach Atlantis' webhook; empty where there is no Atlantis"
  type        = list(string)
}

variable "environment" {
  description = "staging or production"
  type        = string
}

variable "account_id" {
  description = "Account of this environment"
  type        = string
}

variable "region" {
  description = "Region of the S3 endpoint"
  type        = string
}

variable "vpc_cidr" {
  description = "The whole network"
  type        = string
}

variable "public_subnets" {
  description = "Zone to network of the load balancers"
  type        = map(string)
}

variable "private_subnets" {
  description = "Zone to network of the machines"
  type        = map(string)
}

variable "nat_per_zone" {
  description = "A NAT gateway in each zone"
  type        = bool
}

variable "key_arn" {
  description = "Key that encrypts the flow logs"
  type        = string
}

variable "boundary_arn" {
  description = "Policy that no role made here can exceed"
  type        = string
}

variable "environment" {
  description = "staging or production"
  type        = string
}

variable "domain" {
  description = "Public domain; the zone <environment>.<domain> exists already"
  type        = string
}

variable "vpc_id" {
  description = "Network that the internal zone answers in"
  type        = string
}

variable "ingress" {
  description = "Load balancer of the applications"
  type        = object({ dns_name = string, zone_id = string })
}

variable "internal_names" {
  description = "Name to address, such as api or postgresql"
  type        = map(string)
}

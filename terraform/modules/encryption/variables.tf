variable "environment" {
  description = "staging or production"
  type        = string
}

variable "account_id" {
  description = "Account that owns the key"
  type        = string
}

variable "region" {
  description = "Region whose log service may use the key"
  type        = string
}

variable "environment" {
  description = "staging or production"
  type        = string
}

variable "names" {
  description = "Name of each secret and what it is for"
  type        = map(string)
}

variable "key_arn" {
  description = "Key that encrypts the secrets"
  type        = string
}

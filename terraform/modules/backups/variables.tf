variable "environment" {
  description = "staging or production"
  type        = string
}

variable "account_id" {
  description = "Part of the bucket's name, which is unique among all buckets of the world"
  type        = string
}

variable "retention_days" {
  description = "How long a backup cannot be deleted"
  type        = number
}

variable "key_arn" {
  description = "Key that encrypts the backups"
  type        = string
}

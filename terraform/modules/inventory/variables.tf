variable "environment" {
  description = "staging or production"
  type        = string
}

variable "region" {
  description = "AWS region that the SSH tunnels and the backups go to"
  type        = string
}

variable "api_endpoint" {
  description = "Name of the Kubernetes API, as certificates and kubeconfigs carry it"
  type        = string
}

variable "backups_bucket" {
  description = "Bucket that the databases write their backups to"
  type        = string
}

variable "atlantis_url" {
  description = "Address under which GitHub reaches Atlantis; empty where there is none"
  type        = string
}

variable "nodes" {
  description = "Every machine: its group (control_plane, atlantis, or one of the worker groups), instance id, address, zone, taints"
  type = map(object({
    group      = string
    id         = string
    private_ip = string
    zone       = string
    taints     = list(string)
  }))

  validation {
    condition     = length([for n in values(var.nodes) : n if n.group == "control_plane"]) == 1
    error_message = "There is exactly one control plane machine."
  }

  # The three databases are placed by name below, so they have to be there.
  validation {
    condition     = alltrue([for name in ["data-1", "data-2", "data-3"] : contains(keys(var.nodes), name)])
    error_message = "PostgreSQL, Redis and RabbitMQ stand on data-1, data-2 and data-3."
  }
}

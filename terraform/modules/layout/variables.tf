variable "vpc_cidr" {
  description = "The network to divide"
  type        = string

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0)) && endswith(var.vpc_cidr, "/16")
    error_message = "The layout divides a /16."
  }
}

variable "zones" {
  description = "Availability zones, in the order in which they are numbered"
  type        = list(string)

  validation {
    condition     = length(var.zones) == 3 && length(distinct(var.zones)) == 3
    error_message = "The layout needs three different zones."
  }
}

variable "node_groups" {
  description = "Groups of worker machines"
  type = map(object({
    count         = number
    instance_type = string
    first_host    = number
    root_gib      = number
    data_gib      = optional(number, 0)
    metadata_hops = optional(number, 1)
    taints        = optional(list(string), [])
  }))

  validation {
    condition     = alltrue([for g in values(var.node_groups) : g.count >= 1 && g.first_host >= 10])
    error_message = "A group has at least one machine, and host numbers below 10 are left to AWS and to spare."
  }

  validation {
    condition     = !contains(keys(var.node_groups), "control-plane") && !contains(keys(var.node_groups), "atlantis")
    error_message = "control-plane and atlantis are no groups of workers; they have variables of their own."
  }
}

variable "control_plane" {
  description = "The machine that runs the Kubernetes control plane"
  type = object({
    instance_type = string
    first_host    = number
    root_gib      = number
  })
}

variable "atlantis" {
  description = "The machine that runs Atlantis; null for none"
  type = object({
    instance_type = string
    first_host    = number
    root_gib      = number
  })
  default = null
}

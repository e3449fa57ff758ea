variable "name" {
  description = "Machine name, such as auth-1"
  type        = string
}

variable "pool" {
  description = "Group that the machine belongs to"
  type        = string
}

variable "ami_id" {
  description = "Image of a new machine"
  type        = string
}

variable "instance_type" {
  description = "Size of the machine"
  type        = string
}

variable "zone" {
  description = "Availability zone, which the data volume shares"
  type        = string
}

variable "subnet_id" {
  description = "Private subnet of that zone"
  type        = string
}

variable "private_ip" {
  description = "Fixed address, from the layout"
  type        = string
}

variable "security_group_id" {
  description = "What may connect to the machine"
  type        = string
}

variable "instance_profile" {
  description = "What the machine may do at AWS"
  type        = string
}

variable "key_name" {
  description = "Key pair that Ansible signs in with"
  type        = string
}

variable "key_arn" {
  description = "Key that encrypts the volumes"
  type        = string
}

variable "root_gib" {
  description = "Size of the system volume"
  type        = number
}

variable "data_gib" {
  description = "Size of the data volume; 0 for none"
  type        = number
}

variable "metadata_hops" {
  description = "1 keeps pods away from the machine's credentials, 2 lets them"
  type        = number

  validation {
    condition     = contains([1, 2], var.metadata_hops)
    error_message = "More than two hops would let the credentials leave the machine's network."
  }
}

variable "protect" {
  description = "Refuse termination by a plain call"
  type        = bool
}

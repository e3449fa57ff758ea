# Staging: same shape as production, fewer and smaller machines, one NAT gateway.
account_id   = "111111111111" # fill in
region       = "eu-central-1"
zones        = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
repository   = "example/tidemark"
domain       = "example.org"
vpc_cidr     = "10.10.0.0/16"
nat_per_zone = false
protect      = false
portal       = false

ssh_public_key        = "ssh-ed25519 FILL-IN ansible@tidemark"
ingress_cidrs         = ["0.0.0.0/0"]
backup_retention_days = 14

control_plane = {
  instance_type = "m6i.large"
  first_host    = 10
  root_gib      = 50
}

# first_host is the last part of the group's addresses, so an address never moves when another group grows.
node_groups = {
  auth      = { count = 1, instance_type = "t3.large", first_host = 20, root_gib = 40 }
  my        = { count = 1, instance_type = "t3.large", first_host = 30, root_gib = 40 }
  scan      = { count = 1, instance_type = "t3.large", first_host = 40, root_gib = 40 }
  character = { count = 1, instance_type = "t3.large", first_host = 50, root_gib = 40 }
  location  = { count = 1, instance_type = "t3.large", first_host = 60, root_gib = 40 }
  info      = { count = 1, instance_type = "t3.large", first_host = 70, root_gib = 40 }
  chat      = { count = 1, instance_type = "t3.large", first_host = 80, root_gib = 40 }

  # One machine each for PostgreSQL, Redis and RabbitMQ. The taint keeps every pod but the cluster's own agents away.
  data = {
    count         = 3
    instance_type = "r6i.large"
    first_host    = 100
    root_gib      = 40
    data_gib      = 100
    taints        = ["tidemark.dev/pool=data:NoSchedule"]
  }

  # Two hops let External Secrets, the disk driver and backups reach the metadata service; network policies name who may.
  platform = { count = 2, instance_type = "m6i.large", first_host = 120, root_gib = 60, metadata_hops = 2 }
}

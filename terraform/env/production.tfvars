# Production: two machines per domain, a NAT gateway in each zone, and the Atlantis that serves both environments.
account_id   = "222222222222" # fill in
region       = "eu-central-1"
zones        = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
repository   = "example/tidemark"
domain       = "example.org"
vpc_cidr     = "10.20.0.0/16"
nat_per_zone = true
protect      = true
portal       = true

ssh_public_key        = "ssh-ed25519 FILL-IN ansible@tidemark"
ingress_cidrs         = ["0.0.0.0/0"]
backup_retention_days = 35

control_plane = {
  instance_type = "m6i.xlarge"
  first_host    = 10
  root_gib      = 100
}

node_groups = {
  auth      = { count = 2, instance_type = "m6i.large", first_host = 20, root_gib = 60 }
  my        = { count = 2, instance_type = "m6i.large", first_host = 30, root_gib = 60 }
  scan      = { count = 2, instance_type = "m6i.large", first_host = 40, root_gib = 60 }
  character = { count = 2, instance_type = "m6i.large", first_host = 50, root_gib = 60 }
  location  = { count = 2, instance_type = "m6i.large", first_host = 60, root_gib = 60 }
  info      = { count = 2, instance_type = "m6i.large", first_host = 70, root_gib = 60 }
  chat      = { count = 2, instance_type = "m6i.large", first_host = 80, root_gib = 60 }

  data = {
    count         = 3
    instance_type = "r6i.xlarge"
    first_host    = 100
    root_gib      = 60
    data_gib      = 500
    taints        = ["tidemark.dev/pool=data:NoSchedule"]
  }

  platform = { count = 3, instance_type = "m6i.xlarge", first_host = 120, root_gib = 100, metadata_hops = 2 }
}

atlantis = {
  instance_type = "t3.large"
  first_host    = 15
  root_gib      = 60

  # GitHub's webhook senders: the list "hooks" of its meta endpoint (gh api meta --jq .hooks). Empty means that no
  # webhook arrives, which is the safe answer until the list was read.
  webhook_cidrs = []

  # What it may touch: the state, and the role that each environment's bootstrap made. Fill in from its outputs.
  state_bucket  = "example-tidemark-state"
  state_key_arn = "arn:aws:kms:eu-central-1:222222222222:key/fill-in"
  role_arns = [
    "arn:aws:iam::111111111111:role/tidemark/terraform",
    "arn:aws:iam::222222222222:role/tidemark/terraform",
  ]
}

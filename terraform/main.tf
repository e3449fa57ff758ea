# One environment: the workspace says which, env/<workspace>.tfvars says how large. Read from the top: names and
# arithmetic, network, who may do what, machines, and what stands in front of them.
locals {
  # An unknown workspace, "default" among them, must never make half an environment under a wrong name.
  environment = { staging = "staging", production = "production" }[terraform.workspace]

  # Made by terraform/bootstrap: the most that any role made here can ever do, whatever its own policy says.
  boundary_arn = "arn:aws:iam::${var.account_id}:policy/tidemark/machine-boundary"
}

module "layout" {
  source = "./modules/layout"

  vpc_cidr      = var.vpc_cidr
  zones         = var.zones
  node_groups   = var.node_groups
  control_plane = var.control_plane
  atlantis      = var.atlantis
}

module "encryption" {
  source = "./modules/encryption"

  environment = local.environment
  account_id  = var.account_id
  region      = var.region
}

module "network" {
  source = "./modules/network"

  environment     = local.environment
  account_id      = var.account_id
  region          = var.region
  vpc_cidr        = var.vpc_cidr
  public_subnets  = module.layout.public_subnets
  private_subnets = module.layout.private_subnets
  nat_per_zone    = var.nat_per_zone
  boundary_arn    = local.boundary_arn
  key_arn         = module.encryption.key_arn
}

module "security" {
  source = "./modules/security"

  environment      = local.environment
  vpc_id           = module.network.vpc_id
  access_subnet_id = module.network.private_subnet_ids[var.zones[0]]
  ingress_cidrs    = var.ingress_cidrs
  webhook_cidrs    = var.atlantis == null ? [] : var.atlantis.webhook_cidrs
}

module "backups" {
  source = "./modules/backups"

  environment    = local.environment
  account_id     = var.account_id
  retention_days = var.backup_retention_days
  key_arn        = module.encryption.key_arn
}

module "secrets" {
  source = "./modules/secrets"

  environment = local.environment
  key_arn     = module.encryption.key_arn
  names = merge(
    # k8s/base/credentials.yaml fetches one secret per domain, named after it.
    { for group in keys(var.node_groups) : group => "What the services of ${group} may know: addresses and passwords of their databases" if !contains(["data", "platform"], group) },
    # k8s/portal/secrets.yaml fetches these; docs/deployment/gitops/RUNBOOK.md says what they hold.
    !var.portal ? {} : {
      ghcr-pull = "Pull secret for the portal's image on GHCR: a Docker configuration whose token may read packages and nothing else"
      portal    = "One JSON object: database (two passwords), settings (variables), files (signing key, tokens, kubeconfig)"
    },
  )
}

module "identity" {
  source = "./modules/identity"

  environment        = local.environment
  account_id         = var.account_id
  region             = var.region
  key_arn            = module.encryption.key_arn
  backups_bucket_arn = module.backups.bucket_arn
  boundary_arn       = local.boundary_arn
  portal             = var.portal
  atlantis           = var.atlantis
}

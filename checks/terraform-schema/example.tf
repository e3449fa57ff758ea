# The root that checks/terraform renders the example inventory with: the real variables, layout and inventory, and instance
# ids that no machine has.
module "layout" {
  source = "./layout"

  vpc_cidr      = var.vpc_cidr
  zones         = var.zones
  node_groups   = var.node_groups
  control_plane = var.control_plane
  atlantis      = var.atlantis
}

module "inventory" {
  source = "./inventory"

  environment    = "staging"
  region         = var.region
  api_endpoint   = "api.staging.tidemark.internal:6443"
  backups_bucket = "tidemark-staging-${var.account_id}-backups"
  atlantis_url   = ""
  nodes = { for name, n in module.layout.nodes : name => {
    group      = replace(n.group, "-", "_")
    id         = "i-example-${name}"
    private_ip = n.private_ip
    zone       = n.zone
    taints     = n.taints
  } }
}

output "inventory" {
  value = module.inventory.ini
}

output "databases" {
  value = join("\n", [for i, kind in ["postgresql", "redis", "rabbitmq"] : "${kind} ${module.layout.nodes["data-${i + 1}"].private_ip}"])
}

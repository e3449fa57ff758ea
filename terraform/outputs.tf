output "inventory" {
  description = "Ansible's inventory: terraform output -raw inventory > ansible/inventory/hosts.ini"
  value       = module.inventory.ini
}

output "environment" {
  description = "The workspace this state belongs to, so that a bootstrap can check that it runs on the right one"
  value       = local.environment
}

output "application_hosts" {
  description = "Pattern of the applications' public names"
  value       = "*.${local.environment}.${var.domain}"
}

output "atlantis_webhook" {
  description = "Address to enter at GitHub; null where there is no Atlantis"
  value       = var.atlantis == null ? null : "${module.atlantis[0].url}/events"
}

output "secrets" {
  description = "Secrets whose values a person still has to put"
  value       = module.secrets.arns
}

module "inventory" {
  source = "./modules/inventory"

  environment    = local.environment
  region         = var.region
  api_endpoint   = "api.${module.dns.internal_zone}:6443"
  backups_bucket = module.backups.bucket
  atlantis_url   = var.atlantis == null ? "" : module.atlantis[0].url
  nodes = { for name, n in module.layout.nodes : name => {
    group      = replace(n.group, "-", "_")
    id         = module.node[name].id
    private_ip = n.private_ip
    zone       = n.zone
    taints     = n.taints
  } }
}

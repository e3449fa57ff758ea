output "ini" {
  description = "Content of ansible/inventory/hosts.ini"
  value = templatefile("${path.module}/hosts.ini.tftpl", {
    environment    = var.environment
    region         = var.region
    api_endpoint   = var.api_endpoint
    backups_bucket = var.backups_bucket
    atlantis_url   = var.atlantis_url
    members        = local.members
    workers        = [for g in local.groups : g if !contains(["control_plane", "atlantis"], g)]
  })
}

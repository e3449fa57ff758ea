# What the machines look like from outside, and the names they call each other by.
module "load_balancer" {
  source = "./modules/load_balancer"

  environment       = local.environment
  vpc_id            = module.network.vpc_id
  subnet_ids        = [for zone in var.zones : module.network.public_subnet_ids[zone]]
  security_group_id = module.security.group_ids["ingress"]
  targets           = { for name, n in module.layout.nodes : name => module.node[name].id if n.group == "platform" }
  protect           = var.protect
}

module "dns" {
  source = "./modules/dns"

  environment = local.environment
  domain      = var.domain
  vpc_id      = module.network.vpc_id
  ingress     = { dns_name = module.load_balancer.dns_name, zone_id = module.load_balancer.zone_id }
  internal_names = {
    api        = module.node["control-plane-1"].private_ip
    postgresql = module.node["data-1"].private_ip
    redis      = module.node["data-2"].private_ip
    rabbitmq   = module.node["data-3"].private_ip
  }
}

module "atlantis" {
  source = "./modules/atlantis"
  count  = var.atlantis == null ? 0 : 1

  environment       = local.environment
  host              = "atlantis.${local.environment}.${var.domain}"
  public_zone_id    = module.dns.public_zone_id
  vpc_id            = module.network.vpc_id
  subnet_ids        = [for zone in var.zones : module.network.public_subnet_ids[zone]]
  security_group_id = module.security.group_ids["webhook"]
  instance_id       = module.node["atlantis-1"].id
  protect           = var.protect
}

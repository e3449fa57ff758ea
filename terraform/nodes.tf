# The newest image of Debian 13 by Debian's own account. It decides what a new machine starts from; a running one
# keeps its image (modules/node says why).
data "aws_ami" "debian" {
  most_recent = true
  owners      = ["136693071363"]

  filter {
    name   = "name"
    values = ["debian-13-amd64-*"]
  }

  filter {
    name   = "virtualization-type"
    values = ["hvm"]
  }
}

resource "aws_key_pair" "ansible" {
  key_name   = "tidemark-${local.environment}"
  public_key = var.ssh_public_key
}

module "node" {
  source   = "./modules/node"
  for_each = module.layout.nodes

  name              = each.key
  pool              = each.value.group
  ami_id            = data.aws_ami.debian.id
  instance_type     = each.value.instance_type
  zone              = each.value.zone
  subnet_id         = module.network.private_subnet_ids[each.value.zone]
  private_ip        = each.value.private_ip
  security_group_id = module.security.group_ids[each.value.security_kind]
  instance_profile  = module.identity.instance_profiles[each.value.identity_kind]
  key_name          = aws_key_pair.ansible.key_name
  key_arn           = module.encryption.key_arn
  root_gib          = each.value.root_gib
  data_gib          = each.value.data_gib
  metadata_hops     = each.value.metadata_hops
  protect           = var.protect
}

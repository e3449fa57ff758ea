# One security group per kind of machine, and one rule per line of the table in rules.tf. A rule names the group that
# may connect, never an address, wherever the other side is ours.
locals {
  kinds = {
    control_plane = "Kubernetes control plane"
    worker        = "Worker nodes of the domains and the platform"
    data          = "PostgreSQL, Redis, RabbitMQ"
    atlantis      = "Atlantis"
    access        = "EC2 Instance Connect Endpoint, the only way in by SSH"
    ingress       = "Load balancer of the applications"
    webhook       = "Load balancer of Atlantis' webhook"
  }
}

resource "aws_security_group" "this" {
  for_each = local.kinds

  name        = "tidemark-${var.environment}-${replace(each.key, "_", "-")}"
  description = each.value
  vpc_id      = var.vpc_id

  tags = { Name = each.key }

  # A group in use cannot be deleted, so a change of name makes the new one first.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "group" {
  for_each = { for r in local.rules : "${r.from}-${r.to}-${r.protocol}-${r.port}" => r }

  security_group_id            = aws_security_group.this[each.value.to].id
  referenced_security_group_id = aws_security_group.this[each.value.from].id
  ip_protocol                  = each.value.protocol
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = each.value.why
}

# The other half: what a group may connect to is the same table, read from the sender's side.
resource "aws_vpc_security_group_egress_rule" "group" {
  for_each = { for r in local.rules : "${r.from}-${r.to}-${r.protocol}-${r.port}" => r }

  security_group_id            = aws_security_group.this[each.value.from].id
  referenced_security_group_id = aws_security_group.this[each.value.to].id
  ip_protocol                  = each.value.protocol
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = each.value.why
}

resource "aws_vpc_security_group_ingress_rule" "outside" {
  for_each = { for r in local.outside : "${r.to}-${r.port}-${r.cidr}" => r }

  security_group_id = aws_security_group.this[each.value.to].id
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  description       = each.value.why
}

# Packages, images, AWS' own interfaces and GitHub. Name resolution and time do not pass security groups in a VPC.
resource "aws_vpc_security_group_egress_rule" "internet" {
  for_each = { for pair in setproduct(["control_plane", "worker", "data", "atlantis"], [80, 443]) : "${pair[0]}-${pair[1]}" => pair }

  security_group_id = aws_security_group.this[each.value[0]].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value[1]
  to_port           = each.value[1]
  description       = each.value[1] == 80 ? "Signed package indexes" : "Images, AWS, GitHub"
}

# In front of the applications: passes TCP through, so that TLS ends in the cluster at the ingress, with the
# certificates that the cluster renews by itself.
resource "aws_lb" "ingress" {
  name                             = "tidemark-${var.environment}"
  load_balancer_type               = "network"
  internal                         = false
  subnets                          = var.subnet_ids
  security_groups                  = [var.security_group_id]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.protect
}

locals {
  # Port of the users to port that the ingress has on every platform node.
  ports = { 80 = 30080, 443 = 30443 }
}

resource "aws_lb_target_group" "ingress" {
  for_each = local.ports

  name        = "tidemark-${var.environment}-${each.key}"
  port        = each.value
  protocol    = "TCP"
  target_type = "instance"
  vpc_id      = var.vpc_id

  health_check {
    protocol            = "TCP"
    healthy_threshold   = 2
    unhealthy_threshold = 2
    interval            = 10
  }
}

resource "aws_lb_listener" "ingress" {
  for_each = local.ports

  load_balancer_arn = aws_lb.ingress.arn
  port              = each.key
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.ingress[each.key].arn
  }
}

resource "aws_lb_target_group_attachment" "ingress" {
  for_each = { for pair in setproduct(keys(local.ports), keys(var.targets)) : "${pair[0]}-${pair[1]}" => pair }

  target_group_arn = aws_lb_target_group.ingress[each.value[0]].arn
  target_id        = var.targets[each.value[1]]
}

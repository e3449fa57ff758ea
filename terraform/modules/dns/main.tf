# Public names lead to the load balancer. Each environment has a zone of its own in its own account, because a zone of one name
# is answered from one account alone. Names inside the network lead to machines: the Kubernetes API and the
# databases are called by name, so that a moved machine changes a record and no certificate or configuration.
data "aws_route53_zone" "public" {
  name = "${var.environment}.${var.domain}"
}

resource "aws_route53_record" "applications" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = "*.${data.aws_route53_zone.public.name}"
  type    = "A"

  alias {
    name                   = var.ingress.dns_name
    zone_id                = var.ingress.zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_zone" "internal" {
  name    = "${var.environment}.tidemark.internal"
  comment = "Machines of ${var.environment}, answered inside its network only"

  vpc {
    vpc_id = var.vpc_id
  }
}

resource "aws_route53_record" "internal" {
  for_each = var.internal_names

  zone_id = aws_route53_zone.internal.zone_id
  name    = "${each.key}.${aws_route53_zone.internal.name}"
  type    = "A"
  ttl     = 60
  records = [each.value]
}

# SSH without a bastion, a public address or an open port: IAM decides who may open a tunnel, CloudTrail keeps who did.
resource "aws_ec2_instance_connect_endpoint" "this" {
  subnet_id          = var.access_subnet_id
  security_group_ids = [aws_security_group.this["access"].id]

  # The tunnel ends at the machine with the endpoint's address, which is what the rules above expect.
  preserve_client_ip = false

  tags = { Name = "tidemark-${var.environment}" }
}

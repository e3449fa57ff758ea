# One machine. The root module calls this with for_each over every machine of the layout, so a worker, the control
# plane and Atlantis are hardened in the same place.
resource "aws_instance" "this" {
  ami                     = var.ami_id
  instance_type           = var.instance_type
  subnet_id               = var.subnet_id
  private_ip              = var.private_ip
  vpc_security_group_ids  = [var.security_group_id]
  iam_instance_profile    = var.instance_profile
  key_name                = var.key_name
  monitoring              = true
  ebs_optimized           = true
  disable_api_termination = var.protect

  # Pods have addresses of their own, but VXLAN packets between nodes carry the nodes', so AWS' check may stay on.
  source_dest_check           = true
  associate_public_ip_address = false

  # IMDSv2 only: a request that a server was tricked into making cannot fetch the machine's credentials, and with one
  # hop neither can a pod.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = var.metadata_hops
    instance_metadata_tags      = "disabled"
  }

  root_block_device {
    encrypted   = true
    kms_key_id  = var.key_arn
    volume_type = "gp3"
    volume_size = var.root_gib
  }

  tags = {
    Name = var.name
    pool = var.pool
  }

  # A newer Debian image must not replace a running machine by itself: replace one on purpose, after draining it, with
  # atlantis plan -- -replace='module.node["auth-1"].aws_instance.this'
  lifecycle {
    ignore_changes = [ami]
  }
}

# Data outlives the machine: replacing a database machine attaches the same volume to the new one.
resource "aws_ebs_volume" "data" {
  count = var.data_gib > 0 ? 1 : 0

  availability_zone = var.zone
  encrypted         = true
  kms_key_id        = var.key_arn
  type              = "gp3"
  size              = var.data_gib

  tags = { Name = "${var.name}-data" }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_volume_attachment" "data" {
  count = var.data_gib > 0 ? 1 : 0

  device_name = "/dev/sdf"
  instance_id = aws_instance.this.id
  volume_id   = aws_ebs_volume.data[0].id

  # A mounted file system is detached by stopping the machine, never by pulling the volume.
  stop_instance_before_detaching = true
}

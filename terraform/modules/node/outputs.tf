output "id" {
  description = "Instance id, to which SSH tunnels are opened"
  value       = aws_instance.this.id
}

output "private_ip" {
  description = "Address inside the network"
  value       = aws_instance.this.private_ip
}

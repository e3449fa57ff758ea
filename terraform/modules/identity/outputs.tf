output "instance_profiles" {
  description = "Kind of machine to its instance profile"
  value       = { for kind, p in aws_iam_instance_profile.machine : kind => p.name }
}

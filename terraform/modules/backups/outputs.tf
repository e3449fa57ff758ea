output "bucket" {
  description = "Name of the bucket"
  value       = aws_s3_bucket.this.bucket
}

output "bucket_arn" {
  description = "Address of the bucket, for policies"
  value       = aws_s3_bucket.this.arn
}

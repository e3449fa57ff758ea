# State lives in one bucket, which terraform/bootstrap makes, under tidemark/<workspace>/cluster.tfstate.
# Bucket, region and key are in backend.hcl, because a backend block cannot read variables:
#
#   terraform init -backend-config=backend.hcl
#   terraform workspace select -or-create staging
#
# use_lockfile locks with a conditional write beside the state, so no DynamoDB table is needed.
terraform {
  backend "s3" {
    key                  = "cluster.tfstate"
    workspace_key_prefix = "tidemark"
    encrypt              = true
    use_lockfile         = true
  }
}

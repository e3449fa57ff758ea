environment         = "staging"
account_id          = "111111111111" # fill in
region              = "eu-central-1"
repository          = "example/tidemark"
atlantis_account_id = "222222222222"
state_account_id    = "222222222222"
state_bucket        = "example-tidemark-state"
state_key_arn       = "arn:aws:kms:eu-central-1:222222222222:key/fill-in" # output of the production bootstrap

state_users = {
  staging    = "111111111111"
  production = "222222222222"
}

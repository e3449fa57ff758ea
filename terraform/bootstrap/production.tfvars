environment         = "production"
account_id          = "222222222222" # fill in
region              = "eu-central-1"
repository          = "example/tidemark"
atlantis_account_id = "222222222222"
state_account_id    = "222222222222"
state_bucket        = "example-tidemark-state"

state_users = {
  staging    = "111111111111"
  production = "222222222222"
}

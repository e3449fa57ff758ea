# Names, not secrets. Fill in the outputs of terraform/bootstrap. The key is named by its full address, because an alias
# would be looked for in the caller's account and the state is one account's.
bucket     = "example-tidemark-state"
region     = "eu-central-1"
kms_key_id = "arn:aws:kms:eu-central-1:222222222222:key/fill-in"

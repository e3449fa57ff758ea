variables {
  environment    = "staging"
  region         = "eu-central-1"
  api_endpoint   = "api.staging.internal"
  backups_bucket = "backups"
  atlantis_url   = ""
  nodes = {
    control-plane-1 = { group = "control_plane", id = "i-c", private_ip = "10.10.0.10", zone = "a", taints = [] }
    auth-1          = { group = "auth", id = "i-a", private_ip = "10.10.0.20", zone = "a", taints = [] }
    data-1          = { group = "data", id = "i-1", private_ip = "10.10.0.100", zone = "a", taints = ["tidemark.dev/pool=data:NoSchedule"] }
    data-2          = { group = "data", id = "i-2", private_ip = "10.10.16.101", zone = "b", taints = ["tidemark.dev/pool=data:NoSchedule"] }
    data-3          = { group = "data", id = "i-3", private_ip = "10.10.32.102", zone = "c", taints = ["tidemark.dev/pool=data:NoSchedule"] }
  }
}

run "every_machine_is_a_host" {
  command = apply

  assert {
    condition     = strcontains(output.ini, "auth-1 ansible_host=i-a private_ip=10.10.0.20 zone=a node_taints='[]'\n")
    error_message = "A machine's line carries its instance id, address, zone and taints."
  }

  assert {
    condition     = strcontains(output.ini, "[workers:children]\nauth\ndata\n")
    error_message = "Worker groups are children of workers, and the control plane is none."
  }
}

run "no_atlantis_leaves_its_group_empty" {
  command = apply

  assert {
    condition     = strcontains(output.ini, "[atlantis]\n\n[all:vars]")
    error_message = "The group exists and is empty, so a play for it is skipped and not an error."
  }
}

run "a_second_control_plane_is_refused" {
  command         = plan
  expect_failures = [var.nodes]

  variables {
    nodes = {
      control-plane-1 = { group = "control_plane", id = "i-c", private_ip = "10.10.0.10", zone = "a", taints = [] }
      control-plane-2 = { group = "control_plane", id = "i-d", private_ip = "10.10.0.11", zone = "b", taints = [] }
      data-1          = { group = "data", id = "i-1", private_ip = "10.10.0.100", zone = "a", taints = [] }
      data-2          = { group = "data", id = "i-2", private_ip = "10.10.16.101", zone = "b", taints = [] }
      data-3          = { group = "data", id = "i-3", private_ip = "10.10.32.102", zone = "c", taints = [] }
    }
  }
}

run "a_missing_database_machine_is_refused" {
  command         = plan
  expect_failures = [var.nodes]

  variables {
    nodes = {
      control-plane-1 = { group = "control_plane", id = "i-c", private_ip = "10.10.0.10", zone = "a", taints = [] }
      data-1          = { group = "data", id = "i-1", private_ip = "10.10.0.100", zone = "a", taints = [] }
    }
  }
}

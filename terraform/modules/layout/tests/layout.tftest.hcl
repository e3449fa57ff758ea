variables {
  vpc_cidr      = "10.10.0.0/16"
  zones         = ["a", "b", "c"]
  control_plane = { instance_type = "large", first_host = 10, root_gib = 50 }
  node_groups = {
    auth = { count = 2, instance_type = "large", first_host = 20, root_gib = 40 }
    data = { count = 4, instance_type = "large", first_host = 100, root_gib = 40, data_gib = 100, taints = ["pool=data:NoSchedule"] }
  }
}

run "machines_are_spread_over_the_zones" {
  command = apply

  assert {
    condition     = [for n in ["data-1", "data-2", "data-3", "data-4"] : output.nodes[n].zone] == ["a", "b", "c", "a"]
    error_message = "The fourth machine of a group belongs in the first zone again."
  }

  assert {
    condition     = output.nodes["auth-1"].private_ip == "10.10.0.20" && output.nodes["auth-2"].private_ip == "10.10.16.21"
    error_message = "An address is the zone's network and the group's host number."
  }
}

run "a_growing_group_moves_no_other_address" {
  command = apply

  variables {
    node_groups = {
      auth = { count = 5, instance_type = "large", first_host = 20, root_gib = 40 }
      data = { count = 4, instance_type = "large", first_host = 100, root_gib = 40, data_gib = 100, taints = ["pool=data:NoSchedule"] }
    }
  }

  assert {
    condition     = [for i in range(1, 5) : output.nodes["data-${i}"]] == [for i in range(1, 5) : run.machines_are_spread_over_the_zones.nodes["data-${i}"]]
    error_message = "The machines of data moved because auth grew."
  }
}

run "load_balancer_networks_are_not_machine_networks" {
  command = apply

  # cidrhost of the last machine network ends below the first load balancer network.
  assert {
    condition     = values(output.private_subnets) == ["10.10.0.0/20", "10.10.16.0/20", "10.10.32.0/20"]
    error_message = "Machine networks are the first three /20."
  }

  assert {
    condition     = values(output.public_subnets) == ["10.10.240.0/24", "10.10.241.0/24", "10.10.242.0/24"]
    error_message = "Load balancer networks are /24 from 240 on."
  }
}

run "rights_follow_the_group" {
  command = apply

  variables {
    atlantis = { instance_type = "large", first_host = 15, root_gib = 60 }
  }

  assert {
    condition     = { for n in ["auth-1", "data-1", "control-plane-1", "atlantis-1"] : n => output.nodes[n].security_kind } == { auth-1 = "worker", data-1 = "data", control-plane-1 = "control_plane", atlantis-1 = "atlantis" }
    error_message = "A machine got the firewall of another kind."
  }

  assert {
    condition     = output.nodes["auth-1"].identity_kind == "worker" && output.nodes["atlantis-1"].identity_kind == "atlantis"
    error_message = "A machine got the rights of another kind."
  }

  assert {
    condition     = output.nodes["auth-1"].metadata_hops == 1 && length(output.nodes["auth-1"].taints) == 0 && join(",", output.nodes["data-1"].taints) == "pool=data:NoSchedule"
    error_message = "Pods are kept from the machine's credentials, and machines are open to pods, unless the group says otherwise."
  }
}

run "without_atlantis_there_is_no_machine_for_it" {
  command = apply

  assert {
    condition     = !contains(keys(output.nodes), "atlantis-1") && contains(keys(output.nodes), "control-plane-1")
    error_message = "Atlantis is optional, the control plane is not."
  }
}

run "two_zones_are_refused" {
  command         = plan
  expect_failures = [var.zones]

  variables {
    zones = ["a", "b"]
  }
}

run "overlapping_groups_are_refused" {
  command         = plan
  expect_failures = [output.nodes]

  variables {
    node_groups = {
      auth = { count = 3, instance_type = "large", first_host = 20, root_gib = 40 }
      my   = { count = 1, instance_type = "large", first_host = 22, root_gib = 40 }
    }
  }
}

run "a_small_network_is_refused" {
  command         = plan
  expect_failures = [var.vpc_cidr]

  variables {
    vpc_cidr = "10.10.0.0/20"
  }
}

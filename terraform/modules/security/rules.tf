locals {
  # Every machine with a kubelet. The databases' machines are tainted nodes: to be told where they are, and to carry the network.
  kubelets = ["control_plane", "worker", "data"]

  between_kubelets = flatten([
    for from in local.kubelets : [
      for to in local.kubelets : [
        { from = from, to = to, protocol = "udp", port = 4789, why = "Calico VXLAN: every pod packet between nodes" },
      ]
    ]
  ])

  # Pods leave their network with the address of their node, so to a database they are worker nodes.
  to_databases = flatten([
    for from in ["worker", "data"] : [
      { from = from, to = "data", protocol = "tcp", port = 5432, why = "PostgreSQL" },
      { from = from, to = "data", protocol = "tcp", port = 6379, why = "Redis, TLS only" },
      { from = from, to = "data", protocol = "tcp", port = 5671, why = "RabbitMQ, TLS only" },
    ]
  ])

  rules = concat(
    local.between_kubelets,
    local.to_databases,
    [for from in concat(local.kubelets, ["atlantis"]) : { from = from, to = "control_plane", protocol = "tcp", port = 6443, why = "Kubernetes API" }],
    [for to in local.kubelets : { from = "control_plane", to = to, protocol = "tcp", port = 10250, why = "kubelet, asked by the API server: logs, exec" }],
    [for to in concat(local.kubelets, ["atlantis"]) : { from = "access", to = to, protocol = "tcp", port = 22, why = "SSH for Ansible, through the endpoint" }],
    [
      { from = "ingress", to = "worker", protocol = "tcp", port = 30080, why = "Applications, plain: redirects only" },
      { from = "ingress", to = "worker", protocol = "tcp", port = 30443, why = "Applications, TLS" },
      { from = "webhook", to = "atlantis", protocol = "tcp", port = 4141, why = "GitHub's webhook, TLS ended at the load balancer" },
    ],
  )

  outside = concat(
    [for pair in setproduct([80, 443], var.ingress_cidrs) : { to = "ingress", port = pair[0], cidr = pair[1], why = "Users" }],
    [for cidr in var.webhook_cidrs : { to = "webhook", port = 443, cidr = cidr, why = "GitHub's webhook senders" }],
  )
}

// One fault of each kind: where it is planted, and the words by which the check must name it. A list in
// the list is planted together: its faults do not hide each other, and the folders are built once.
const base = "k8s/base/deployment.yaml";
const set = "argocd/apps/api-services.yaml";
const TFVARS = 'vpc_cidr = "10.10.0.0/16"\ncontrol_plane = {\n  first_host = 12\n}\nnode_groups = {\n  data = {\n    count = 3\n    first_host = 111\n  }\n}\n';
const networkpolicies = "k8s/infrastructure/networkpolicies";

const building = [
  { what: "YAML that does not parse", file: "argocd/root-app.yaml", from: "spec:", to: " spec:", expect: /root-app\.yaml: .*line/ },
  { what: "kustomize cannot build", file: "k8s/overlays/auth/kustomization.yaml", from: "../../base\n", to: "../../bas\n", expect: /k8s\/overlays\/auth: kustomize:/ },
  { what: "an unknown field of a kustomization", file: "k8s/overlays/my/kustomization.yaml", from: "images:", to: "imagez:", expect: /k8s\/overlays\/my: kustomize: .*imagez/ },
  { what: "an unknown field of a Deployment", file: base, from: "          ports:", to: "          portz:", expect: /Deployment auth\/api: unknown field portz \(in Container\)/ },
  { what: "an unknown field of an Application", file: "argocd/apps/infrastructure.yaml", from: "selfHeal: true", to: "selfHeel: true", expect: /unknown field selfHeel/ },
  { what: "an unknown field of an ApplicationSet", file: set, from: "rollingSync:", to: "rollingSynk:", expect: /unknown field rollingSynk/ },
  { what: "an unknown field of a database cluster", file: "k8s/portal/database.yaml", from: "instances: 3", to: "instancez: 3", expect: /Cluster tidemark\/tidemark-database: .*instances|unknown field instancez/ },
  { what: "an unknown field of an external secret", file: "k8s/base/credentials.yaml", from: "refreshInterval", to: "refreshIntervall", expect: /unknown field refreshIntervall/ },
  { what: "a number where text belongs", file: "k8s/base/service.yaml", from: "app.kubernetes.io/name: api\n  ports", to: "app.kubernetes.io/name: 5\n  ports", expect: /does not fit its type/ },
  { what: "a kind that nobody knows", file: "k8s/base/serviceaccount.yaml", from: "kind: ServiceAccount", to: "kind: ServiceAcount", expect: /no type known for v1 ServiceAcount/ },
  { what: "a file that no root leads to", file: "k8s/base/old.yaml", add: "apiVersion: v1\nkind: Service\n", expect: /k8s\/base\/old\.yaml: no root application leads/ },
];

const ordering = [
  { what: "infrastructure in the wrong wave", file: "argocd/apps/infrastructure.yaml", from: 'sync-wave: "0"', to: 'sync-wave: "2"', expect: /staging\/infrastructure: wave 2, expected 0/ },
  { what: "services without a wave", file: set, from: /    argocd.argoproj.io\/sync-wave: "3"\n/, to: "    note: none\n", expect: /api-services: a child of the root without a sync-wave/ },
  { what: "a domain in the wrong phase", file: "k8s/overlays/chat/domain.yaml", from: 'phase: "3"', to: 'phase: "1"', expect: /chat is in phase 1, expected 3/ },
  { what: "a domain without a phase", file: "k8s/overlays/info/domain.yaml", from: /  phase: .*\n/, to: "", expect: /asks for \.data\.phase/ },
  { what: "a phase label that no step selects", file: set, from: "phase:", to: "fase:", expect: /auth is selected by 0 phases/ },
  { what: "no rolling sync", file: set, from: "type: RollingSync", to: "type: AllAtOnce", expect: /strategy is not RollingSync/ },
  { what: "a network policy after the operators", file: `${networkpolicies}/kustomization.yaml`, from: '"-3"', to: '"-2"', expect: /Application argocd\/traefik: wave -2 inside infrastructure, expected after -2/ },
  { what: "cert-manager before the kinds that it looks for", file: "k8s/infrastructure/operators/traefik.yaml", from: 'sync-wave: "-2"', to: 'sync-wave: "-1"', expect: /Application argocd\/cert-manager: wave -1, expected after traefik/ },
  { what: "a kind before its operator", file: "k8s/infrastructure/secrets/kustomization.yaml", from: "SkipDryRunOnMissingResource=true", to: "Replace=false", expect: /ClusterSecretStore secrets-manager: needs sync-option SkipDryRun/ },
  { what: "the portal as a child of the root", file: "argocd/apps/infrastructure.yaml", from: "component: infrastructure", to: "component: portal", expect: /the portal is a child of the root/ },
  { what: "no health check for Application", file: "argocd/config/argocd-cm.yaml", from: "resource.customizations.health.argoproj.io_Application", to: "resource.customizations.health.argoproj.io_Aplication", expect: /so no wave waits/ },
  { what: "a health check that does not wait for a sync", file: "argocd/config/argocd-cm.yaml", from: '== "Running"', to: '== "Runing"', expect: /syncing Healthy, expected Progressing/ },
  { what: "a health check that believes the health of before", file: "argocd/config/argocd-cm.yaml", from: "if not same(obj.spec.source, compared.source)", to: "if false", expect: /another revision Healthy, expected Progressing/ },
  { what: "a health check that never believes", file: "argocd/config/argocd-cm.yaml", from: 'value == false or', to: '', expect: /writes a default out Progressing, expected Healthy/ },
  { what: "a health check that is no Lua", file: "argocd/config/argocd-cm.yaml", from: "local hs =", to: "lokal hs =", expect: /a Lua error/ },
  { what: "a kind that Argo CD leaves out", file: "argocd/config/argocd-cm.yaml", from: "kinds: [Endpoints]", to: "kinds: [Endpoints]\n    - apiGroups: [discovery.k8s.io]\n      kinds: [EndpointSlice]", expect: /EndpointSlice databases\/redis: argocd-cm excludes this kind/ },
  { what: "exclusions left to Argo CD", file: "argocd/config/argocd-cm.yaml", from: "resource.exclusions", to: "resource.exclusion", expect: /has no resource\.exclusions/ },
  { what: "defaults that look like drift", file: set, from: "ServerSideDiff=true", to: "ServerSideDiff=false", expect: /staging\/auth: needs compare-options ServerSideDiff=true/ },
  { what: "phases not switched on", file: "argocd/config/argocd-cmd-params-cm.yaml", from: '"true"', to: '"false"', expect: /so all domains roll out at once/ },
];

const permitting = [
  { what: "an Application in the default project", file: "argocd/apps/infrastructure.yaml", from: "project: infrastructure", to: "project: default", expect: /infrastructure: uses the project default/ },
  { what: "a default project that permits something", file: "argocd/projects/default.yaml", from: "sourceRepos: []", to: "sourceRepos: ['*']", expect: /AppProject default permits something/ },
  { what: "a kind that the project does not permit", file: "argocd/projects/services.yaml", from: "kind: HTTPRoute", to: "kind: GRPCRoute", expect: /HTTPRoute auth\/api: project services does not permit this kind/ },
  { what: "a namespace that the project does not permit", file: "argocd/projects/services.yaml", from: "namespace: scan", to: "namespace: scans", expect: /project services does not permit (this|the) namespace/ },
  { what: "infrastructure without self-heal", file: "argocd/apps/infrastructure.yaml", from: "selfHeal: true", to: "selfHeal: false", expect: /staging\/infrastructure: .*selfHeal is not on/ },
  { what: "a chart without an exact version", file: "k8s/infrastructure/operators/traefik.yaml", from: /targetRevision: .*/, to: 'targetRevision: "39.*"', expect: /traefik: chart version 39\.\* is not exact/ },
  { what: "production that follows a branch", file: "argocd/environments/production/release.yaml", from: /tag: .*/, to: "tag: main", expect: /main is not an exact version/ },
  { what: "roots that differ", file: "argocd/root-app-production.yaml", from: "selfHeal: true", to: "selfHeal: false", expect: /differs from root-app\.yaml in more than its path/ },
  { what: "a domain that rebuilds with every commit", file: set, from: ".;/k8s/base", to: ".;/k8s", expect: /manifest-generate-paths is \.;\/k8s/ },
  { what: "a domain in a foreign namespace", file: "k8s/overlays/info/kustomization.yaml", from: "namespace: info", to: "namespace: chat", expect: /k8s\/overlays\/info: .* is in namespace chat/ },
];

const restricting = [
  ["may run as root", "runAsNonRoot: true", "runAsNonRoot: false", /container api may run as root/],
  ["runs as user 0", "runAsUser: 10001", "runAsUser: 0", /container api has no numeric runAsUser above 0/],
  ["may write to its root filesystem", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", /may write to its root/],
  ["may gain privileges", "allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", /may gain privileges/],
  ["keeps capabilities", "- ALL", "- NET_RAW", /keeps capabilities/],
  ["has no seccomp profile", "type: RuntimeDefault", "type: Unconfined", /has no seccomp profile/],
  ["has no memory limit", "              memory: 128Mi", "              ephemeral-storage: 128Mi", /has no memory limit/],
  ["has no readiness probe", "readinessProbe", "lifecycle", /has no readinessProbe/],
  ["probes a port it does not open", "port: http\n            periodSeconds: 10", "port: htpp\n            periodSeconds: 10", /livenessProbe asks port htpp/],
  ["uses the machine's network", "      serviceAccountName: api", "      hostNetwork: true\n      serviceAccountName: api", /shares a namespace of the machine/],
].map(([what, from, to, expect]) => ({ what: `a container that ${what}`, file: base, from, to, expect }));

const imaging = [
  { what: "an image that is latest", file: "k8s/overlays/my/kustomization.yaml", from: /newTag: .*/, to: "newTag: latest", expect: /Deployment my\/api: image .* is latest/ },
  { what: "an image without a tag", file: "k8s/portal/kustomization.yaml", from: /images:\n(.*\n)*/, to: "", expect: /Deployment tidemark\/tidemark: image .* has no tag/ },
  { what: "a secret in Git", file: "k8s/base/serviceaccount.yaml", from: /$/, to: "---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: password\n", expect: /a Secret in Git/ },
];

const referring = [
  [
    { what: "an account that does not exist", file: base, from: "serviceAccountName: api", to: "serviceAccountName: apis", expect: /service account apis does not exist/ },
    { what: "a secret that nobody fetches", file: base, from: "name: credentials", to: "name: credential", expect: /secret credential is fetched by nobody/ },
    { what: "a volume that does not exist", file: base, from: "- name: tmp\n              mountPath", to: "- name: temp\n              mountPath", expect: /volume temp does not exist/ },
    { what: "a budget for no pod", file: "k8s/base/poddisruptionbudget.yaml", from: "app.kubernetes.io/name: api", to: "app.kubernetes.io/name: apis", expect: /PodDisruptionBudget auth\/api: its selector matches no pod/ },
  ],
  [
    { what: "a route to a listener that does not exist", file: "k8s/base/httproute.yaml", from: "sectionName: https", to: "sectionName: tls", expect: /there is no listener tls/ },
    { what: "a route to a port that does not exist", file: "k8s/base/httproute.yaml", from: "port: 80", to: "port: 81", expect: /service api with port 81 does not exist/ },
    { what: "a monitor of a port that does not exist", file: "k8s/base/servicemonitor.yaml", from: "port: http", to: "port: metrics", expect: /service api has no port named metrics/ },
    { what: "a store that does not serve the namespace", file: "k8s/infrastructure/secrets/clustersecretstore.yaml", from: "        - chat\n", to: "", expect: /ClusterSecretStore secrets-manager does not serve namespace chat/ },
  ],
  { what: "a selector that misses its pods", file: base, from: "matchLabels:\n      app.kubernetes.io/name: api", to: "matchLabels:\n      app.kubernetes.io/name: apis", expect: /Deployment auth\/api: its selector does not match/ },
  { what: "a service without pods", file: "k8s/base/service.yaml", from: "selector:\n    app.kubernetes.io/name: api", to: "selector:\n    app.kubernetes.io/name: apis", expect: /Service auth\/api: neither a pod/ },
  { what: "a service port that no container opens", file: "k8s/base/service.yaml", from: "targetPort: http", to: "targetPort: 9898", expect: /goes to 9898, which Deployment auth\/api does not open/ },
  { what: "a namespace that nobody makes", file: "k8s/infrastructure/namespaces/domains.yaml", from: "  name: scan\n", to: "  name: scans\n", expect: /namespace scan is made by nobody/ },
  { what: "a database address on another port", file: "k8s/databases/staging/redis/endpointslice.yaml", from: "port: 6379", to: "port: 6380", expect: /Service databases\/redis: port redis \(6379\) is not in its EndpointSlice/ },
];

const networking = [
  { what: "a namespace without default-deny", file: `${networkpolicies}/default-deny.yaml`, from: /(namespace: my\n(?:.*\n){3})    - Ingress\n/, to: "$1", expect: /namespace my has no default-deny/ },
  { what: "an Argo CD that may reach everything", file: `${networkpolicies}/default-deny.yaml`, from: /(namespace: argocd\n(?:.*\n){4})    - Egress\n/, to: "$1", expect: /namespace argocd has no default-deny/ },
  { what: "a namespace without names", file: `${networkpolicies}/allow-dns.yaml`, from: /(namespace: chat\n(?:.*\n){14}.*port: )53(\n.*\n.*port: )53/, to: "$154$254", expect: /namespace chat cannot resolve names/ },
  { what: "a policy that selects no pod", file: "k8s/base/redis/networkpolicy.yaml", from: "app.kubernetes.io/name: api", to: "app.kubernetes.io/name: apis", expect: /allow-api-to-redis: selects no pod/ },
  { what: "a policy that names no existing namespace", file: "k8s/base/networkpolicy.yaml", from: "name: monitoring", to: "name: monitor", expect: /names a namespace that does not exist/ },
  { what: "a policy for the wrong port", file: "k8s/base/networkpolicy.yaml", from: "port: 8080", to: "port: 8081", expect: /no network policy lets ingress reach port 8080/ },
  { what: "a policy that opens every port", file: "k8s/base/networkpolicy.yaml", from: /      ports:\n.*\n.*\n/, to: "", expect: /opens every port/ },
  { what: "a policy with the address of another machine", file: "k8s/base/postgresql/networkpolicy.yaml", from: "10.10.0.100/32", to: "10.10.0.101/32", expect: /allow-api-to-postgresql does not open 10\.10\.0\.100:5432/ },
  [
    { what: "a database that Terraform puts elsewhere", file: "terraform/env/staging.tfvars", add: TFVARS, expect: /EndpointSlice databases\/redis: 10\.10\.16\.101, but .* puts data-2 at 10\.10\.16\.112/ },
    { what: "a webhook that the API server reaches only on its own machine", file: "ansible/roles/kubernetes/defaults/main.yml", add: "kubernetes_pod_cidr: 10.245.0.0/16\n", expect: /NetworkPolicy cnpg-system\/allow-cnpg: lets a machine in, but not by its tunnel address \(10\.245\.0\.0\/16/ },
    { what: "an API server that Terraform puts elsewhere", file: "terraform/env/staging.tfvars", add: TFVARS, expect: /opens port 6443, but not to 10\.10\.0\.12\/32/ },
  ],
];

const looking = [
  { what: "a portal that may read secrets", file: "k8s/portal/reader/role.yaml", from: "resources: [events]", to: "resources: [events, secrets]", expect: /may get \/secrets, more than looking/ },
  { what: "a portal that may write", file: "k8s/portal/reader/role.yaml", from: "verbs: [get, list, watch]", to: "verbs: [get, list, watch, patch]", expect: /may patch argoproj\.io\/applications, more than/ },
  { what: "a portal that may read every config map", file: "k8s/portal/reader/role.yaml", from: /    resourceNames: .*\n/, to: "", expect: /may get \/configmaps, more than/ },
  { what: "a portal that cannot watch", file: "k8s/portal/reader/role.yaml", from: "verbs: [get, list, watch]", to: "verbs: [get, list]", expect: /may not watch argoproj\.io\/applications/ },
  [
    { what: "a portal without a way to its name", file: "k8s/portal/kustomization.yaml", from: "PUBLIC_URL=https://tidemark.production.", to: "PUBLIC_URL=https://tidemark.", expect: /no route takes https:\/\/tidemark\.example\.org/ },
    { what: "a portal without a certificate", file: "argocd/environments/production/kustomization.yaml", from: "- tidemark.production.example.org", to: "- portal.production.example.org", expect: /no certificate is for tidemark\.example\.org/ },
  ],
  { what: "a portal with one replica", file: "k8s/portal/deployment.yaml", from: "replicas: 2", to: "replicas: 1", expect: /1 replica, expected 2/ },
  { what: "a portal without a budget", file: "k8s/portal/kustomization.yaml", from: "  - poddisruptionbudget.yaml\n", to: "", expect: /k8s\/portal: no PodDisruptionBudget/ },
];

const MAIN = "  names = merge(\n    !var.portal ? {} : {\n      spare = \"Nobody fetches this\"\n    },\n  )\n";
const running = [
  [
    { what: "a variable that the portal does not know", file: "k8s/portal/kustomization.yaml", from: "TIDEMARK_TIME_ZONE", to: "TIDEMARK_TIMEZONE", expect: /TIDEMARK_TIMEZONE is not in docs\/configuration\.md/ },
    { what: "a key that is not mounted", file: "k8s/portal/kustomization.yaml", from: "/etc/tidemark/signing-key", to: "/var/lib/tidemark/signing-key", expect: /does not get \/var\/lib\/tidemark\/signing-key from a secret/ },
    { what: "another user than the image's", file: "Dockerfile", from: "USER 10001", to: "USER 10002", expect: /runs as 10001, the image is made for 10002/ },
    { what: "another port than the image's", file: "Dockerfile", from: "EXPOSE 8080", to: "EXPOSE 8081", expect: /does not open port 8081/ },
    { what: "a portal that cannot write where it works", file: "k8s/portal/deployment.yaml", from: "mountPath: /tmp", to: "mountPath: /var/tmp", expect: /container migrate cannot write to \/tmp/ },
  ],
  [
    { what: "a secret that Terraform does not make", file: "terraform/env/production.tfvars", add: `portal = true\n${TFVARS}`, expect: /production: ExternalSecret auth\/credentials fetches auth, which Terraform does not make/ },
    { what: "a secret that nobody fetches", file: "terraform/main.tf", add: MAIN, expect: /production: Terraform makes the secret spare, which nobody fetches/ },
  ],
];

export const FAULTS = [
  ...building, ...ordering, ...permitting, restricting, ...imaging, ...referring, ...networking, ...looking, ...running,
];

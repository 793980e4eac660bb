/** Our own Go modules, and the packages of theirs that are checked. */
export const goModules = {
  // not cmd/kubernetes: for its few lines, all of Kubernetes would be compiled
  'tools/sandbox/cluster': ['./cmd/sandbox', './internal/...'],
  'tools/sandbox/programs/layer': ['./...'],
  'tools/sandbox/programs/traefik/ext': ['./...'],
  'tools/sandbox/programs/traefik/lego': ['./...'],
  'tools/sandbox/stand-ins/git-sync': ['./...'],
  'tools/sandbox/stand-ins/grafana': ['./...'],
  'tools/sandbox/stand-ins/reflector': ['./...'],
} as const satisfies Record<string, readonly string[]>;

/** Those that only put packages of others together: to check their few lines, all of these would be compiled. */
export const onlyWiring = ['tools/sandbox/programs/cert-manager', 'tools/sandbox/programs/otel-collector'] as const;

/** As the sandbox builds: what one has compiled, the other has. */
export const goEnvironment = { CGO_ENABLED: '0', GOFLAGS: '-trimpath -mod=readonly' } as const;

/** What `go` does with them: the tests without the vetting that they would bring, which is not what `go vet` keeps. */
export const goTasks = { lint: ['vet'], tests: ['test', '-vet=off'] } as const;

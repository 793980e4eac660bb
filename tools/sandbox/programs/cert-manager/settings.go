package main

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/util/sets"
	cliflag "k8s.io/component-base/cli/flag"

	config "github.com/cert-manager/cert-manager/internal/apis/config/controller"
	"github.com/cert-manager/cert-manager/internal/apis/config/controller/scheme"
	defaults "github.com/cert-manager/cert-manager/internal/apis/config/controller/v1alpha1"
	"github.com/cert-manager/cert-manager/pkg/apis/config/controller/v1alpha1"
	"github.com/cert-manager/cert-manager/pkg/controller"
	gateways "github.com/cert-manager/cert-manager/pkg/controller/certificate-shim/gateways"
	dnsutil "github.com/cert-manager/cert-manager/pkg/issuer/acme/dns/util"
	logf "github.com/cert-manager/cert-manager/pkg/logs"
)

func controllerSettings(arguments []string) (*config.ControllerConfiguration, error) {
	known, codecs, err := scheme.NewSchemeAndCodecs()
	if err != nil {
		return nil, err
	}
	return configuration[config.ControllerConfiguration]{
		codecs: codecs, scheme: known, versioned: &v1alpha1.ControllerConfiguration{}, flags: controllerFlags,
	}.read("controller", arguments)
}

// controllerFlags are those that upstream's chart sets, and a few; what has none here can be set in a file.
func controllerFlags(flags *pflag.FlagSet, settings *config.ControllerConfiguration) {
	text := func(value *string, name, usage string) { flags.StringVar(value, name, *value, usage) }
	truth := func(value *bool, name, usage string) { flags.BoolVar(value, name, *value, usage) }
	number := func(value *int, name, usage string) { flags.IntVar(value, name, *value, usage) }
	list := func(value *[]string, name, usage string) { flags.StringSliceVar(value, name, *value, usage) }

	text(&settings.KubeConfig, "kubeconfig", "for a cluster that this is no pod of")
	text(&settings.Namespace, "namespace", "the only namespace that is watched")
	text(&settings.ClusterResourceNamespace, "cluster-resource-namespace", "namespace of the Secrets of ClusterIssuers")
	leaderElectionFlags(flags, &settings.LeaderElectionConfig.LeaderElectionConfig)
	list(&settings.Controllers, "controllers", "names, '-name' for one that is left out, '*' for all")
	truth(&settings.EnableCertificateOwnerRef, "enable-certificate-owner-ref", "remove a Secret with its Certificate")
	truth(&settings.EnableGatewayAPI, "enable-gateway-api", "make Certificates for Gateways")
	list(&settings.CopiedAnnotationPrefixes, "copied-annotation-prefixes", "what a CertificateRequest takes over")
	number(&settings.NumberOfConcurrentWorkers, "concurrent-workers", "workers of each controller")
	number(&settings.MaxConcurrentChallenges, "max-concurrent-challenges", "ACME challenges at a time")
	text(&settings.ACMEHTTP01Config.SolverImage, "acme-http01-solver-image", "image that answers ACME by HTTP")
	list(&settings.ACMEDNS01Config.RecursiveNameservers, "dns01-recursive-nameservers", "who is asked about DNS challenges")
	truth(&settings.ACMEDNS01Config.RecursiveNameserversOnly, "dns01-recursive-nameservers-only", "ask nobody else")
	text(&settings.IngressShimConfig.DefaultIssuerName, "default-issuer-name", "issuer of Ingresses that name none")
	text(&settings.IngressShimConfig.DefaultIssuerKind, "default-issuer-kind", "its kind")
	text(&settings.IngressShimConfig.DefaultIssuerGroup, "default-issuer-group", "its group")
	text(&settings.MetricsListenAddress, "metrics-listen-address", "address of metrics")
	text(&settings.HealthzListenAddress, "internal-healthz-listen-address", "address of /livez")
	flags.Var(cliflag.NewMapStringBool(&settings.FeatureGates), "feature-gates", "features by name")
	logf.AddFlags(&settings.Logging, flags)
}

func enabledControllers(settings *config.ControllerConfiguration) sets.Set[string] {
	chosen, left := sets.New[string](), sets.New[string]()
	for _, name := range settings.Controllers {
		switch out, isOut := strings.CutPrefix(name, "-"); {
		case isOut:
			left.Insert(out)
		case name == "*":
			chosen.Insert(defaults.DefaultEnabledControllers...)
		default:
			chosen.Insert(name)
		}
	}
	if settings.EnableGatewayAPI {
		chosen.Insert(gateways.ControllerName)
	}
	if settings.Namespace != "" {
		left.Insert(defaults.ClusterScopedControllers...)
	}
	return chosen.Difference(left)
}

func contextOptions(settings *config.ControllerConfiguration) (controller.ContextOptions, error) {
	solver := settings.ACMEHTTP01Config
	var sizes []resource.Quantity
	for _, size := range []string{
		solver.SolverResourceRequestCPU, solver.SolverResourceRequestMemory,
		solver.SolverResourceLimitsCPU, solver.SolverResourceLimitsMemory,
	} {
		quantity, err := resource.ParseQuantity(size)
		if err != nil {
			return controller.ContextOptions{}, err
		}
		sizes = append(sizes, quantity)
	}
	nameservers := settings.ACMEDNS01Config.RecursiveNameservers
	if len(nameservers) == 0 {
		nameservers = slices.Clone(dnsutil.RecursiveNameservers)
	}
	shim := settings.IngressShimConfig
	return controller.ContextOptions{
		APIServerHost:      settings.APIServerHost,
		Kubeconfig:         settings.KubeConfig,
		KubernetesAPIQPS:   settings.KubernetesAPIQPS,
		KubernetesAPIBurst: settings.KubernetesAPIBurst,
		Namespace:          settings.Namespace,
		IssuerOptions: controller.IssuerOptions{
			ClusterResourceNamespace:        settings.ClusterResourceNamespace,
			ClusterIssuerAmbientCredentials: settings.ClusterIssuerAmbientCredentials,
			IssuerAmbientCredentials:        settings.IssuerAmbientCredentials,
		},
		ACMEOptions: controller.ACMEOptions{
			HTTP01SolverImage:                 solver.SolverImage,
			HTTP01SolverResourceRequestCPU:    sizes[0],
			HTTP01SolverResourceRequestMemory: sizes[1],
			HTTP01SolverResourceLimitsCPU:     sizes[2],
			HTTP01SolverResourceLimitsMemory:  sizes[3],
			ACMEHTTP01SolverRunAsNonRoot:      solver.SolverRunAsNonRoot,
			HTTP01SolverNameservers:           solver.SolverNameservers,
			DNS01CheckAuthoritative:           !settings.ACMEDNS01Config.RecursiveNameserversOnly,
			DNS01Nameservers:                  nameservers,
			DNS01CheckRetryPeriod:             settings.ACMEDNS01Config.CheckRetryPeriod,
		},
		IngressShimOptions: controller.IngressShimOptions{
			DefaultIssuerName:                 shim.DefaultIssuerName,
			DefaultIssuerKind:                 shim.DefaultIssuerKind,
			DefaultIssuerGroup:                shim.DefaultIssuerGroup,
			DefaultAutoCertificateAnnotations: shim.DefaultAutoCertificateAnnotations,
			ExtraCertificateAnnotations:       shim.ExtraCertificateAnnotations,
		},
		CertificateOptions: controller.CertificateOptions{
			EnableOwnerRef:                           settings.EnableCertificateOwnerRef,
			CopiedAnnotationPrefixes:                 settings.CopiedAnnotationPrefixes,
			CertificateRequestMinimumBackoffDuration: settings.CertificateRequestMinimumBackoffDuration,
		},
		SchedulerOptions: controller.SchedulerOptions{MaxConcurrentChallenges: settings.MaxConcurrentChallenges},
		ConfigOptions: controller.ConfigOptions{
			EnableGatewayAPI:            settings.EnableGatewayAPI,
			EnableGatewayAPIListenerSet: settings.EnableGatewayAPIListenerSet,
		},
	}, nil
}

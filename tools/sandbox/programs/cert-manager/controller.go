package main

import (
	"context"
	"fmt"
	"net"

	"golang.org/x/sync/errgroup"
	"k8s.io/apimachinery/pkg/util/sets"

	"github.com/cert-manager/cert-manager/internal/pem"
	"github.com/cert-manager/cert-manager/pkg/controller"
	"github.com/cert-manager/cert-manager/pkg/controller/acmechallenges"
	"github.com/cert-manager/cert-manager/pkg/controller/certificates/metrics"
	"github.com/cert-manager/cert-manager/pkg/controller/clusterissuers"
	"github.com/cert-manager/cert-manager/pkg/controller/issuers"
	"github.com/cert-manager/cert-manager/pkg/healthz"
	// the issuers; the controllers come with their defaults
	_ "github.com/cert-manager/cert-manager/pkg/issuer/acme"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/ca"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/selfsigned"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/vault"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/venafi"
	logf "github.com/cert-manager/cert-manager/pkg/logs"
)

func runController(ctx context.Context, arguments []string) error {
	settings, err := controllerSettings(arguments)
	if err != nil {
		return err
	}
	if err := apply(&settings.Logging, settings.FeatureGates); err != nil {
		return err
	}
	limits := settings.PEMSizeLimitsConfig
	pem.SetGlobalSizeLimits(pem.NewSizeLimitsFromConfig(
		limits.MaxCertificateSize, limits.MaxPrivateKeySize, limits.MaxChainLength, limits.MaxBundleSize))
	options, err := contextOptions(settings)
	if err != nil {
		return err
	}
	factory, err := controller.NewContextFactory(ctx, options)
	if err != nil {
		return err
	}
	root, err := factory.Build()
	if err != nil {
		return err
	}
	enabled := enabledControllers(settings)
	health := healthz.NewServer(settings.LeaderElectionConfig.HealthzTimeout)
	group, ctx := errgroup.WithContext(ctx)
	listener, err := net.Listen("tcp", settings.HealthzListenAddress)
	if err != nil {
		return err
	}
	group.Go(func() error { return health.Start(ctx, listener) })
	if err := serveMetrics(ctx, group, root, enabled, settings.MetricsListenAddress); err != nil {
		return err
	}
	group.Go(func() error {
		return whileLeading(ctx, root, settings.LeaderElectionConfig.LeaderElectionConfig, health.LeaderHealthzAdaptor,
			func(ctx context.Context) error {
				return runControllers(ctx, enabled, settings.NumberOfConcurrentWorkers, factory, root)
			})
	})
	return group.Wait()
}

// serveMetrics tells when certificates expire, and what issuers say of themselves: of each kind whose controller runs.
func serveMetrics(
	ctx context.Context, group *errgroup.Group, root *controller.Context, enabled sets.Set[string], address string,
) error {
	acme, kinds := root.SharedInformerFactory.Acme().V1(), root.SharedInformerFactory.Certmanager().V1()
	if enabled.Has(acmechallenges.ControllerName) {
		root.Metrics.SetupACMECollector(acme.Challenges().Lister())
	}
	if enabled.Has(metrics.ControllerName) {
		root.Metrics.SetupCertificateCollector(kinds.Certificates().Lister())
	}
	if enabled.Has(issuers.ControllerName) {
		root.Metrics.SetupIssuerCollector(kinds.Issuers().Lister())
	}
	if enabled.Has(clusterissuers.ControllerName) {
		root.Metrics.SetupClusterIssuerCollector(kinds.ClusterIssuers().Lister())
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	server := root.Metrics.NewServer(listener)
	context.AfterFunc(ctx, func() { _ = server.Close() })
	group.Go(func() error {
		if err := server.Serve(listener); ctx.Err() == nil {
			return err
		}
		return nil
	})
	return nil
}

// runControllers returns when all have ended: the first that fails ends the others.
func runControllers(
	ctx context.Context, enabled sets.Set[string], workers int, factory *controller.ContextFactory, root *controller.Context,
) error {
	group, ctx := errgroup.WithContext(ctx)
	for name := range enabled {
		construct, known := controller.Known()[name]
		if !known {
			return fmt.Errorf("controllers: there is no %q", name)
		}
		// asks for the informers that it needs, before they start
		one, err := construct(factory)
		if err != nil {
			return fmt.Errorf("controller %q: %w", name, err)
		}
		logf.FromContext(ctx).Info("starting controller", "controller", name)
		group.Go(func() error { return one.Run(workers, ctx) })
	}
	root.SharedInformerFactory.Start(ctx.Done())
	root.KubeSharedInformerFactory.Start(ctx.Done())
	root.HTTP01ResourceMetadataInformersFactory.Start(ctx.Done())
	if root.GatewaySolverEnabled {
		root.GWShared.Start(ctx.Done())
	}
	return group.Wait()
}

package main

import (
	"context"

	"github.com/spf13/pflag"
	corev1 "k8s.io/api/core/v1"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime"
	kubernetes "k8s.io/client-go/kubernetes/scheme"
	cliflag "k8s.io/component-base/cli/flag"
	apiregistration "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	"sigs.k8s.io/controller-runtime/pkg/client"
	metricsserver "sigs.k8s.io/controller-runtime/pkg/metrics/server"

	config "github.com/cert-manager/cert-manager/internal/apis/config/cainjector"
	"github.com/cert-manager/cert-manager/internal/apis/config/cainjector/scheme"
	// its feature gates
	_ "github.com/cert-manager/cert-manager/internal/cainjector/feature"
	"github.com/cert-manager/cert-manager/pkg/apis/config/cainjector/v1alpha1"
	certmanager "github.com/cert-manager/cert-manager/pkg/client/clientset/versioned/scheme"
	"github.com/cert-manager/cert-manager/pkg/controller/cainjector"
	logf "github.com/cert-manager/cert-manager/pkg/logs"
	"github.com/cert-manager/cert-manager/pkg/util"
)

func runCAInjector(ctx context.Context, arguments []string) error {
	known, codecs, err := scheme.NewSchemeAndCodecs()
	if err != nil {
		return err
	}
	settings, err := configuration[config.CAInjectorConfiguration]{
		codecs: codecs, scheme: known, versioned: &v1alpha1.CAInjectorConfiguration{}, flags: caInjectorFlags,
	}.read("cainjector", arguments)
	if err != nil {
		return err
	}
	if err := apply(&settings.Logging, settings.FeatureGates); err != nil {
		return err
	}
	manager, err := caInjectorManager(settings)
	if err != nil {
		return err
	}
	if err := cainjector.RegisterAllInjectors(ctx, manager, cainjector.SetupOptions{
		Namespace:                    settings.Namespace,
		EnableCertificatesDataSource: settings.EnableDataSourceConfig.Certificates,
		EnabledReconcilersFor: map[string]bool{
			cainjector.MutatingWebhookConfigurationName:   settings.EnableInjectableConfig.MutatingWebhookConfigurations,
			cainjector.ValidatingWebhookConfigurationName: settings.EnableInjectableConfig.ValidatingWebhookConfigurations,
			cainjector.APIServiceName:                     settings.EnableInjectableConfig.APIServices,
			cainjector.CustomResourceDefinitionName:       settings.EnableInjectableConfig.CustomResourceDefinitions,
		},
	}); err != nil {
		return err
	}
	return manager.Start(ctx)
}

func caInjectorManager(settings *config.CAInjectorConfiguration) (ctrl.Manager, error) {
	kinds := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		kubernetes.AddToScheme, certmanager.AddToScheme, apiextensions.AddToScheme, apiregistration.AddToScheme,
	} {
		if err := add(kinds); err != nil {
			return nil, err
		}
	}
	cluster, err := ctrl.GetConfig()
	if err != nil {
		return nil, err
	}
	namespaces := map[string]cache.Config{}
	if settings.Namespace != "" {
		namespaces[settings.Namespace] = cache.Config{}
	}
	election := settings.LeaderElectionConfig
	return ctrl.NewManager(util.RestConfigWithUserAgent(cluster, "cainjector"), ctrl.Options{
		Scheme: kinds,
		Cache:  cache.Options{ReaderFailOnMissingInformer: true, DefaultNamespaces: namespaces},
		// its reconcilers watch the names of Secrets only, and read one at a time
		Client:                        client.Options{Cache: &client.CacheOptions{DisableFor: []client.Object{&corev1.Secret{}}}},
		LeaderElection:                election.Enabled,
		LeaderElectionNamespace:       election.Namespace,
		LeaderElectionID:              "cert-manager-cainjector-leader-election",
		LeaderElectionReleaseOnCancel: true,
		LeaseDuration:                 &election.LeaseDuration,
		RenewDeadline:                 &election.RenewDeadline,
		RetryPeriod:                   &election.RetryPeriod,
		Metrics:                       metricsserver.Options{BindAddress: settings.MetricsListenAddress},
	})
}

func caInjectorFlags(flags *pflag.FlagSet, settings *config.CAInjectorConfiguration) {
	data, injectable := &settings.EnableDataSourceConfig, &settings.EnableInjectableConfig
	flags.StringVar(&settings.Namespace, "namespace", settings.Namespace, "the only namespace that is watched")
	leaderElectionFlags(flags, &settings.LeaderElectionConfig)
	flags.BoolVar(&data.Certificates, "enable-certificates-data-source", data.Certificates, "take CAs of Certificates")
	flags.BoolVar(&injectable.APIServices, "enable-apiservices-injectable", injectable.APIServices, "give CAs to APIServices")
	flags.BoolVar(&injectable.CustomResourceDefinitions, "enable-customresourcedefinitions-injectable",
		injectable.CustomResourceDefinitions, "give CAs to CustomResourceDefinitions")
	flags.BoolVar(&injectable.MutatingWebhookConfigurations, "enable-mutatingwebhookconfigurations-injectable",
		injectable.MutatingWebhookConfigurations, "give CAs to MutatingWebhookConfigurations")
	flags.BoolVar(&injectable.ValidatingWebhookConfigurations, "enable-validatingwebhookconfigurations-injectable",
		injectable.ValidatingWebhookConfigurations, "give CAs to ValidatingWebhookConfigurations")
	flags.StringVar(&settings.MetricsListenAddress, "metrics-listen-address", settings.MetricsListenAddress, "0 for none")
	flags.Var(cliflag.NewMapStringBool(&settings.FeatureGates), "feature-gates", "features by name")
	logf.AddFlags(&settings.Logging, flags)
}

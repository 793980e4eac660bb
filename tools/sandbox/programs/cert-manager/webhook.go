package main

import (
	"context"

	"github.com/cert-manager/cert-manager/internal/apis/config/webhook"
	"github.com/cert-manager/cert-manager/internal/apis/config/webhook/scheme"
	server "github.com/cert-manager/cert-manager/internal/webhook"
	// its feature gates
	_ "github.com/cert-manager/cert-manager/internal/webhook/feature"
	"github.com/cert-manager/cert-manager/pkg/apis/config/webhook/v1alpha1"
	logf "github.com/cert-manager/cert-manager/pkg/logs"
	"github.com/cert-manager/cert-manager/pkg/webhook/options"
)

func runWebhook(ctx context.Context, arguments []string) error {
	known, codecs, err := scheme.NewSchemeAndCodecs()
	if err != nil {
		return err
	}
	settings, err := configuration[webhook.WebhookConfiguration]{
		codecs: codecs, scheme: known, versioned: &v1alpha1.WebhookConfiguration{}, flags: options.AddConfigFlags,
	}.read("webhook", arguments)
	if err != nil {
		return err
	}
	if err := apply(&settings.Logging, settings.FeatureGates); err != nil {
		return err
	}
	instance, err := server.NewCertManagerWebhookServer(logf.FromContext(ctx), *settings)
	if err != nil {
		return err
	}
	return instance.Run(ctx)
}

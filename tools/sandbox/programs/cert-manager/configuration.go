package main

import (
	"fmt"
	"os"

	"github.com/spf13/pflag"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	logsapi "k8s.io/component-base/logs/api/v1"

	"github.com/cert-manager/cert-manager/internal/apis/config/shared"
	logf "github.com/cert-manager/cert-manager/pkg/logs"
	utilfeature "github.com/cert-manager/cert-manager/pkg/util/feature"
)

// configuration is what a program of cert-manager is told: the defaults of its API, changed by a file, changed by flags.
type configuration[T any] struct {
	codecs *serializer.CodecFactory
	// versioned is an empty object of the version that a file has.
	versioned runtime.Object
	scheme    *runtime.Scheme
	flags     func(*pflag.FlagSet, *T)
}

// read says what is configured; the flags are parsed once to find the file, and again over what is in it.
func (c configuration[T]) read(name string, arguments []string) (*T, error) {
	settings := new(T)
	c.scheme.Default(c.versioned)
	if err := c.scheme.Convert(c.versioned, settings, nil); err != nil {
		return nil, err
	}
	file, err := c.parse(name, arguments, settings)
	if err != nil || file == "" {
		return settings, err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	decoded, _, err := c.codecs.UniversalDecoder().Decode(data, nil, nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	settings, known := any(decoded).(*T)
	if !known {
		return nil, fmt.Errorf("%s: holds a %T, not the configuration of the %s", file, decoded, name)
	}
	_, err = c.parse(name, arguments, settings)
	return settings, err
}

func (c configuration[T]) parse(name string, arguments []string, settings *T) (file string, err error) {
	flags := pflag.NewFlagSet(name, pflag.ContinueOnError)
	flags.StringVar(&file, "config", "", "file of the configuration")
	c.flags(flags, settings)
	return file, flags.Parse(arguments)
}

// apply makes known what every package asks for by itself.
func apply(logging *logsapi.LoggingConfiguration, features map[string]bool) error {
	if err := utilfeature.DefaultMutableFeatureGate.SetFromMap(features); err != nil {
		return err
	}
	return logf.ValidateAndApply(logging)
}

func leaderElectionFlags(flags *pflag.FlagSet, settings *shared.LeaderElectionConfig) {
	flags.BoolVar(&settings.Enabled, "leader-elect", settings.Enabled, "let one of many instances work")
	flags.StringVar(&settings.Namespace, "leader-election-namespace", settings.Namespace, "namespace of the Lease")
	flags.DurationVar(&settings.LeaseDuration, "leader-election-lease-duration", settings.LeaseDuration, "wait of others")
	flags.DurationVar(&settings.RenewDeadline, "leader-election-renew-deadline", settings.RenewDeadline, "time to renew")
	flags.DurationVar(&settings.RetryPeriod, "leader-election-retry-period", settings.RetryPeriod, "time between tries")
}

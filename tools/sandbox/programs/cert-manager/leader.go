package main

import (
	"context"
	"errors"
	"os"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"

	"github.com/cert-manager/cert-manager/internal/apis/config/shared"
	"github.com/cert-manager/cert-manager/pkg/controller"
)

// whileLeading runs work once this instance has the Lease, and returns an error when it has lost it.
func whileLeading(
	ctx context.Context, root *controller.Context, settings shared.LeaderElectionConfig, watchdog *leaderelection.HealthzAdaptor,
	work func(context.Context) error,
) error {
	if !settings.Enabled {
		return work(ctx)
	}
	host, err := os.Hostname()
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, 1)
	elector, err := leaderelection.NewLeaderElector(leaderelection.LeaderElectionConfig{
		Lock: &resourcelock.LeaseLock{
			LeaseMeta:  metav1.ObjectMeta{Namespace: settings.Namespace, Name: "cert-manager-controller"},
			Client:     root.Client.CoordinationV1(),
			LockConfig: resourcelock.ResourceLockConfig{Identity: host + "-external-cert-manager-controller", EventRecorder: root.Recorder},
		},
		LeaseDuration:   settings.LeaseDuration,
		RenewDeadline:   settings.RenewDeadline,
		RetryPeriod:     settings.RetryPeriod,
		ReleaseOnCancel: true,
		WatchDog:        watchdog,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(ctx context.Context) {
				ended <- work(ctx)
				stop()
			},
			OnStoppedLeading: func() {},
		},
	})
	if err != nil {
		return err
	}
	elector.Run(ctx)
	select {
	case err := <-ended:
		return err
	default:
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return errors.New("somebody else leads now")
	}
}

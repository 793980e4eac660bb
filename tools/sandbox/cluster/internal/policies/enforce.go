package policies

import (
	"context"
	"fmt"
	"log"
	"os/exec"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
)

const (
	// a new pod comes as a handful of events
	gathering = 20 * time.Millisecond
	noting    = 2 * time.Second
)

// Enforce keeps the table as the cluster wants it. When the API server is away, the table stays.
func Enforce(ctx context.Context, client kubernetes.Interface, denied *Denied) error {
	factory := informers.NewSharedInformerFactory(client, 0)
	pods := factory.Core().V1().Pods()
	namespaces := factory.Core().V1().Namespaces()
	policies := factory.Networking().V1().NetworkPolicies()
	changed := make(chan struct{}, 1)
	tell := func() {
		select {
		case changed <- struct{}{}:
		default:
		}
	}
	for _, informer := range []cache.SharedIndexInformer{pods.Informer(), namespaces.Informer(), policies.Informer()} {
		if _, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
			AddFunc:    func(any) { tell() },
			UpdateFunc: func(any, any) { tell() },
			DeleteFunc: func(any) { tell() },
		}); err != nil {
			return err
		}
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	read := func() (Cluster, error) {
		var cluster Cluster
		var err error
		if cluster.Pods, err = pods.Lister().List(labels.Everything()); err != nil {
			return cluster, err
		}
		if cluster.Namespaces, err = namespaces.Lister().List(labels.Everything()); err != nil {
			return cluster, err
		}
		cluster.Policies, err = policies.Lister().List(labels.Everything())
		return cluster, err
	}
	tell()
	return follow(ctx, read, changed, denied)
}

func follow(ctx context.Context, read func() (Cluster, error), changed chan struct{}, denied *Denied) error {
	last := ""
	note := func() {
		if last == "" {
			return
		}
		if err := denied.Note(); err != nil {
			log.Print(err)
		}
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(noting):
			note()
		case <-changed:
			time.Sleep(gathering)
			cluster, err := read()
			if err != nil {
				return err
			}
			denied.Know(cluster)
			table := cluster.Table()
			if table == last {
				continue
			}
			// the new table begins with an empty set
			note()
			if err := replace(table); err != nil {
				return fmt.Errorf("%w; the table:\n%s", err, table)
			}
			last = table
		}
	}
}

func replace(table string) error {
	command := exec.Command("nft", "-f", "-")
	command.Stdin = strings.NewReader(table)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("nft: %w: %s", err, output)
	}
	return nil
}

// A stand-in for Reflector, which can't be had where the sandbox is built: it copies Secrets and ConfigMaps as their
// annotations ask. It shows that ours are right, and nothing about the real program.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"sync/atomic"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/dynamic/dynamicinformer"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

var (
	kinds      = []schema.GroupVersionResource{resource("secrets"), resource("configmaps")}
	namespaces = resource("namespaces")
)

func resource(name string) schema.GroupVersionResource {
	return corev1.SchemeGroupVersion.WithResource(name)
}

func main() {
	config, err := rest.InClusterConfig()
	if err != nil {
		log.Fatal(err)
	}
	client := dynamic.NewForConfigOrDie(config)
	ready := &atomic.Bool{}
	go serveHealth(ready)
	run(context.Background(), client, ready)
}

// run compares again whenever something has changed, and every minute what failed.
func run(ctx context.Context, client dynamic.Interface, ready *atomic.Bool) {
	changed := make(chan struct{}, 1)
	notify := func(any) {
		select {
		case changed <- struct{}{}:
		default:
		}
	}
	informers := dynamicinformer.NewDynamicSharedInformerFactory(client, 0)
	for _, one := range append([]schema.GroupVersionResource{namespaces}, kinds...) {
		handler := cache.ResourceEventHandlerFuncs{
			AddFunc:    notify,
			UpdateFunc: func(_, current any) { notify(current) },
			DeleteFunc: notify,
		}
		if _, err := informers.ForResource(one).Informer().AddEventHandler(handler); err != nil {
			log.Fatal(err)
		}
	}
	informers.Start(ctx.Done())
	informers.WaitForCacheSync(ctx.Done())
	for ctx.Err() == nil {
		active := activeNamespaces(list(informers, namespaces))
		for _, kind := range kinds {
			apply(ctx, client.Resource(kind), kind.Resource, plan(list(informers, kind), active))
		}
		ready.Store(true)
		select {
		case <-changed:
		case <-time.After(time.Minute):
		case <-ctx.Done():
		}
		// many changes come together
		time.Sleep(100 * time.Millisecond)
	}
}

func list(informers dynamicinformer.DynamicSharedInformerFactory, kind schema.GroupVersionResource) []*object {
	// a lister of a cache has no way to fail
	found, _ := informers.ForResource(kind).Lister().List(labels.Everything())
	result := make([]*object, len(found))
	for i, one := range found {
		result[i] = one.(*object)
	}
	return result
}

func activeNamespaces(all []*object) []string {
	var names []string
	for _, one := range all {
		if one.GetDeletionTimestamp() == nil {
			names = append(names, one.GetName())
		}
	}
	return names
}

func apply(ctx context.Context, client dynamic.NamespaceableResourceInterface, kind string, changes changes) {
	done := func(what string, one *object, err error) {
		// somebody was faster, or the informer is behind
		if apierrors.IsAlreadyExists(err) || apierrors.IsNotFound(err) {
			return
		}
		if err != nil {
			log.Printf("%s %s: %v", kind, path(one), err)
			return
		}
		log.Printf("%s %s: %s", kind, path(one), what)
	}
	for _, one := range changes.create {
		_, err := client.Namespace(one.GetNamespace()).Create(ctx, one, metav1.CreateOptions{})
		done("copied from "+one.GetAnnotations()[source], one, err)
	}
	for _, one := range changes.update {
		_, err := client.Namespace(one.GetNamespace()).Patch(ctx, one.GetName(), types.JSONPatchType, replacement(one), metav1.PatchOptions{})
		done("copied again from "+one.GetAnnotations()[source], one, err)
	}
	for _, one := range changes.remove {
		err := client.Namespace(one.GetNamespace()).Delete(ctx, one.GetName(), metav1.DeleteOptions{})
		done("removed; its source is gone or does not allow it", one, err)
	}
	for _, one := range changes.taken {
		log.Printf("%s %s: is no copy; left alone", kind, path(one))
	}
}

// replacement puts whole fields in the place of others: a merge would keep keys that the source has lost.
func replacement(one *object) []byte {
	type operation struct {
		Op    string `json:"op"`
		Path  string `json:"path"`
		Value any    `json:"value"`
	}
	operations := []operation{
		{"add", "/metadata/annotations", one.GetAnnotations()},
		{"add", "/data", one.Object["data"]},
	}
	if one.GetKind() == "ConfigMap" {
		operations = append(operations, operation{"add", "/binaryData", one.Object["binaryData"]})
	}
	// maps of strings can always be written
	patch, _ := json.Marshal(operations)
	return patch
}

func serveHealth(ready *atomic.Bool) {
	http.HandleFunc("/health/live", func(http.ResponseWriter, *http.Request) {})
	http.HandleFunc("/health/ready", func(answer http.ResponseWriter, _ *http.Request) {
		if !ready.Load() {
			answer.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}

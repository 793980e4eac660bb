package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"syscall"

	"headwater.dev/sandbox/cluster/internal/components"
	"headwater.dev/sandbox/cluster/internal/node"
	"headwater.dev/sandbox/cluster/internal/readiness"
	"headwater.dev/sandbox/cluster/internal/settings"
	"headwater.dev/sandbox/cluster/internal/supervise"
)

// a proxy of the host, say, must not get between the API server and a webhook
var environment = []string{"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8"}

// initialize is process 1 of the cluster's namespaces.
func initialize(arguments []string) error {
	flags := flag.NewFlagSet("init", flag.ExitOnError)
	folders := folderFlags(flags)
	flags.Parse(arguments)
	if os.Getpid() != 1 {
		return fmt.Errorf("it is process 1 of the namespaces that `sandbox run` makes, not %d", os.Getpid())
	}
	// the lock that `run` handed over is for this process alone
	syscall.CloseOnExec(3)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if err := supervise.Rotate(folders.Logs()); err != nil {
		return err
	}
	if err := node.Mounts(*folders); err != nil {
		return err
	}
	if err := node.Links(); err != nil {
		return err
	}
	if err := syscall.Sethostname([]byte(settings.Node)); err != nil {
		return err
	}
	os.Setenv("PATH", environment[0][len("PATH="):])
	processes := supervise.Reaped()
	keep := func(all []supervise.Component) {
		for _, component := range all {
			go processes.Keep(component, environment, folders.Logs())
		}
	}
	keep(components.Store(*folders, self))
	if err := node.AwaitAPIServer(folders.Keys("ca.crt")); err != nil {
		return err
	}
	log.Print("the API server answers")
	client, err := readiness.Client(folders.Keys("admin.kubeconfig"))
	if err != nil {
		return err
	}
	if err := readiness.Lost(context.Background(), client, settings.Node); err != nil {
		log.Printf("the readiness of the last run may still be shown: %v", err)
	}
	if err := node.AwaitFile(folders.Socket()); err != nil {
		return err
	}
	keep(components.Controllers(*folders, self))
	if err := readiness.Await(context.Background(), client, settings.Node); err != nil {
		return err
	}
	log.Print("the node is ready")
	if err := os.WriteFile(folders.Ready(), nil, 0o644); err != nil {
		return err
	}
	select {}
}

// The three programs of cert-manager in one, which is what the name that it is started under says. Upstream keeps the
// mains of its programs in modules of their own that no module proxy has; all they start is in the one that it has.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	ctrl "sigs.k8s.io/controller-runtime"

	logf "github.com/cert-manager/cert-manager/pkg/logs"
	"github.com/cert-manager/cert-manager/pkg/util"
)

var programs = map[string]func(context.Context, []string) error{
	"controller": runController,
	"webhook":    runWebhook,
	"cainjector": runCAInjector,
}

func main() {
	name := filepath.Base(os.Args[0])
	if len(os.Args) == 2 && os.Args[1] == "--version" {
		fmt.Println(name, util.AppVersion)
		return
	}
	run, known := programs[name]
	if !known {
		fmt.Fprintf(os.Stderr, "%s: is no program of cert-manager; link it as controller, webhook or cainjector\n", name)
		os.Exit(2)
	}
	logf.InitLogs()
	defer logf.FlushLogs()
	ctrl.SetLogger(logf.Log)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx = logf.NewContext(ctx, logf.Log, name)
	if err := run(ctx, os.Args[1:]); err != nil && !errors.Is(err, context.Canceled) {
		logf.FlushLogs()
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
		os.Exit(1)
	}
}

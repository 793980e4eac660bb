// A stand-in for git-sync, which can't be had where the sandbox is built: it keeps a checkout of a reference up to date, as the
// variables of libs/airflow ask. It shows that ours are right, and nothing about the real program.
package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
)

func main() {
	if len(os.Args) == 3 && os.Args[1] == "credential" {
		answer, err := credential(os.Args[2], os.Getenv("GITSYNC_USERNAME"), os.Getenv("GITSYNC_PASSWORD_FILE"))
		if err != nil {
			log.Fatalf("GITSYNC_PASSWORD_FILE: %v", err)
		}
		fmt.Print(answer)
		return
	}
	if len(os.Args) > 1 {
		log.Fatalf("arguments '%s': this stand-in for git-sync takes none; use its variables", strings.Join(os.Args[1:], " "))
	}
	settings, problems := settingsFrom(variables(os.Environ()))
	for _, problem := range problems {
		log.Print(problem)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := run(ctx, settings); err != nil {
		log.Fatal(err)
	}
}

func variables(environment []string) map[string]string {
	result := map[string]string{}
	for _, one := range environment {
		name, value, _ := strings.Cut(one, "=")
		result[name] = value
	}
	return result
}

// run does what has to be done once, and follows the reference.
func run(ctx context.Context, s settings) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	if _, err := exec.LookPath("git"); err != nil {
		return err
	}
	if s.passwordFile != "" {
		if _, err := password(s.passwordFile); err != nil {
			return fmt.Errorf("GITSYNC_PASSWORD_FILE: %w", err)
		}
	}
	if s.addUser {
		if err := addUser("/etc/passwd"); err != nil {
			return fmt.Errorf("GITSYNC_ADD_USER: %w", err)
		}
	}
	// readers are other users
	syscall.Umask(0o022)
	if s.root, err = folder(s.root); err != nil {
		return fmt.Errorf("GITSYNC_ROOT: %w", err)
	}
	ready := &atomic.Bool{}
	if s.address != "" {
		listener, err := net.Listen("tcp", s.address)
		if err != nil {
			return fmt.Errorf("GITSYNC_HTTP_BIND: %w", err)
		}
		defer listener.Close()
		go http.Serve(listener, state(ready))
	}
	return follow(ctx, gitWith(gitEnvironment(os.Environ(), s, program)), s, func() { ready.Store(true) })
}

// folder makes a folder if need be, and gives its path without links, as git does.
func folder(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(absolute, 0o775); err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(absolute)
}

// state answers 503 until the first sync, then 200.
func state(ready *atomic.Bool) http.Handler {
	return http.HandlerFunc(func(answer http.ResponseWriter, _ *http.Request) {
		if !ready.Load() {
			http.Error(answer, "not synced yet", http.StatusServiceUnavailable)
		}
	})
}

package cgroups

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// Scope starts this process again in a scope of systemd, where systemd owns the tree of version 2: it hands over the scope's part, and takes
// controllers away from groups that it doesn't know. Elsewhere, and in the scope, it does nothing.
// See https://systemd.io/CGROUP_DELEGATION/
func Scope(name string) error {
	if _, err := os.Stat("/run/systemd/system"); err != nil || !Unified() {
		return nil
	}
	_, inside, err := own(name)
	if err != nil || inside {
		return err
	}
	command, err := exec.LookPath("systemd-run")
	if err != nil {
		return fmt.Errorf("systemd-run is missing; install systemd's package: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	arguments := []string{command, "--scope", "--quiet", "--collect", "--unit=" + name, "--property=Delegate=yes", "--", self}
	return syscall.Exec(command, append(arguments, os.Args[1:]...), os.Environ())
}

// own is the scope that this process is in, if it is ours.
func own(name string) (scope string, inside bool, err error) {
	text, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return "", false, err
	}
	scope, inside = scopeIn(string(text), name)
	return scope, inside, nil
}

func scopeIn(text, name string) (string, bool) {
	for line := range strings.Lines(text) {
		path, unified := strings.CutPrefix(strings.TrimSpace(line), "0::")
		if unified && filepath.Base(path) == name+".scope" {
			return path, true
		}
	}
	return "", false
}

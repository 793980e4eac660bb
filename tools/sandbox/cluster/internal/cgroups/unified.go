package cgroups

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// prepareUnified makes a group of version 2 that has every controller of the machine: a group gets those that each one above it hands down.
func prepareUnified(mount, name string) error {
	if err := os.MkdirAll(filepath.Join(mount, name), 0o755); err != nil {
		return err
	}
	controllers, err := os.ReadFile(filepath.Join(mount, "cgroup.controllers"))
	if err != nil {
		return err
	}
	parents := strings.Split(filepath.Dir(filepath.Join("/", name)), "/")
	folder := mount
	for _, parent := range parents {
		folder = filepath.Join(folder, parent)
		for _, controller := range strings.Fields(string(controllers)) {
			if err := handDown(folder, controller); err != nil {
				return fmt.Errorf("the controller '%s' can't be had in '%s': %w", controller, name, err)
			}
		}
	}
	return nil
}

func handDown(folder, controller string) error {
	control := filepath.Join(folder, "cgroup.subtree_control")
	err := os.WriteFile(control, []byte("+"+controller), 0o644)
	if !errors.Is(err, syscall.EBUSY) {
		return err
	}
	// inside a container, the top group has processes: they have to be in a group below it
	processes, err := os.ReadFile(filepath.Join(folder, "cgroup.procs"))
	if err != nil {
		return err
	}
	for _, process := range strings.Fields(string(processes)) {
		pid, err := strconv.Atoi(process)
		if err != nil {
			return err
		}
		if err := move(filepath.Join(folder, "processes"), pid); err != nil {
			return err
		}
	}
	return os.WriteFile(control, []byte("+"+controller), 0o644)
}

func move(folder string, pid int) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	err := os.WriteFile(filepath.Join(folder, "cgroup.procs"), []byte(strconv.Itoa(pid)), 0o644)
	if errors.Is(err, syscall.ESRCH) {
		return nil
	}
	return err
}

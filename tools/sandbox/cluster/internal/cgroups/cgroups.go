// Package cgroups prepares the control groups that pods run in, and removes them: the one thing of a cluster that belongs to no namespace.
package cgroups

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/sys/unix"
)

const mount = "/sys/fs/cgroup"

// Unified tells a machine with version 2 from those with version 1, also where both are mounted: pods follow the controllers, which are in 1.
func Unified() bool {
	var status unix.Statfs_t
	return unix.Statfs(mount, &status) == nil && status.Type == unix.CGROUP2_SUPER_MAGIC
}

// Prepare makes the control group and returns it as kubelet's cgroupRoot names it.
func Prepare(name string) (string, error) {
	if !Unified() {
		return "/" + name, prepareEach(mount, name)
	}
	scope, inside, err := own(name)
	if err != nil {
		return "", err
	}
	if inside {
		// no group with processes may have controllers for its children, and this process is in the scope itself
		if err := move(filepath.Join(mount, scope, "components"), os.Getpid()); err != nil {
			return "", err
		}
		name = filepath.Join(scope, "pods")
	}
	return filepath.Join("/", name), prepareUnified(mount, name)
}

// Remove removes the control groups of a cluster that has ended; its last processes may take a moment to go.
func Remove(name string) error {
	deadline := time.Now().Add(10 * time.Second)
	for {
		left := remove(mount, name)
		if len(left) == 0 {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("processes of a former sandbox are still in '%s'; end them", left[0])
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// remove returns what could not be removed.
func remove(mount, name string) []string {
	var left []string
	for _, pattern := range []string{name, "*/" + name, "*/" + name + ".scope/pods"} {
		tops, _ := filepath.Glob(filepath.Join(mount, pattern))
		for _, top := range tops {
			var folders []string
			filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
				if err == nil && entry.IsDir() {
					folders = append(folders, path)
				}
				return nil
			})
			slices.Reverse(folders)
			for _, folder := range folders {
				if err := unix.Rmdir(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
					left = append(left, folder)
				}
			}
		}
	}
	return left
}

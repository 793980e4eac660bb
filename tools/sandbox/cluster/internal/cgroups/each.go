package cgroups

import (
	"os"
	"path/filepath"
)

// prepareEach makes the group in every hierarchy of version 1: kubelet wants it in all of them.
func prepareEach(mount, name string) error {
	hierarchies, err := filepath.Glob(filepath.Join(mount, "*/"))
	if err != nil {
		return err
	}
	for _, hierarchy := range hierarchies {
		if status, err := os.Stat(hierarchy); err != nil || !status.IsDir() {
			continue
		}
		folder := filepath.Join(hierarchy, name)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := inherit(hierarchy, folder); err != nil {
			return err
		}
	}
	return nil
}

// inherit fills what a group of `cpuset` starts without, and may have no process without.
func inherit(hierarchy, folder string) error {
	for _, file := range []string{"cpuset.cpus", "cpuset.mems"} {
		value, err := os.ReadFile(filepath.Join(hierarchy, file))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, file), value, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Package node turns fresh namespaces into a machine that Kubernetes accepts as a node.
package node

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"

	"headwater.dev/sandbox/cluster/internal/settings"
)

// Mounts gives the process namespace its /proc, and keeps what the components write to fixed places off the machine.
func Mounts(folders settings.Folders) error {
	// in this order, and none after one that failed: what is mounted before the first would be mounted on the machine
	for _, step := range []func() error{
		func() error { return mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, "") },
		func() error { return mount("proc", "/proc", "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, "") },
		// shims and addresses of pods: gone together with the pods
		func() error { return mount("tmpfs", "/run", "tmpfs", 0, "mode=755") },
		func() error { return bind(folders.Etc("hosts"), "/etc/hosts") },
		func() error { return resolvConf(folders) },
		func() error { return bind(folders.Logs(), "/var/log") },
		func() error { return overlayLibraries(folders) },
		func() error { return kernelSettings(folders) },
		// what kubelet mounts for volumes may have to be seen in containers
		func() error { return mount("", "/", "", unix.MS_REC|unix.MS_SHARED, "") },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// resolvConf covers the machine's name servers, which can't be reached. Where the file is a link into /run, it is gone already.
func resolvConf(folders settings.Folders) error {
	if _, err := os.Stat("/etc/resolv.conf"); err != nil {
		return nil
	}
	return bind(folders.Etc("resolv.conf"), "/etc/resolv.conf")
}

// overlayLibraries takes what goes to /var/lib whatever one configures: CNI's results, kubelet's sockets for devices.
func overlayLibraries(folders settings.Folders) error {
	const libraries = "/var/lib"
	var kept []*os.File
	for _, folder := range []string{folders.State, folders.Cache, folders.Bin} {
		if !strings.HasPrefix(folder, libraries+"/") {
			continue
		}
		file, err := os.Open(folder)
		if err != nil {
			return err
		}
		defer file.Close()
		kept = append(kept, file)
	}
	upper, work := "/run/libraries/upper", "/run/libraries/work"
	if err := errors.Join(os.MkdirAll(upper, 0o755), os.MkdirAll(work, 0o755)); err != nil {
		return err
	}
	err := mount("overlay", libraries, "overlay", 0, fmt.Sprintf("lowerdir=%s,upperdir=%s,workdir=%s", libraries, upper, work))
	for _, file := range kept {
		err = errors.Join(err, os.MkdirAll(file.Name(), 0o755), bind(fmt.Sprintf("/proc/self/fd/%d", file.Fd()), file.Name()))
	}
	return err
}

// kernelSettings shows kubelet the values that it insists on. They are the whole machine's: it must find them, and not write them.
func kernelSettings(folders settings.Folders) error {
	for name, value := range map[string]string{
		"vm/overcommit_memory":      "1",
		"vm/panic_on_oom":           "0",
		"kernel/panic":              "10",
		"kernel/panic_on_oops":      "1",
		"kernel/keys/root_maxkeys":  "1000000",
		"kernel/keys/root_maxbytes": "25000000",
	} {
		file := folders.Etc(filepath.Join("sys", name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(value+"\n"), 0o644); err != nil {
			return err
		}
		if err := bind(file, filepath.Join("/proc/sys", name)); err != nil {
			return err
		}
	}
	return nil
}

func bind(source, target string) error {
	return mount(source, target, "", unix.MS_BIND|unix.MS_REC, "")
}

func mount(source, target, kind string, flags uintptr, options string) error {
	if err := unix.Mount(source, target, kind, flags, options); err != nil {
		return fmt.Errorf("mount %s on %s: %w", source, target, err)
	}
	return nil
}

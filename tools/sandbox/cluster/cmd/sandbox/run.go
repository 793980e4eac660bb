package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"headwater.dev/sandbox/cluster/internal/cgroups"
	"headwater.dev/sandbox/cluster/internal/configuration"
	"headwater.dev/sandbox/cluster/internal/forward"
	"headwater.dev/sandbox/cluster/internal/lock"
	"headwater.dev/sandbox/cluster/internal/namespace"
	"headwater.dev/sandbox/cluster/internal/pki"
	"headwater.dev/sandbox/cluster/internal/settings"
)

// run is the parent on the host: whatever ends it ends the cluster.
func run(arguments []string) error {
	flags := flag.NewFlagSet("run", flag.ExitOnError)
	named := folderFlags(flags)
	var forwards forward.List
	flags.Var(&forwards, "forward", "<loopback address>:<port>=<host>:<port>; can be given several times")
	flags.Parse(arguments)
	folders, err := named.Checked()
	if err != nil {
		return err
	}
	if os.Geteuid() != 0 {
		return errors.New("namespaces and mounts need root; run it as root")
	}
	if err := cgroups.Scope(folders.Name()); err != nil {
		return err
	}
	held, err := lock.Take(folders.Cache, folders.State)
	if err != nil {
		return err
	}
	listeners, err := listen(forwards)
	if err != nil {
		return err
	}
	if err := prepare(folders, forwards); err != nil {
		return err
	}
	ending := make(chan os.Signal, 1)
	signal.Notify(ending, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	child, err := start(folders, held)
	if err != nil {
		return err
	}
	network, err := namespace.Of(child.Process.Pid)
	if err != nil {
		return errors.Join(err, child.Process.Kill())
	}
	if err := describe(folders, child.Process.Pid, forwards); err != nil {
		return errors.Join(err, child.Process.Kill())
	}
	inside := forward.Network{Dial: network.Dial, Resolver: network.Resolver(settings.NameServer + ":53")}
	for index, listener := range listeners {
		go inside.Serve(listener, forwards[index].Target)
	}
	wanted := make(chan struct{})
	go func() {
		log.Printf("%s: the sandbox is ended", <-ending)
		close(wanted)
		child.Process.Kill()
	}()
	ended := child.Wait()
	cleaned := errors.Join(cgroups.Remove(folders.Name()), removeTraces(folders))
	select {
	case <-wanted:
		return cleaned
	default:
		return errors.Join(fmt.Errorf("process 1 of the cluster has ended: %w", ended), cleaned)
	}
}

// prepare writes all that the cluster's processes read, and removes what a killed one left.
func prepare(folders settings.Folders, forwards []forward.Forward) error {
	for _, name := range []string{"etc", "log", "volumes", "kubelet"} {
		if err := os.MkdirAll(filepath.Join(folders.State, name), 0o755); err != nil {
			return err
		}
	}
	if err := errors.Join(cgroups.Remove(folders.Name()), removeTraces(folders), pki.Cluster(folders.Keys(""))); err != nil {
		return err
	}
	group, err := cgroups.Prepare(folders.Name())
	if err != nil {
		return err
	}
	if err := configuration.Write(folders, group); err != nil {
		return err
	}
	for _, one := range forwards {
		if one.Target == settings.Address+":"+settings.Port {
			return pki.HostKubeconfig(folders.Keys(""), one.Listen, folders.Kubeconfig())
		}
	}
	return nil
}

func start(folders settings.Folders, held *os.File) (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	child := exec.Command(self, "init", "--state", folders.State, "--cache", folders.Cache, "--bin", folders.Bin)
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	// the cache stays taken until process 1 is gone, too
	child.ExtraFiles = []*os.File{held}
	child.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWNET | syscall.CLONE_NEWNS | syscall.CLONE_NEWPID | syscall.CLONE_NEWUTS | syscall.CLONE_NEWIPC,
		Pdeathsig:  syscall.SIGKILL,
		Setsid:     true,
	}
	if err := child.Start(); err != nil {
		return nil, fmt.Errorf("namespaces can't be had: %w", err)
	}
	return child, nil
}

// describe writes what other programs need to reach the cluster.
func describe(folders settings.Folders, child int, forwards []forward.Forward) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(map[string]any{
		"process":    os.Getpid(),
		"initialize": child,
		"program":    self,
		"startedAt":  time.Now().UnixMilli(),
		"forwards":   forwards,
	}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(folders.Running(), append(text, '\n'), 0o644)
}

func listen(forwards []forward.Forward) ([]net.Listener, error) {
	var listeners []net.Listener
	for _, one := range forwards {
		listener, err := net.Listen("tcp", one.Listen)
		if err != nil {
			return nil, fmt.Errorf("forward to '%s': %w; choose another port", one.Target, err)
		}
		listeners = append(listeners, listener)
	}
	return listeners, nil
}

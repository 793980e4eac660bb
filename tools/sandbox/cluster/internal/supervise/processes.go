// Package supervise keeps programs running, as process 1 of a process namespace has to.
package supervise

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"sync"
	"syscall"
)

// Processes knows which of the ended processes were started here. Every child of the process has to be started by it, since it waits for all.
type Processes struct {
	mutex   sync.Mutex
	started map[int]chan syscall.WaitStatus
}

// Reaped starts to wait for every child of this process: its own, and orphans that were handed to it.
func Reaped() *Processes {
	processes := &Processes{started: map[int]chan syscall.WaitStatus{}}
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGCHLD)
	go func() {
		for range ended {
			processes.reap()
		}
	}()
	return processes
}

func (processes *Processes) reap() {
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil || pid <= 0 {
			return
		}
		processes.mutex.Lock()
		if done, own := processes.started[pid]; own {
			done <- status
			delete(processes.started, pid)
		}
		processes.mutex.Unlock()
	}
}

// Start starts a program whose output goes to `log`; the channel tells how it ended.
func (processes *Processes) Start(command, environment []string, log *os.File) (<-chan syscall.WaitStatus, error) {
	path, err := exec.LookPath(command[0])
	if err != nil {
		return nil, fmt.Errorf("'%s' can't be started: %w", command[0], err)
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		return nil, err
	}
	defer null.Close()
	// held until the process is known: it may end before that
	processes.mutex.Lock()
	defer processes.mutex.Unlock()
	pid, err := syscall.ForkExec(path, command, &syscall.ProcAttr{
		Env:   environment,
		Files: []uintptr{null.Fd(), log.Fd(), log.Fd()},
		Sys:   &syscall.SysProcAttr{Setsid: true},
	})
	if err != nil {
		return nil, fmt.Errorf("'%s' can't be started: %w", path, err)
	}
	done := make(chan syscall.WaitStatus, 1)
	processes.started[pid] = done
	return done, nil
}

// Package namespace reaches into the cluster's network from outside of it.
package namespace

import (
	"context"
	"fmt"
	"net"
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// Network is a network namespace.
type Network struct {
	file *os.File
}

// Of is the network namespace of a process.
func Of(pid int) (Network, error) {
	file, err := os.Open(fmt.Sprintf("/proc/%d/ns/net", pid))
	return Network{file}, err
}

type dialled struct {
	connection net.Conn
	err        error
}

// Dial opens a connection inside of the namespace; `address` has to be an IP address.
func (network Network) Dial(ctx context.Context, protocol, address string) (net.Conn, error) {
	result := make(chan dialled, 1)
	go func() {
		// never unlocked: the thread ends with this goroutine, so that nothing else runs in the namespace
		runtime.LockOSThread()
		if err := unix.Setns(int(network.file.Fd()), unix.CLONE_NEWNET); err != nil {
			result <- dialled{nil, fmt.Errorf("the cluster's network can't be entered: %w", err)}
			return
		}
		connection, err := (&net.Dialer{}).DialContext(ctx, protocol, address)
		result <- dialled{connection, err}
	}()
	done := <-result
	return done.connection, done.err
}

// Resolver asks the name server at `address` from inside of the namespace.
func (network Network) Resolver(address string) *net.Resolver {
	return &net.Resolver{
		PreferGo: true,
		Dial: func(ctx context.Context, protocol, _ string) (net.Conn, error) {
			return network.Dial(ctx, protocol, address)
		},
	}
}

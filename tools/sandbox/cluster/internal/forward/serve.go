package forward

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"time"
)

// Network is where targets are looked up and dialled.
type Network struct {
	Dial     func(ctx context.Context, protocol, address string) (net.Conn, error)
	Resolver *net.Resolver
}

const patience = 10 * time.Second

// Serve joins each connection that the listener accepts with one to `target`. Where that can't be had, only this connection fails.
func (network Network) Serve(listener net.Listener, target string) {
	for {
		near, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer near.Close()
			far, err := network.dial(target)
			if err != nil {
				log.Printf("forward %s: %v", listener.Addr(), err)
				return
			}
			defer far.Close()
			join(near, far)
		}()
	}
}

func (network Network) dial(target string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	host, port, err := net.SplitHostPort(target)
	if err != nil {
		return nil, err
	}
	if net.ParseIP(host) == nil {
		// the dot at the end keeps the host's own search domains out
		addresses, err := network.Resolver.LookupIP(ctx, "ip4", host+".")
		if err != nil {
			return nil, fmt.Errorf("'%s' is not there: %w", host, err)
		}
		host = addresses[0].String()
	}
	return network.Dial(ctx, "tcp", net.JoinHostPort(host, port))
}

func join(one, other net.Conn) {
	done := make(chan struct{})
	go func() {
		pass(one, other)
		close(done)
	}()
	pass(other, one)
	<-done
}

// pass copies until the end of `from`, and tells `to` that it has ended: the other direction may go on.
func pass(to, from net.Conn) {
	_, err := io.Copy(to, from)
	if half, can := to.(interface{ CloseWrite() error }); can && err == nil {
		half.CloseWrite()
		return
	}
	to.Close()
	from.Close()
}

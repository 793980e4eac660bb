// Package forward makes addresses of the cluster's network reachable at the host's loopback.
package forward

import (
	"fmt"
	"net"
	"strings"
)

// Forward says that connections to Listen go to Target.
type Forward struct {
	Listen string `json:"listen"`
	Target string `json:"target"`
}

// Parse reads `127.0.0.1:<port>=<host>:<port>`.
func Parse(text string) (Forward, error) {
	listen, target, found := strings.Cut(text, "=")
	if !found {
		return Forward{}, fmt.Errorf("forward '%s': no target; write <address>:<port>=<host>:<port>", text)
	}
	for _, address := range []string{listen, target} {
		if _, _, err := net.SplitHostPort(address); err != nil {
			return Forward{}, fmt.Errorf("forward '%s': '%s' is no <host>:<port>", text, address)
		}
	}
	host, _, _ := net.SplitHostPort(listen)
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return Forward{}, fmt.Errorf("forward '%s': '%s' is not a loopback address; listen on 127.0.0.1", text, host)
	}
	return Forward{listen, target}, nil
}

// List is a flag that can be given several times.
type List []Forward

func (list *List) String() string { return fmt.Sprint(*list) }

func (list *List) Set(text string) error {
	forward, err := Parse(text)
	*list = append(*list, forward)
	return err
}

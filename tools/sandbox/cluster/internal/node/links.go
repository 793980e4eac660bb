package node

import (
	"errors"
	"fmt"
	"net"
	"os"

	"github.com/vishvananda/netlink"

	"headwater.dev/sandbox/cluster/internal/settings"
)

// Links gives the network namespace the node's address, that of the world outside, and a route for all others.
func Links() error {
	loopback, err := netlink.LinkByName("lo")
	if err != nil {
		return err
	}
	// a bridge without ports, since not every kernel has dummy links
	node := &netlink.Bridge{LinkAttrs: netlink.LinkAttrs{Name: "node0"}}
	if err := errors.Join(netlink.LinkSetUp(loopback), netlink.LinkAdd(node)); err != nil {
		return fmt.Errorf("link '%s': %w", node.Name, err)
	}
	for _, address := range []string{settings.Address + "/24", settings.Outside + "/32"} {
		parsed, err := netlink.ParseAddr(address)
		if err != nil {
			return err
		}
		if err := netlink.AddrAdd(node, parsed); err != nil {
			return fmt.Errorf("address '%s': %w", address, err)
		}
	}
	if err := netlink.LinkSetUp(node); err != nil {
		return err
	}
	everywhere := &net.IPNet{IP: net.IPv4zero, Mask: net.CIDRMask(0, 32)}
	route := &netlink.Route{LinkIndex: node.Attrs().Index, Scope: netlink.SCOPE_LINK, Dst: everywhere}
	if err := netlink.RouteAdd(route); err != nil {
		return fmt.Errorf("default route: %w", err)
	}
	return os.WriteFile("/proc/sys/net/ipv4/ip_forward", []byte("1"), 0o644)
}

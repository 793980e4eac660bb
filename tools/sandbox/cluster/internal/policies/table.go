package policies

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
)

const tableName = "network-policies"

// Table is the whole nftables table as text for `nft -f -`, replacing the one that is there.
//
// What pods send is judged on its way through the node and to the node itself, what they receive on its way through the node, both after the
// address of a Service became that of a pod. The node may reach every pod: kubelet's probes, the API server's webhooks.
func (cluster Cluster) Table() string {
	var chains, leaving, entering []string
	for _, pod := range cluster.judged() {
		for _, one := range []struct {
			direction direction
			jumps     *[]string
		}{{egress, &leaving}, {ingress, &entering}} {
			policies := cluster.of(pod, one.direction)
			if len(policies) == 0 {
				continue
			}
			name := one.direction.name + "_" + strings.ReplaceAll(pod.Status.PodIP, ".", "_")
			chains = append(chains, fmt.Sprintf("chain %s {\n  %s\n}", name, strings.Join(cluster.lines(pod, one.direction, policies), "\n  ")))
			*one.jumps = append(*one.jumps, fmt.Sprintf("%s : jump %s", pod.Status.PodIP, name))
		}
	}
	return fmt.Sprintf(`table ip %[1]s
delete table ip %[1]s
table ip %[1]s {
set denied { type ipv4_addr . ipv4_addr . inet_proto . inet_service; size 4096; flags dynamic; }
%[2]s
chain forward { type filter hook forward priority -5; policy accept;
  ct state established,related accept
  ct state invalid drop
  %[3]s
  %[4]s
}
chain input { type filter hook input priority -5; policy accept;
  ct state established,related accept
  ct state invalid drop
  %[3]s
}
}
`, tableName, strings.Join(chains, "\n"), judge(egress, leaving), judge(ingress, entering))
}

func judge(direction direction, jumps []string) string {
	if len(jumps) == 0 {
		return ""
	}
	return fmt.Sprintf("ip %s vmap { %s }", direction.own, strings.Join(jumps, ", "))
}

// lines are the rules of one pod's chain: each `return` allows, and what reaches the end is refused.
func (cluster Cluster) lines(pod *core.Pod, direction direction, policies []*networking.NetworkPolicy) []string {
	// no policy keeps a pod from itself, not even by way of a Service
	lines := []string{fmt.Sprintf("ip %s %s return", direction.other, pod.Status.PodIP)}
	for _, policy := range policies {
		for _, rule := range direction.rules(policy) {
			lines = append(lines, cluster.allowed(pod, direction, policy.Namespace, rule)...)
		}
	}
	lines = append(lines,
		// two rules: a full set ends its rule, and must not let the packet through
		"meta l4proto { tcp, udp, sctp } update @denied { ip saddr . ip daddr . meta l4proto . th dport }",
		"counter drop")
	return unique(lines)
}

func (cluster Cluster) allowed(pod *core.Pod, direction direction, namespace string, rule rule) []string {
	var lines []string
	add := func(where string, targets []*core.Pod) {
		for _, match := range matches(rule.ports, targets) {
			lines = append(lines, where+match+"return")
		}
	}
	if len(rule.peers) == 0 {
		add("", direction.targets(pod, cluster.judged()))
	}
	for _, peer := range rule.peers {
		if peer.IPBlock != nil {
			if where, ours := block(direction, *peer.IPBlock); ours {
				add(where, direction.targets(pod, nil))
			}
			continue
		}
		peers := cluster.peers(peer, namespace)
		if len(peers) == 0 {
			continue
		}
		addresses := make([]string, len(peers))
		for index, one := range peers {
			addresses[index] = one.Status.PodIP
		}
		add(fmt.Sprintf("ip %s { %s } ", direction.other, strings.Join(addresses, ", ")), direction.targets(pod, peers))
	}
	return lines
}

// block matches a range of addresses; one of IPv6 has no packets in a cluster of IPv4.
func block(direction direction, block networking.IPBlock) (string, bool) {
	where := ""
	range4, err := netip.ParsePrefix(block.CIDR)
	if err != nil || !range4.Addr().Is4() {
		return "", false
	}
	if range4.Bits() > 0 {
		where = fmt.Sprintf("ip %s %s ", direction.other, block.CIDR)
	}
	if len(block.Except) > 0 {
		where += fmt.Sprintf("ip %s != { %s } ", direction.other, strings.Join(block.Except, ", "))
	}
	return where, true
}

func unique(lines []string) []string {
	var found []string
	for _, line := range lines {
		if !slices.Contains(found, line) {
			found = append(found, line)
		}
	}
	return found
}

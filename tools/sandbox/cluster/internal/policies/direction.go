package policies

import (
	"slices"

	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
)

// direction is one of the two ways in which a packet is judged.
type direction struct {
	name string
	kind networking.PolicyType
	// own is the address of the judged pod in a packet, other that of its peer
	own, other string
}

var (
	egress  = direction{"egress", networking.PolicyTypeEgress, "saddr", "daddr"}
	ingress = direction{"ingress", networking.PolicyTypeIngress, "daddr", "saddr"}
)

// rule is what rules for either direction have in common.
type rule struct {
	peers []networking.NetworkPolicyPeer
	ports []networking.NetworkPolicyPort
}

func (direction direction) in(policy *networking.NetworkPolicy) bool {
	if len(policy.Spec.PolicyTypes) > 0 {
		return slices.Contains(policy.Spec.PolicyTypes, direction.kind)
	}
	return direction == ingress || len(policy.Spec.Egress) > 0
}

func (direction direction) rules(policy *networking.NetworkPolicy) []rule {
	var rules []rule
	if direction == egress {
		for _, one := range policy.Spec.Egress {
			rules = append(rules, rule{one.To, one.Ports})
		}
		return rules
	}
	for _, one := range policy.Spec.Ingress {
		rules = append(rules, rule{one.From, one.Ports})
	}
	return rules
}

// targets are the pods whose ports a rule names.
func (direction direction) targets(judged *core.Pod, peers []*core.Pod) []*core.Pod {
	if direction == egress {
		return peers
	}
	return []*core.Pod{judged}
}

package policies

import (
	"fmt"
	"slices"
	"strings"

	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// matches are what a packet is compared with for each of a rule's ports; a named port is looked up in the pods that it is a port of.
func matches(ports []networking.NetworkPolicyPort, targets []*core.Pod) []string {
	if len(ports) == 0 {
		return []string{""}
	}
	var found []string
	for _, one := range ports {
		protocol := core.ProtocolTCP
		if one.Protocol != nil {
			protocol = *one.Protocol
		}
		name := strings.ToLower(string(protocol))
		switch {
		case one.Port == nil:
			found = append(found, fmt.Sprintf("meta l4proto %s ", name))
		case one.Port.Type == intstr.Int && one.EndPort != nil:
			found = append(found, fmt.Sprintf("%s dport %d-%d ", name, one.Port.IntVal, *one.EndPort))
		case one.Port.Type == intstr.Int:
			found = append(found, fmt.Sprintf("%s dport %d ", name, one.Port.IntVal))
		default:
			for _, number := range named(one.Port.StrVal, protocol, targets) {
				found = append(found, fmt.Sprintf("%s dport %d ", name, number))
			}
		}
	}
	return found
}

func named(name string, protocol core.Protocol, pods []*core.Pod) []int32 {
	var numbers []int32
	for _, pod := range pods {
		// an init container with `restartPolicy: Always` is a sidecar, and may serve a port
		for _, container := range slices.Concat(pod.Spec.InitContainers, pod.Spec.Containers) {
			for _, port := range container.Ports {
				if port.Name == name && sameProtocol(port.Protocol, protocol) {
					numbers = append(numbers, port.ContainerPort)
				}
			}
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

func sameProtocol(declared, wanted core.Protocol) bool {
	return declared == wanted || declared == "" && wanted == core.ProtocolTCP
}

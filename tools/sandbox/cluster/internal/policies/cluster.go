// Package policies enforces NetworkPolicies: it turns pods, namespaces and policies into one nftables table that judges every packet between them.
package policies

import (
	"cmp"
	"slices"

	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// Cluster is what the table is made of.
type Cluster struct {
	Pods       []*core.Pod
	Namespaces []*core.Namespace
	Policies   []*networking.NetworkPolicy
}

// judged are the pods with an address of their own, one per address: a pod that has ended may have left its address to the next.
func (cluster Cluster) judged() []*core.Pod {
	newest := map[string]*core.Pod{}
	for _, pod := range cluster.Pods {
		address := pod.Status.PodIP
		ended := pod.Status.Phase == core.PodSucceeded || pod.Status.Phase == core.PodFailed
		if address == "" || pod.Spec.HostNetwork || ended {
			continue
		}
		if other, taken := newest[address]; !taken || other.CreationTimestamp.Before(&pod.CreationTimestamp) {
			newest[address] = pod
		}
	}
	pods := make([]*core.Pod, 0, len(newest))
	for _, pod := range newest {
		pods = append(pods, pod)
	}
	slices.SortFunc(pods, func(one, other *core.Pod) int { return cmp.Compare(one.Status.PodIP, other.Status.PodIP) })
	return pods
}

// of are the policies that select a pod and say something on `direction`, in the order of their names.
func (cluster Cluster) of(pod *core.Pod, direction direction) []*networking.NetworkPolicy {
	var found []*networking.NetworkPolicy
	for _, policy := range cluster.Policies {
		if policy.Namespace == pod.Namespace && direction.in(policy) && selects(&policy.Spec.PodSelector, pod.Labels) {
			found = append(found, policy)
		}
	}
	slices.SortFunc(found, func(one, other *networking.NetworkPolicy) int { return cmp.Compare(one.Name, other.Name) })
	return found
}

func (cluster Cluster) labelsOf(namespace string) labels.Set {
	for _, one := range cluster.Namespaces {
		if one.Name == namespace {
			return one.Labels
		}
	}
	return nil
}

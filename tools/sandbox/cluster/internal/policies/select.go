package policies

import (
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

func selects(selector *meta.LabelSelector, set labels.Set) bool {
	parsed, err := meta.LabelSelectorAsSelector(selector)
	return err == nil && parsed.Matches(set)
}

// peers are the pods that one `from` or `to` of a policy in `namespace` means.
func (cluster Cluster) peers(peer networking.NetworkPolicyPeer, namespace string) []*core.Pod {
	var found []*core.Pod
	for _, pod := range cluster.judged() {
		inside := pod.Namespace == namespace
		if peer.NamespaceSelector != nil {
			inside = selects(peer.NamespaceSelector, cluster.labelsOf(pod.Namespace))
		}
		if inside && (peer.PodSelector == nil || selects(peer.PodSelector, pod.Labels)) {
			found = append(found, pod)
		}
	}
	return found
}

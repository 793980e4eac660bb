package readiness

import (
	"context"
	"testing"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes/fake"
)

func TestNothingIsReadyBeforeItsNodeIsBack(t *testing.T) {
	node := &core.Node{
		ObjectMeta: meta.ObjectMeta{Name: "node"},
		Status:     core.NodeStatus{Conditions: []core.NodeCondition{{Type: core.NodeReady, Status: core.ConditionTrue}}},
	}
	pod := &core.Pod{
		ObjectMeta: meta.ObjectMeta{Namespace: "shop", Name: "front"},
		Spec:       core.PodSpec{NodeName: "node"},
		Status: core.PodStatus{
			Conditions:        []core.PodCondition{{Type: core.PodReady, Status: core.ConditionTrue}},
			ContainerStatuses: []core.ContainerStatus{{Name: "front", Ready: true}},
		},
	}
	client := fake.NewClientset(node, pod)
	if err := Lost(context.Background(), client, "node"); err != nil {
		t.Fatal(err)
	}
	node, err := client.CoreV1().Nodes().Get(context.Background(), "node", meta.GetOptions{})
	if err != nil || Ready(node) {
		t.Errorf("the node is still ready, %v", err)
	}
	pod, err = client.CoreV1().Pods("shop").Get(context.Background(), "front", meta.GetOptions{})
	if err != nil || pod.Status.Conditions[0].Status != core.ConditionFalse || pod.Status.ContainerStatuses[0].Ready {
		t.Errorf("the pod is still ready, %v", err)
	}
}

func TestAClusterWithoutItsNodeIsFresh(t *testing.T) {
	if err := Lost(context.Background(), fake.NewClientset(), "node"); err != nil {
		t.Error(err)
	}
}

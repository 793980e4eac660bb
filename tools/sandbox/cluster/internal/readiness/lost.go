package readiness

import (
	"context"
	"errors"
	"time"

	core "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// Lost takes the readiness that was true when the cluster ended off its node and its pods, as the node controller does after a node was away
// for a time. Without it, whoever asks before kubelet has looked takes yesterday's Ready for today's.
func Lost(ctx context.Context, client kubernetes.Interface, node string) error {
	if err := loseNode(ctx, client, node); err != nil {
		return err
	}
	pods, err := client.CoreV1().Pods("").List(ctx, meta.ListOptions{FieldSelector: "spec.nodeName=" + node})
	if err != nil {
		return err
	}
	var failed []error
	for _, pod := range pods.Items {
		if losePod(&pod) {
			_, err := client.CoreV1().Pods(pod.Namespace).UpdateStatus(ctx, &pod, meta.UpdateOptions{})
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

func loseNode(ctx context.Context, client kubernetes.Interface, name string) error {
	node, err := client.CoreV1().Nodes().Get(ctx, name, meta.GetOptions{})
	if apierrors.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	for index := range node.Status.Conditions {
		condition := &node.Status.Conditions[index]
		if condition.Type == core.NodeReady && condition.Status == core.ConditionTrue {
			condition.Status = core.ConditionUnknown
			condition.Reason = "NodeStatusUnknown"
			condition.Message = "the sandbox was not running"
			condition.LastTransitionTime = meta.NewTime(time.Now())
		}
	}
	_, err = client.CoreV1().Nodes().UpdateStatus(ctx, node, meta.UpdateOptions{})
	return err
}

func losePod(pod *core.Pod) bool {
	changed := false
	for index := range pod.Status.Conditions {
		condition := &pod.Status.Conditions[index]
		readiness := condition.Type == core.PodReady || condition.Type == core.ContainersReady
		if readiness && condition.Status == core.ConditionTrue {
			condition.Status = core.ConditionFalse
			condition.LastTransitionTime = meta.NewTime(time.Now())
			changed = true
		}
	}
	for index := range pod.Status.ContainerStatuses {
		pod.Status.ContainerStatuses[index].Ready = false
	}
	return changed
}

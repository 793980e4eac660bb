// Package settings has the names and addresses of the cluster: those that environments/minikube.yaml assumes.
package settings

const (
	Node             = "headwater"
	Address          = "192.168.49.2"
	Outside          = "203.0.113.10"
	Port             = "8443"
	Server           = "https://" + Address + ":" + Port
	Pods             = "10.244.0.0/16"
	PodsOfNode       = "10.244.0.0/24"
	Services         = "10.96.0.0/12"
	KubernetesServer = "10.96.0.1"
	NameServer       = "10.96.0.10"
	Domain           = "cluster.local"
	PauseImage       = "registry.k8s.io/pause:3.10.1"
)

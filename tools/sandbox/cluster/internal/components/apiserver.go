package components

import (
	"headwater.dev/sandbox/cluster/internal/settings"
	"headwater.dev/sandbox/cluster/internal/supervise"
)

func apiserver(folders settings.Folders) supervise.Component {
	return supervise.Component{Name: "apiserver", Command: []string{
		folders.Program("kube-apiserver"),
		"--etcd-servers", "http://127.0.0.1:2379",
		"--advertise-address", settings.Address,
		"--bind-address", "0.0.0.0",
		"--secure-port", settings.Port,
		"--service-cluster-ip-range", settings.Services,
		"--allow-privileged",
		"--authorization-mode", "Node,RBAC",
		"--enable-admission-plugins", "NodeRestriction",
		"--client-ca-file", folders.Keys("ca.crt"),
		"--tls-cert-file", folders.Keys("apiserver.crt"),
		"--tls-private-key-file", folders.Keys("apiserver.key"),
		"--token-auth-file", folders.Keys("tokens.csv"),
		"--kubelet-client-certificate", folders.Keys("kubelet-client.crt"),
		"--kubelet-client-key", folders.Keys("kubelet-client.key"),
		"--kubelet-certificate-authority", folders.Keys("ca.crt"),
		"--kubelet-preferred-address-types", "InternalIP",
		"--requestheader-client-ca-file", folders.Keys("ca.crt"),
		"--requestheader-allowed-names", "front-proxy-client",
		"--requestheader-username-headers", "X-Remote-User",
		"--requestheader-group-headers", "X-Remote-Group",
		"--requestheader-extra-headers-prefix", "X-Remote-Extra-",
		"--proxy-client-cert-file", folders.Keys("front-proxy-client.crt"),
		"--proxy-client-key-file", folders.Keys("front-proxy-client.key"),
		"--service-account-issuer", "https://kubernetes.default.svc." + settings.Domain,
		"--service-account-key-file", folders.Keys("service-accounts.pub"),
		"--service-account-signing-key-file", folders.Keys("service-accounts.key"),
		"--profiling=false",
		// for the policy that takes images from the node, see addons/image-pull-policy.yaml
		"--feature-gates", "MutatingAdmissionPolicy=true",
		"--runtime-config", "admissionregistration.k8s.io/v1beta1=true",
	}}
}

// Package components has the command line of each program that runs in the cluster.
package components

import (
	"headwater.dev/sandbox/cluster/internal/settings"
	"headwater.dev/sandbox/cluster/internal/supervise"
)

// Store is what the API server needs, and what runs beside it from the start.
func Store(folders settings.Folders, self string) []supervise.Component {
	return []supervise.Component{
		{Name: "containerd", Command: []string{"containerd", "--config", folders.Etc("containerd.toml")}},
		etcd(folders),
		apiserver(folders),
		{Name: "outside", Command: []string{self, "outside", "--cache", folders.Cache}},
	}
}

// Controllers are what needs the API server.
func Controllers(folders settings.Folders, self string) []supervise.Component {
	return []supervise.Component{
		controllerManager(folders),
		scheduler(folders),
		{Name: "kubelet", Command: []string{
			folders.Program("kubelet"),
			"--config", folders.Etc("kubelet.yaml"),
			"--kubeconfig", folders.Keys("kubelet.kubeconfig"),
			"--root-dir", folders.State + "/kubelet",
			"--hostname-override", settings.Node,
			"--node-ip", settings.Address,
		}},
		{Name: "proxy", Command: []string{folders.Program("kube-proxy"), "--config", folders.Etc("proxy.yaml")}},
		{Name: "policies", Command: []string{
			self, "policies", "--kubeconfig", folders.Keys("admin.kubeconfig"), "--denied", folders.Log("denied"),
		}},
	}
}

func etcd(folders settings.Folders) supervise.Component {
	return supervise.Component{Name: "etcd", Command: []string{
		folders.Program("etcd"),
		"--data-dir", folders.State + "/etcd",
		"--listen-client-urls", "http://127.0.0.1:2379",
		"--advertise-client-urls", "http://127.0.0.1:2379",
		"--listen-peer-urls", "http://127.0.0.1:2380",
		"--log-level", "warn",
		// a kill loses nothing, only a crash of the whole machine would
		"--unsafe-no-fsync",
	}}
}

func controllerManager(folders settings.Folders) supervise.Component {
	kubeconfig := folders.Keys("controller-manager.kubeconfig")
	return supervise.Component{Name: "controller-manager", Command: []string{
		folders.Program("kube-controller-manager"),
		"--kubeconfig", kubeconfig,
		"--authentication-kubeconfig", kubeconfig,
		"--authorization-kubeconfig", kubeconfig,
		"--use-service-account-credentials",
		"--service-account-private-key-file", folders.Keys("service-accounts.key"),
		"--root-ca-file", folders.Keys("ca.crt"),
		"--cluster-signing-cert-file", folders.Keys("ca.crt"),
		"--cluster-signing-key-file", folders.Keys("ca.key"),
		"--cluster-cidr", settings.Pods,
		"--allocate-node-cidrs=false",
		"--leader-elect=false",
		"--bind-address", "127.0.0.1",
		"--profiling=false",
	}}
}

func scheduler(folders settings.Folders) supervise.Component {
	kubeconfig := folders.Keys("scheduler.kubeconfig")
	return supervise.Component{Name: "scheduler", Command: []string{
		folders.Program("kube-scheduler"),
		"--kubeconfig", kubeconfig,
		"--authentication-kubeconfig", kubeconfig,
		"--authorization-kubeconfig", kubeconfig,
		"--leader-elect=false",
		"--bind-address", "127.0.0.1",
		"--profiling=false",
	}}
}

package policies

import (
	"strings"
	"testing"
	"time"

	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

func pod(namespace, name, address string) *core.Pod {
	return &core.Pod{
		ObjectMeta: meta.ObjectMeta{Namespace: namespace, Name: name, Labels: map[string]string{"app": name}},
		Spec: core.PodSpec{Containers: []core.Container{{
			Ports: []core.ContainerPort{{Name: "http", ContainerPort: 8080, Protocol: core.ProtocolTCP}},
		}}},
		Status: core.PodStatus{PodIP: address, Phase: core.PodRunning},
	}
}

func namespace(name string) *core.Namespace {
	return &core.Namespace{ObjectMeta: meta.ObjectMeta{Name: name, Labels: map[string]string{"name": name}}}
}

func policy(spec networking.NetworkPolicySpec) *networking.NetworkPolicy {
	return &networking.NetworkPolicy{ObjectMeta: meta.ObjectMeta{Namespace: "shop", Name: "policy"}, Spec: spec}
}

func app(name string) *meta.LabelSelector {
	return &meta.LabelSelector{MatchLabels: map[string]string{"app": name}}
}

func cluster(policies ...*networking.NetworkPolicy) Cluster {
	return Cluster{
		Pods:       []*core.Pod{pod("shop", "front", "10.244.0.2"), pod("shop", "back", "10.244.0.3"), pod("bank", "vault", "10.244.0.4")},
		Namespaces: []*core.Namespace{namespace("shop"), namespace("bank")},
		Policies:   policies,
	}
}

// chain returns the lines of one chain between the one about the pod itself and those that refuse.
func chain(t *testing.T, table, name string) []string {
	t.Helper()
	_, rest, found := strings.Cut(table, "chain "+name+" {\n")
	if !found {
		t.Fatalf("no chain '%s' in\n%s", name, table)
	}
	body, _, _ := strings.Cut(rest, "\n}")
	lines := strings.Split(body, "\n")
	for index := range lines {
		lines[index] = strings.TrimSpace(lines[index])
	}
	if lines[len(lines)-1] != "counter drop" {
		t.Errorf("chain '%s' does not end with a refusal: %q", name, lines)
	}
	return lines[1 : len(lines)-2]
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestPodsWithoutPoliciesAreNotJudged(t *testing.T) {
	if table := cluster().Table(); strings.Contains(table, "vmap") || strings.Contains(table, "jump") {
		t.Errorf("something is judged:\n%s", table)
	}
}

func TestDefaultDenyRefusesBothDirectionsOfItsNamespaceOnly(t *testing.T) {
	table := cluster(policy(networking.NetworkPolicySpec{
		PolicyTypes: []networking.PolicyType{networking.PolicyTypeIngress, networking.PolicyTypeEgress},
	})).Table()
	for _, name := range []string{"egress_10_244_0_2", "ingress_10_244_0_2", "egress_10_244_0_3", "ingress_10_244_0_3"} {
		expect(t, chain(t, table, name))
	}
	if strings.Contains(table, "10_244_0_4") {
		t.Error("a pod of another namespace is judged")
	}
	if want := "ip saddr vmap { 10.244.0.2 : jump egress_10_244_0_2, 10.244.0.3 : jump egress_10_244_0_3 }"; strings.Count(table, want) != 2 {
		t.Errorf("what leaves pods is not judged on its way to pods and to the node:\n%s", table)
	}
}

func TestIngressAllowsTheNamedPortOfTheSelectedPods(t *testing.T) {
	port := intstr.FromString("http")
	table := cluster(policy(networking.NetworkPolicySpec{
		PodSelector: *app("back"),
		Ingress: []networking.NetworkPolicyIngressRule{{
			From:  []networking.NetworkPolicyPeer{{PodSelector: app("front")}},
			Ports: []networking.NetworkPolicyPort{{Port: &port}},
		}},
	})).Table()
	expect(t, chain(t, table, "ingress_10_244_0_3"), "ip saddr { 10.244.0.2 } tcp dport 8080 return")
	if strings.Contains(table, "egress_10_244_0_3") {
		t.Error("a policy for what comes in judges what goes out")
	}
}

func TestPeersOfOtherNamespacesNeedANamespaceSelector(t *testing.T) {
	vault := networking.NetworkPolicyPeer{PodSelector: app("vault")}
	elsewhere := networking.NetworkPolicyPeer{
		PodSelector: app("vault"), NamespaceSelector: &meta.LabelSelector{MatchLabels: map[string]string{"name": "bank"}},
	}
	for _, row := range []struct {
		peer networking.NetworkPolicyPeer
		want []string
	}{{vault, nil}, {elsewhere, []string{"ip daddr { 10.244.0.4 } return"}}} {
		table := cluster(policy(networking.NetworkPolicySpec{
			PodSelector: *app("front"),
			PolicyTypes: []networking.PolicyType{networking.PolicyTypeEgress},
			Egress:      []networking.NetworkPolicyEgressRule{{To: []networking.NetworkPolicyPeer{row.peer}}},
		})).Table()
		expect(t, chain(t, table, "egress_10_244_0_2"), row.want...)
	}
}

func TestBlocksKeepTheirExceptionsAndPortsTheirRanges(t *testing.T) {
	first, last, udp := intstr.FromInt32(8000), int32(8010), core.ProtocolUDP
	table := cluster(policy(networking.NetworkPolicySpec{
		PodSelector: *app("front"),
		Egress: []networking.NetworkPolicyEgressRule{{
			To: []networking.NetworkPolicyPeer{
				{IPBlock: &networking.IPBlock{CIDR: "0.0.0.0/0", Except: []string{"10.0.0.0/8"}}},
				{IPBlock: &networking.IPBlock{CIDR: "::/0"}},
			},
			Ports: []networking.NetworkPolicyPort{{Port: &first, EndPort: &last}, {Protocol: &udp}},
		}},
		PolicyTypes: []networking.PolicyType{networking.PolicyTypeEgress},
	})).Table()
	expect(t, chain(t, table, "egress_10_244_0_2"),
		"ip daddr != { 10.0.0.0/8 } tcp dport 8000-8010 return",
		"ip daddr != { 10.0.0.0/8 } meta l4proto udp return")
}

func TestARuleWithoutPeersAllowsAll(t *testing.T) {
	table := cluster(policy(networking.NetworkPolicySpec{
		PodSelector: *app("back"), Ingress: []networking.NetworkPolicyIngressRule{{}},
	})).Table()
	expect(t, chain(t, table, "ingress_10_244_0_3"), "return")
}

func TestAPodIsNeverKeptFromItself(t *testing.T) {
	table := cluster(policy(networking.NetworkPolicySpec{PodSelector: *app("back")})).Table()
	if !strings.Contains(table, "chain ingress_10_244_0_3 {\n  ip saddr 10.244.0.3 return\n") {
		t.Errorf("no such line in\n%s", table)
	}
}

func TestAnAddressBelongsToItsNewestPod(t *testing.T) {
	all := cluster(policy(networking.NetworkPolicySpec{PodSelector: *app("old")}))
	old, ended := pod("shop", "old", "10.244.0.2"), pod("shop", "old", "10.244.0.9")
	old.CreationTimestamp, ended.Status.Phase = meta.NewTime(time.Unix(1, 0)), core.PodSucceeded
	all.Pods[0].CreationTimestamp = meta.NewTime(time.Unix(2, 0))
	all.Pods = append(all.Pods, old, ended)
	if table := all.Table(); strings.Contains(table, "jump") {
		t.Errorf("a pod that has ended is judged:\n%s", table)
	}
}

package main

import (
	"testing"
)

func secret(namespace, name, version string, annotations map[string]string) *object {
	one := &object{Object: map[string]any{"apiVersion": "v1", "kind": "Secret", "type": "Opaque", "data": map[string]any{"password": "eA=="}}}
	one.SetNamespace(namespace)
	one.SetName(name)
	one.SetResourceVersion(version)
	one.SetAnnotations(annotations)
	return one
}

func shared(version, into string) *object {
	return secret("database", "login", version, map[string]string{
		allowed: "true", auto: "true", allowedNamespaces: into, autoNamespaces: into,
	})
}

var known = []string{"database", "orchestrator", "processing"}

func expect(t *testing.T, got changes, created, updated, removed, taken int) {
	t.Helper()
	if len(got.create) != created || len(got.update) != updated || len(got.remove) != removed || len(got.taken) != taken {
		t.Fatalf("got %d created, %d updated, %d removed, %d taken; wanted %d, %d, %d, %d",
			len(got.create), len(got.update), len(got.remove), len(got.taken), created, updated, removed, taken)
	}
}

func TestASourceIsCopiedIntoTheNamespacesItNames(t *testing.T) {
	got := plan([]*object{shared("1", "orchestrator,proc.*")}, known)
	expect(t, got, 2, 0, 0, 0)
	made := got.create[0]
	if path(made) != "orchestrator/login" || made.GetAnnotations()[source] != "database/login" {
		t.Fatalf("copied to %s from %s", path(made), made.GetAnnotations()[source])
	}
	if made.Object["type"] != "Opaque" || made.Object["data"] == nil {
		t.Fatalf("its type or data is missing: %v", made.Object)
	}
}

func TestANamespaceIsNamedAsAWhole(t *testing.T) {
	expect(t, plan([]*object{shared("1", "orchestr")}, known), 0, 0, 0, 0)
}

func TestWithoutPermissionNothingIsCopied(t *testing.T) {
	one := secret("database", "login", "1", map[string]string{auto: "true"})
	expect(t, plan([]*object{one}, known), 0, 0, 0, 0)
}

func TestACopyFollowsItsSource(t *testing.T) {
	copied := copyOf(shared("1", "processing"), "processing")
	expect(t, plan([]*object{shared("1", "processing"), copied}, known), 0, 0, 0, 0)
	expect(t, plan([]*object{shared("2", "processing"), copied}, known), 0, 1, 0, 0)
}

func TestACopyGoesWithItsSourceAndWithItsPermission(t *testing.T) {
	copied := copyOf(shared("1", "processing"), "processing")
	expect(t, plan([]*object{copied}, known), 0, 0, 1, 0)
	expect(t, plan([]*object{shared("1", "orchestrator"), copied}, known), 1, 0, 1, 0)
}

func TestWhatIsNoCopyIsLeftAlone(t *testing.T) {
	own := secret("processing", "login", "7", nil)
	expect(t, plan([]*object{shared("1", "processing"), own}, known), 0, 0, 0, 1)
}

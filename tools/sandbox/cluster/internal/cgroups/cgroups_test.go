package cgroups

import (
	"os"
	"path/filepath"
	"testing"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(path string) string {
	text, _ := os.ReadFile(path)
	return string(text)
}

func TestVersion1HasTheGroupInEveryHierarchyWithProcessorsToRunOn(t *testing.T) {
	mount := t.TempDir()
	write(t, filepath.Join(mount, "cpuset/cpuset.cpus"), "0-1\n")
	write(t, filepath.Join(mount, "cpuset/cpuset.mems"), "0\n")
	write(t, filepath.Join(mount, "memory/tasks"), "")
	if err := prepareEach(mount, "ours"); err != nil {
		t.Fatal(err)
	}
	if got := read(filepath.Join(mount, "cpuset/ours/cpuset.cpus")); got != "0-1\n" {
		t.Errorf("processors: %q", got)
	}
	if _, err := os.Stat(filepath.Join(mount, "memory/ours")); err != nil {
		t.Error(err)
	}
}

func TestVersion2HandsControllersDownToTheGroup(t *testing.T) {
	mount := t.TempDir()
	write(t, filepath.Join(mount, "cgroup.controllers"), "memory\n")
	if err := prepareUnified(mount, "system.slice/ours.scope/pods"); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"", "system.slice", "system.slice/ours.scope"} {
		if got := read(filepath.Join(mount, folder, "cgroup.subtree_control")); got != "+memory" {
			t.Errorf("'%s' hands down %q", folder, got)
		}
	}
	if got := read(filepath.Join(mount, "system.slice/ours.scope/pods/cgroup.subtree_control")); got != "" {
		t.Errorf("kubelet's own decision was taken: %q", got)
	}
}

func TestOnlyOurScopeIsOurs(t *testing.T) {
	text := "12:cpuset:/\n0::/system.slice/headwater-sandbox-1.scope\n"
	if scope, inside := scopeIn(text, "headwater-sandbox-1"); !inside || scope != "/system.slice/headwater-sandbox-1.scope" {
		t.Errorf("got %q, %v", scope, inside)
	}
	if _, inside := scopeIn(text, "headwater-sandbox-2"); inside {
		t.Error("another cluster's scope is taken for ours")
	}
}

func TestRemovesAllLevelsOfOurGroupsAndNoOther(t *testing.T) {
	mount := t.TempDir()
	for _, folder := range []string{"memory/ours/kubepods/pod1", "ours/a", "memory/other"} {
		if err := os.MkdirAll(filepath.Join(mount, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if left := remove(mount, "ours"); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if _, err := os.Stat(filepath.Join(mount, "memory/ours")); !os.IsNotExist(err) {
		t.Error("the group is still there")
	}
	if _, err := os.Stat(filepath.Join(mount, "memory/other")); err != nil {
		t.Error("another's group is gone")
	}
}

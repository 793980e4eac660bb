package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheLinkIsNeverMissingWhileItMoves(t *testing.T) {
	root := t.TempDir()
	link := filepath.Join(root, "repository")
	folders := []string{filepath.Join(root, ".worktrees/one"), filepath.Join(root, ".worktrees/two")}
	for _, folder := range folders {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "dag.py"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := publish(link, folders[0]); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	missing := make(chan error, 1)
	go func() {
		defer close(missing)
		for {
			select {
			case <-done:
				return
			default:
			}
			if _, err := os.ReadFile(filepath.Join(link, "dag.py")); err != nil {
				missing <- err
				return
			}
		}
	}()
	for move := range 2000 {
		if err := publish(link, folders[move%2]); err != nil {
			t.Fatal(err)
		}
	}
	close(done)
	if err := <-missing; err != nil {
		t.Error(err)
	}
}

func TestALinkOfAnotherFolderIsMadeWithIt(t *testing.T) {
	root := t.TempDir()
	link, folder := filepath.Join(root, "links/repository"), filepath.Join(root, ".worktrees/one")
	if err := publish(link, folder); err != nil {
		t.Fatal(err)
	}
	if there, err := leadsTo(link, folder); !there || err != nil {
		t.Errorf("got %v, %v", there, err)
	}
}

func TestAFolderInThePlaceOfTheLinkIsLeftAlone(t *testing.T) {
	link := filepath.Join(t.TempDir(), "repository")
	if err := os.Mkdir(link, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := publish(link, filepath.Join(filepath.Dir(link), "one")); err == nil {
		t.Error("it was replaced")
	}
}

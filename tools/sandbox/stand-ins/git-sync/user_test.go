package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAUserWithoutANameGetsOne(t *testing.T) {
	got := missingUser("root:x:0:0:root:/root:/bin/sh\n", 65533, 0, "/tmp")
	if got != "git-sync:x:65533:0::/tmp:/sbin/nologin\n" {
		t.Errorf("got %q", got)
	}
	if got := missingUser("root:x:0:0:root:/root:/bin/sh", 65533, 0, "/tmp"); !strings.HasPrefix(got, "\n") {
		t.Errorf("after an unfinished line: %q", got)
	}
}

func TestAKnownUserKeepsItsName(t *testing.T) {
	users := filepath.Join(t.TempDir(), "passwd")
	for range 2 {
		if err := os.WriteFile(users, []byte("daemon:x:1:1::/:/bin/false\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := addUser(users); err != nil {
			t.Fatal(err)
		}
		if err := addUser(users); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(lines(t, users)); got != 2 {
		t.Errorf("%d lines", got)
	}
}

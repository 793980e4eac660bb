package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func synced(t *testing.T, s settings) {
	t.Helper()
	if err := run(t.Context(), s); err != nil {
		t.Fatal(err)
	}
}

func checkouts(t *testing.T, s settings) string {
	t.Helper()
	entries, err := os.ReadDir(checkoutsFolder(s.root))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return strings.Join(names, " ")
}

func TestAChangeReachesTheLinkAndTheCheckoutBeforeItGoes(t *testing.T) {
	repository := newUpstream(t)
	repository.commit(t, "dag.py", "one")
	s := given(t, map[string]string{"GITSYNC_REPO": repository.folder})
	synced(t, s)
	if got := content(t, s, "dag.py"); got != "one" {
		t.Errorf("first: %q", got)
	}
	commit := repository.commit(t, "dag.py", "two")
	synced(t, s)
	if got := content(t, s, "dag.py"); got != "two" {
		t.Errorf("then: %q", got)
	}
	if got := checkouts(t, s); got != commit {
		t.Errorf("left: %s", got)
	}
}

func TestTheLinkHoldsWhereTheRootIsMountedElsewhere(t *testing.T) {
	repository := newUpstream(t)
	commit := repository.commit(t, "dag.py", "one")
	s := given(t, map[string]string{"GITSYNC_REPO": repository.folder})
	synced(t, s)
	target, err := os.Readlink(s.linkPath())
	if err != nil || target != filepath.Join(".worktrees", commit) {
		t.Errorf("got %s, %v", target, err)
	}
}

func TestOnlyAsManyCommitsAreFetchedAsAskedFor(t *testing.T) {
	repository := newUpstream(t)
	for _, text := range []string{"one", "two", "three"} {
		repository.commit(t, "dag.py", text)
	}
	for depth, want := range map[string]string{"1": "1", "2": "2", "0": "3"} {
		s := given(t, map[string]string{"GITSYNC_REPO": "file://" + repository.folder, "GITSYNC_DEPTH": depth})
		synced(t, s)
		if got := (upstream{s.root}).git(t, "rev-list", "--count", "HEAD"); got != want {
			t.Errorf("depth %s: %s commits", depth, got)
		}
	}
}

func TestTagsAndCommitsAreReferencesToo(t *testing.T) {
	repository := newUpstream(t)
	commit := repository.commit(t, "dag.py", "one")
	repository.git(t, "tag", "--annotate", "--message", "one", "v1")
	repository.commit(t, "dag.py", "two")
	for _, reference := range []string{"v1", commit} {
		s := given(t, map[string]string{"GITSYNC_REPO": "file://" + repository.folder, "GITSYNC_REF": reference})
		synced(t, s)
		if got := content(t, s, "dag.py"); got != "one" {
			t.Errorf("%s: %q", reference, got)
		}
	}
}

func TestAnUnknownReferenceEndsItWithAMessage(t *testing.T) {
	repository := newUpstream(t)
	repository.commit(t, "dag.py", "one")
	s := given(t, map[string]string{"GITSYNC_REPO": repository.folder, "GITSYNC_REF": "nowhere"})
	err := run(t.Context(), s)
	if err == nil || err.Error() != "reference 'nowhere': not synced; git fetch: couldn't find remote ref nowhere" {
		t.Errorf("got %v", err)
	}
}

func TestAFailureLeavesWhatWasSynced(t *testing.T) {
	repository := newUpstream(t)
	repository.commit(t, "dag.py", "one")
	s := given(t, map[string]string{"GITSYNC_REPO": repository.folder})
	synced(t, s)
	if err := os.RemoveAll(repository.folder); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), s); err == nil {
		t.Error("nobody noticed")
	}
	if got := content(t, s, "dag.py"); got != "one" {
		t.Errorf("got %q", got)
	}
}

func TestARestartGoesOnWithWhatItFinds(t *testing.T) {
	repository := newUpstream(t)
	commit := repository.commit(t, "dag.py", "one")
	s := given(t, map[string]string{"GITSYNC_REPO": repository.folder})
	synced(t, s)
	before, err := os.Stat(checkoutFolder(s.root, commit))
	if err != nil {
		t.Fatal(err)
	}
	synced(t, s)
	after, err := os.Stat(checkoutFolder(s.root, commit))
	if err != nil || !os.SameFile(before, after) {
		t.Errorf("checked out again, %v", err)
	}
}

func TestWhatAKillLeavesBehindIsNoObstacle(t *testing.T) {
	repository := newUpstream(t)
	repository.commit(t, "dag.py", "one")
	for left, remains := range map[string]func(s settings, commit string) error{
		"a fetch": func(s settings, _ string) error {
			return os.WriteFile(filepath.Join(s.root, ".git", "shallow.lock"), nil, 0o644)
		},
		"a repository": func(s settings, _ string) error { return os.RemoveAll(filepath.Join(s.root, ".git", "objects")) },
		"a checkout": func(s settings, commit string) error {
			root := upstream{s.root}
			root.git(t, "fetch", "--quiet", "origin", commit)
			root.git(t, "worktree", "add", "--quiet", "--detach", "--lock", checkoutFolder(s.root, commit), commit)
			return os.Remove(filepath.Join(checkoutFolder(s.root, commit), "dag.py"))
		},
		"a link": func(s settings, _ string) error { return os.Symlink("nowhere", s.linkPath()+".next") },
	} {
		s := given(t, map[string]string{"GITSYNC_REPO": repository.folder})
		synced(t, s)
		commit := repository.commit(t, "dag.py", "after "+left)
		if err := remains(s, commit); err != nil {
			t.Fatal(err)
		}
		synced(t, s)
		if got := content(t, s, "dag.py"); got != "after "+left {
			t.Errorf("%s: %q", left, got)
		}
	}
}

func TestItFollowsABranchUntilItIsToldToEnd(t *testing.T) {
	repository := newUpstream(t)
	repository.commit(t, "dag.py", "one")
	s := given(t, map[string]string{"GITSYNC_REPO": repository.folder, "GITSYNC_ONE_TIME": "false", "GITSYNC_PERIOD": "10ms"})
	root, err := folder(s.root)
	if err != nil {
		t.Fatal(err)
	}
	s.root = root
	ctx, end := context.WithCancel(t.Context())
	syncs := 0
	err = follow(ctx, gitWith(gitEnvironment(os.Environ(), s, "")), s, func() {
		syncs++
		if syncs == 1 {
			repository.commit(t, "dag.py", "two")
		} else {
			end()
		}
	})
	if err != nil || content(t, s, "dag.py") != "two" {
		t.Errorf("got %q, %v", content(t, s, "dag.py"), err)
	}
}

func TestAnOutageOfTheServerIsSurvivedWhereThatIsAskedFor(t *testing.T) {
	repository := newUpstream(t)
	repository.commit(t, "dag.py", "one")
	away := repository.folder + ".away"
	for failures, survives := range map[string]bool{"0": false, "-1": true} {
		s := given(t, map[string]string{
			"GITSYNC_REPO": repository.folder, "GITSYNC_ONE_TIME": "false", "GITSYNC_PERIOD": "10ms", "GITSYNC_MAX_FAILURES": failures,
		})
		root, err := folder(s.root)
		if err != nil {
			t.Fatal(err)
		}
		s.root = root
		ctx, end := context.WithCancel(t.Context())
		syncs := 0
		err = follow(ctx, gitWith(gitEnvironment(os.Environ(), s, "")), s, func() {
			if syncs++; syncs > 1 {
				end()
				return
			}
			if err := os.Rename(repository.folder, away); err != nil {
				t.Error(err)
			}
			time.AfterFunc(200*time.Millisecond, func() { _ = os.Rename(away, repository.folder) })
		})
		end()
		if (err == nil) != survives {
			t.Errorf("%s failures: %v", failures, err)
		}
		time.Sleep(300 * time.Millisecond)
	}
}

func TestItAnswersThatItIsReadyOnceItHasSynced(t *testing.T) {
	ready := &atomic.Bool{}
	asked := func() int {
		answer := httptest.NewRecorder()
		state(ready).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/", nil))
		return answer.Code
	}
	if got := asked(); got != http.StatusServiceUnavailable {
		t.Errorf("before: %d", got)
	}
	ready.Store(true)
	if got := asked(); got != http.StatusOK {
		t.Errorf("after: %d", got)
	}
}

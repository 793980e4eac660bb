package main

import (
	"context"
	"os"
	"path/filepath"
)

func checkoutsFolder(root string) string { return filepath.Join(root, ".worktrees") }

// checkoutFolder has the name of its commit: readers may go by the last part of where the link leads.
func checkoutFolder(root, commit string) string { return filepath.Join(checkoutsFolder(root), commit) }

func isWhole(ctx context.Context, git git, folder, commit string) bool {
	found, err := git(ctx, folder, "rev-parse", "--show-toplevel", "HEAD")
	return err == nil && found == folder+"\n"+commit
}

// checkOut makes the folder of a commit.
func checkOut(ctx context.Context, git git, s settings, commit string) error {
	folder := checkoutFolder(s.root, commit)
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	// a branch keeps the commit, so that the next fetch gets what is new only
	if _, err := git(ctx, s.root, "update-ref", "HEAD", commit); err != nil {
		return err
	}
	// forced twice: whoever was killed here has left it locked
	if _, err := git(ctx, s.root, "worktree", "add", "--quiet", "--force", "--force", "--detach", folder, commit); err != nil {
		return err
	}
	_, err := git(ctx, folder, append([]string{"submodule", "--quiet", "update", "--init", "--recursive"}, depth(s)...)...)
	return err
}

// prune removes every checkout but that of the commit, at once: git-sync keeps others only where it is told to.
func prune(ctx context.Context, git git, s settings, commit string) error {
	entries, err := os.ReadDir(checkoutsFolder(s.root))
	if err != nil {
		return err
	}
	pruned := false
	for _, entry := range entries {
		if entry.Name() == commit {
			continue
		}
		if err := os.RemoveAll(filepath.Join(checkoutsFolder(s.root), entry.Name())); err != nil {
			return err
		}
		pruned = true
	}
	if !pruned {
		return nil
	}
	if _, err := git(ctx, s.root, "worktree", "prune"); err != nil {
		return err
	}
	_, err = git(ctx, s.root, "gc", "--quiet", "--prune=now")
	return err
}

package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
)

// prepare makes the root a repository; what cannot be used as one, maybe since a fetch was killed, makes room for a new one.
func prepare(ctx context.Context, git git, s settings) error {
	usable := usable(ctx, git, s.root)
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	if usable != nil {
		if err := empty(s.root, usable); err != nil {
			return err
		}
		if _, err := git(ctx, s.root, "init", "--quiet", "--template=", "--initial-branch=git-sync"); err != nil {
			return err
		}
	}
	// relative addresses of submodules go by it
	_, err := git(ctx, s.root, "config", "remote.origin.url", s.repository)
	return err
}

func usable(ctx context.Context, git git, root string) error {
	top, err := git(ctx, root, "rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	if top != root {
		return fmt.Errorf("it belongs to the repository '%s'", top)
	}
	// the pattern is right
	if locks, _ := filepath.Glob(filepath.Join(root, ".git", "*.lock")); len(locks) > 0 {
		return fmt.Errorf("'%s' was left behind", locks[0])
	}
	_, err = git(ctx, root, "fsck", "--no-progress", "--connectivity-only")
	return err
}

func empty(folder string, reason error) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		log.Printf("root '%s': what is in it is no usable repository and is removed; %v", folder, reason)
	}
	for _, entry := range entries {
		if err := os.RemoveAll(filepath.Join(folder, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

// fetch gets the commit that the reference names at this moment.
func fetch(ctx context.Context, git git, s settings) (string, error) {
	arguments := append([]string{"fetch", "--quiet", "--no-tags", "--no-auto-gc"}, depth(s)...)
	if _, err := git(ctx, s.root, append(arguments, "--", "origin", s.reference)...); err != nil {
		return "", err
	}
	return git(ctx, s.root, "rev-parse", "FETCH_HEAD^{commit}")
}

func depth(s settings) []string {
	if s.depth == 0 {
		return nil
	}
	return []string{"--depth", strconv.Itoa(s.depth)}
}

package main

import (
	"context"
	"fmt"
	"log"
	"time"
)

// how long git-sync lets a sync take unless it is told otherwise
const longest = 2 * time.Minute

// follow syncs, tells that it has, and waits, until nothing can change any more, or more syncs in a row fail than may:
// whoever started it starts it again.
func follow(ctx context.Context, git git, s settings, synced func()) error {
	for failures := 0; ; {
		commit, err := within(ctx, git, s)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			err = fmt.Errorf("reference '%s': not synced; %w", s.reference, err)
			if failures++; s.maxFailures >= 0 && failures > s.maxFailures {
				return err
			}
			log.Print(err)
		} else {
			failures = 0
			synced()
			if s.once {
				return nil
			}
		}
		var next <-chan time.Time
		// a commit stays what it is
		if commit != s.reference {
			next = time.After(s.period)
		}
		select {
		case <-next:
		case <-ctx.Done():
			return nil
		}
	}
}

func within(ctx context.Context, git git, s settings) (string, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, longest, fmt.Errorf("it took longer than %s", longest))
	defer cancel()
	commit, err := sync(ctx, git, s)
	if err != nil {
		return "", err
	}
	if err := prune(ctx, git, s, commit); err != nil {
		log.Printf("root '%s': old checkouts are still there; %v", s.root, err)
	}
	return commit, nil
}

// sync has the link lead to a whole checkout of what the reference names, and gives its commit.
func sync(ctx context.Context, git git, s settings) (string, error) {
	if err := prepare(ctx, git, s); err != nil {
		return "", err
	}
	commit, err := fetch(ctx, git, s)
	if err != nil {
		return "", err
	}
	folder := checkoutFolder(s.root, commit)
	there, err := leadsTo(s.linkPath(), folder)
	if err != nil || there && isWhole(ctx, git, folder, commit) {
		return commit, err
	}
	if err := checkOut(ctx, git, s, commit); err != nil {
		return "", err
	}
	if err := publish(s.linkPath(), folder); err != nil {
		return "", err
	}
	log.Printf("reference '%s': synced to %s", s.reference, commit)
	return commit, nil
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// git runs git in a folder, and gives what it prints.
type git func(ctx context.Context, folder string, arguments ...string) (string, error)

func gitWith(environment []string) git {
	return func(ctx context.Context, folder string, arguments ...string) (string, error) {
		var output, complaint bytes.Buffer
		command := exec.CommandContext(ctx, "git", arguments...)
		command.Dir, command.Env, command.Stdout, command.Stderr = folder, environment, &output, &complaint
		// what git has started ends with it
		command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
		command.WaitDelay = time.Second
		err := command.Run()
		switch {
		case err == nil:
			return strings.TrimSpace(output.String()), nil
		case ctx.Err() != nil:
			return "", fmt.Errorf("git %s: ended; %w", arguments[0], context.Cause(ctx))
		case complaint.Len() == 0:
			return "", fmt.Errorf("git %s: %w", arguments[0], err)
		}
		return "", fmt.Errorf("git %s: %w", arguments[0], errors.New(oneLine(complaint.String())))
	}
}

// oneLine is what a program has said in several.
func oneLine(text string) string {
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n")) {
		if line = strings.TrimPrefix(strings.TrimSpace(line), "fatal: "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "; ")
}

package main

import (
	"bytes"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const secret = "s3cret-w0rd"

func passwordIn(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func login(address, file string) map[string]string {
	return map[string]string{"GITSYNC_REPO": address, "GITSYNC_USERNAME": "reader", "GITSYNC_PASSWORD_FILE": file}
}

func logged(t *testing.T) *bytes.Buffer {
	t.Helper()
	var output bytes.Buffer
	log.SetOutput(&output)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	return &output
}

func TestTheServerIsToldTheLoginAndNobodyElseSeesIt(t *testing.T) {
	repository := newUpstream(t)
	repository.commit(t, "dag.py", "one")
	address := repository.serve(t, "reader", secret)
	s := given(t, login(address, passwordIn(t, secret+"\n")))
	record, output := recorded(t, "git", "exec "+installed(t, "git")+` "$@"`), logged(t)
	synced(t, s)
	if got := content(t, s, "dag.py"); got != "one" {
		t.Errorf("got %q", got)
	}
	commands := strings.Join(lines(t, record), "\n")
	if !strings.Contains(commands, "fetch --quiet") {
		t.Fatalf("the commands are not recorded: %s", commands)
	}
	configuration, err := os.ReadFile(filepath.Join(s.root, ".git/config"))
	if err != nil {
		t.Fatal(err)
	}
	environment := strings.Join(gitEnvironment(os.Environ(), s, "git-sync"), "\n")
	for where, text := range map[string]string{
		"the commands":      commands,
		"the log":           output.String(),
		"the configuration": string(configuration),
		"the environment":   environment,
	} {
		if strings.Contains(text, secret) {
			t.Errorf("%s: %s", where, text)
		}
	}
}

func TestAWrongPasswordIsNotRepeatedInTheMessage(t *testing.T) {
	repository := newUpstream(t)
	repository.commit(t, "dag.py", "one")
	address := repository.serve(t, "reader", "another")
	s := given(t, login(address, passwordIn(t, secret)))
	err := run(t.Context(), s)
	if err == nil || !strings.Contains(err.Error(), "Authentication failed") || strings.Contains(err.Error(), secret) {
		t.Errorf("got %v", err)
	}
}

func TestThePasswordIsOneLineOfAFileThatIsThere(t *testing.T) {
	for text, file := range map[string]string{
		"not a single line": passwordIn(t, "one\ntwo\n"),
		"no such file":      filepath.Join(t.TempDir(), "none"),
	} {
		s := given(t, login("http://127.0.0.1:1/x.git", file))
		err := run(t.Context(), s)
		if err == nil || !strings.HasPrefix(err.Error(), "GITSYNC_PASSWORD_FILE: ") || !strings.Contains(err.Error(), text) {
			t.Errorf("got %v", err)
		}
	}
}

func TestSubmodulesComeWithTheSameLogin(t *testing.T) {
	library, repository := newUpstream(t), newUpstream(t)
	library.commit(t, "library.py", "shared")
	// both are in one place
	beside := upstream{filepath.Join(filepath.Dir(repository.folder), "library.git")}
	if err := os.Rename(library.folder, beside.folder); err != nil {
		t.Fatal(err)
	}
	repository.git(t, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../library.git", "library")
	repository.commit(t, "dag.py", "one")
	s := given(t, login(repository.serve(t, "reader", secret), passwordIn(t, secret)))
	synced(t, s)
	if got := content(t, s, "library/library.py"); got != "shared" {
		t.Errorf("got %q", got)
	}
}

func TestTheDeployKeyIsUsedForKnownHostsOnly(t *testing.T) {
	repository := newUpstream(t)
	repository.commit(t, "dag.py", "one")
	// the last argument is what the server is to run
	record := recorded(t, "ssh", `for last; do :; done; exec sh -c "$last"`)
	s := given(t, map[string]string{
		"GITSYNC_REPO":                 "git@git.example.com:" + repository.folder,
		"GITSYNC_SSH_KEY_FILE":         "/etc/git-secret/gitSshKey",
		"GITSYNC_SSH_KNOWN_HOSTS_FILE": "/etc/ssh/ssh_known_hosts",
	})
	synced(t, s)
	if got := content(t, s, "dag.py"); got != "one" {
		t.Errorf("got %q", got)
	}
	for _, line := range lines(t, record) {
		want := "-i /etc/git-secret/gitSshKey -o StrictHostKeyChecking=yes -o UserKnownHostsFile=/etc/ssh/ssh_known_hosts"
		if !strings.HasPrefix(line, want) {
			t.Errorf("ssh %s", line)
		}
	}
}

package main

import (
	"context"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestMain(m *testing.M) {
	// git asks the program that runs, which is this one here
	if len(os.Args) > 1 && os.Args[1] == "credential" {
		main()
		return
	}
	os.Exit(m.Run())
}

// upstream is a repository that others commit to.
type upstream struct{ folder string }

func newUpstream(t *testing.T) upstream {
	t.Helper()
	one := upstream{filepath.Join(t.TempDir(), "upstream.git")}
	if err := os.Mkdir(one.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	one.git(t, "init", "--quiet", "--initial-branch=main")
	return one
}

func (one upstream) git(t *testing.T, arguments ...string) string {
	t.Helper()
	environment := append(gitEnvironment(os.Environ(), settings{}, ""),
		"GIT_AUTHOR_NAME=somebody", "GIT_AUTHOR_EMAIL=somebody@example.com",
		"GIT_COMMITTER_NAME=somebody", "GIT_COMMITTER_EMAIL=somebody@example.com")
	output, err := gitWith(environment)(context.Background(), one.folder, arguments...)
	if err != nil {
		t.Fatal(err)
	}
	return output
}

// commit writes one file, and gives the commit.
func (one upstream) commit(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(filepath.Join(one.folder, path), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	one.git(t, "add", "--all")
	one.git(t, "commit", "--quiet", "--message", text)
	return one.git(t, "rev-parse", "HEAD")
}

// serve serves the upstream's folder over HTTP to whoever has the login, as every Git server does.
func (one upstream) serve(t *testing.T, username, password string) string {
	t.Helper()
	programs := one.git(t, "--exec-path")
	backend := &cgi.Handler{
		Path: filepath.Join(programs, "git-http-backend"),
		Env: []string{
			"GIT_PROJECT_ROOT=" + filepath.Dir(one.folder), "GIT_HTTP_EXPORT_ALL=1",
			"GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=safe.directory", "GIT_CONFIG_VALUE_0=*",
		},
	}
	server := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, request *http.Request) {
		if name, word, _ := request.BasicAuth(); name != username || word != password {
			answer.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			answer.WriteHeader(http.StatusUnauthorized)
			return
		}
		backend.ServeHTTP(answer, request)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/" + filepath.Base(one.folder)
}

// given is what the variables say in a root of its own; it is set, since git hands it to the program that it asks.
func given(t *testing.T, variables map[string]string) settings {
	t.Helper()
	all := map[string]string{
		"GITSYNC_ROOT":     filepath.Join(t.TempDir(), "git"),
		"GITSYNC_REF":      "main",
		"GITSYNC_LINK":     "repository",
		"GITSYNC_ONE_TIME": "true",
	}
	for name, value := range variables {
		all[name] = value
	}
	for name, value := range all {
		t.Setenv(name, value)
	}
	s, problems := settingsFrom(all)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func content(t *testing.T, s settings, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.linkPath(), path))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// recorded puts a program in front of the one of that name which notes its arguments in a file, and gives the file.
func recorded(t *testing.T, name, then string) string {
	t.Helper()
	folder := t.TempDir()
	record := filepath.Join(folder, "record")
	script := "#!/bin/sh\nprintf '%s\\n' \"$*\" >> " + quoted(record) + "\n" + then + "\n"
	if err := os.WriteFile(filepath.Join(folder, name), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	return record
}

func installed(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func lines(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

package outside

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// mirror is a repository of one commit, made of folders that a Go module holds.
type mirror struct {
	repository, tag, module string
	folders                 []string
}

var mirrors = []mirror{
	{"argoproj/argo-cd", "v3.5.7", "github.com/argoproj/argo-cd/v3@v3.5.7", []string{"manifests"}},
	{"kubeflow/spark-operator", "v2.5.2", "github.com/kubeflow/spark-operator/v2@v2.5.2", []string{"config"}},
	{"cert-manager/cert-manager", "v1.20.3", "github.com/cert-manager/cert-manager@v1.20.3", []string{"deploy/crds"}},
	// the program in the image of that version is of the same release: see programs/external-secrets
	{"external-secrets/external-secrets", "v2.10.0", "github.com/external-secrets/external-secrets@v0.20.4", []string{"config/crds/bases"}},
	{"kubernetes-sigs/gateway-api", "v1.6.1", "sigs.k8s.io/gateway-api@v1.6.1", []string{"config/crd"}},
}

// Fill makes the repositories that are missing in `folder`.
func Fill(folder string) error {
	for _, one := range mirrors {
		if err := one.fill(folder); err != nil {
			return fmt.Errorf("mirror of %s: %w", one.repository, err)
		}
	}
	return nil
}

func (mirror mirror) fill(folder string) error {
	bare := filepath.Join(folder, mirror.repository+".git")
	if _, err := run("", "git", "-C", bare, "rev-parse", "--verify", "--quiet", "refs/tags/"+mirror.tag); err == nil {
		return nil
	}
	source, err := downloaded(mirror.module)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(bare), 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(folder, ".filling-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	for _, one := range mirror.folders {
		if err := os.CopyFS(filepath.Join(work, one), os.DirFS(filepath.Join(source, one))); err != nil {
			return err
		}
	}
	for _, arguments := range [][]string{
		{"init", "--quiet", "--initial-branch", "master"},
		{"add", "--all", "--force"},
		{"commit", "--quiet", "--no-gpg-sign", "--message", mirror.module},
		{"tag", "--no-sign", mirror.tag},
		{"clone", "--quiet", "--bare", ".", ".git/bare"},
	} {
		if _, err := run(work, "git", arguments...); err != nil {
			return err
		}
	}
	return errors.Join(os.RemoveAll(bare), os.Rename(filepath.Join(work, ".git/bare"), bare))
}

func downloaded(module string) (string, error) {
	// outside of any module, so that no go.mod has a say
	said, err := run(os.TempDir(), "go", "mod", "download", "-json", module)
	if err != nil {
		return "", err
	}
	var answer struct{ Dir string }
	err = json.Unmarshal(said, &answer)
	return answer.Dir, err
}

func run(folder, name string, arguments ...string) ([]byte, error) {
	command := exec.Command(name, arguments...)
	command.Dir = folder
	// the same files have the same commit, whoever makes it and when
	command.Env = append(os.Environ(), "GOWORK=off", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
		"GIT_AUTHOR_NAME=mirror", "GIT_AUTHOR_EMAIL=mirror@localhost", "GIT_AUTHOR_DATE=2000-01-01T00:00:00Z",
		"GIT_COMMITTER_NAME=mirror", "GIT_COMMITTER_EMAIL=mirror@localhost", "GIT_COMMITTER_DATE=2000-01-01T00:00:00Z")
	output, err := command.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return nil, fmt.Errorf("%s %s: %w: %s", name, arguments[0], err, strings.TrimSpace(string(exit.Stderr)))
	}
	return output, err
}

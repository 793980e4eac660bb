package pki

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"headwater.dev/sandbox/cluster/internal/settings"
)

var identities = []struct{ file, user, groups string }{
	{"admin", "admin", "system:masters"},
	{"controller-manager", "system:kube-controller-manager", ""},
	{"scheduler", "system:kube-scheduler", ""},
	{"proxy", "system:kube-proxy", ""},
	{"kubelet", "system:node:" + settings.Node, "system:nodes"},
}

// tokens writes one kubeconfig per identity, and the API server's list of them.
func tokens(folder string, authority []byte) error {
	var list strings.Builder
	var failed []error
	for _, identity := range identities {
		secret := make([]byte, 24)
		rand.Read(secret)
		token := hex.EncodeToString(secret)
		fmt.Fprintf(&list, "%s,%s,%s,%q\n", token, identity.user, identity.user, identity.groups)
		text := kubeconfig(identity.file, token, authority)
		failed = append(failed, os.WriteFile(filepath.Join(folder, identity.file+".kubeconfig"), []byte(text), 0o600))
	}
	failed = append(failed, os.WriteFile(filepath.Join(folder, "tokens.csv"), []byte(list.String()), 0o600))
	return errors.Join(failed...)
}

func kubeconfig(user, token string, authority []byte) string {
	return fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: sandbox
clusters:
  - name: sandbox
    cluster: { server: "%s", certificate-authority-data: %s }
users:
  - name: %s
    user: { token: %s }
contexts:
  - name: sandbox
    context: { cluster: sandbox, user: %s }
`, settings.Server, base64.StdEncoding.EncodeToString(authority), user, token, user)
}

// HostKubeconfig writes the administrator's kubeconfig for the host, which reaches the API server at `address`.
func HostKubeconfig(folder, address, path string) error {
	text, err := os.ReadFile(filepath.Join(folder, "admin.kubeconfig"))
	if err != nil {
		return err
	}
	moved := strings.Replace(string(text), settings.Server, "https://"+address, 1)
	return os.WriteFile(path, []byte(moved), 0o600)
}

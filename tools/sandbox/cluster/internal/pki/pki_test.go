package pki

import (
	"bytes"
	"crypto/x509"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCertificatesOfTheAPIServerHoldWhereverItIsAsked(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "pki")
	if err := Cluster(folder); err != nil {
		t.Fatal(err)
	}
	authority, err := Read(filepath.Join(folder, "ca"))
	if err != nil {
		t.Fatal(err)
	}
	server, err := Read(filepath.Join(folder, "apiserver"))
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(authority.Certificate)
	for _, name := range []string{"kubernetes.default.svc", "192.168.49.2", "10.96.0.1", "127.0.0.1"} {
		if _, err := server.Certificate.Verify(x509.VerifyOptions{Roots: roots, DNSName: name}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestKeysStayTheSameOnceTheyAreComplete(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "pki")
	if err := Cluster(folder); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(filepath.Join(folder, "ca.key"))
	if err := Cluster(folder); err != nil {
		t.Fatal(err)
	}
	after, _ := os.ReadFile(filepath.Join(folder, "ca.key"))
	if !bytes.Equal(before, after) {
		t.Error("complete keys were made again")
	}
	if err := os.Remove(filepath.Join(folder, "complete")); err != nil {
		t.Fatal(err)
	}
	if err := Cluster(folder); err != nil {
		t.Fatal(err)
	}
	anew, _ := os.ReadFile(filepath.Join(folder, "ca.key"))
	if bytes.Equal(before, anew) {
		t.Error("keys that a kill left incomplete were kept")
	}
}

func TestSecretsAreForRootOnly(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "pki")
	if err := Cluster(folder); err != nil {
		t.Fatal(err)
	}
	host := filepath.Join(t.TempDir(), "kubeconfig")
	if err := HostKubeconfig(folder, "127.0.0.1:18443", host); err != nil {
		t.Fatal(err)
	}
	files := []string{host}
	for _, pattern := range []string{"*.key", "*.kubeconfig", "tokens.csv"} {
		found, _ := filepath.Glob(filepath.Join(folder, pattern))
		files = append(files, found...)
	}
	for _, file := range files {
		status, err := os.Stat(file)
		if err != nil || status.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", file, status.Mode(), err)
		}
	}
	if text, _ := os.ReadFile(host); !strings.Contains(string(text), "https://127.0.0.1:18443") {
		t.Errorf("the host's kubeconfig does not name the forwarded address:\n%s", text)
	}
}

package pki

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"net"
	"os"
	"path/filepath"

	"headwater.dev/sandbox/cluster/internal/settings"
)

// Cluster makes a cluster's keys, certificates and tokens in `folder`, unless they are all there.
func Cluster(folder string) error {
	complete := filepath.Join(folder, "complete")
	if _, err := os.Stat(complete); err == nil {
		return nil
	}
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o700)); err != nil {
		return err
	}
	authority, err := Authority("headwater-sandbox")
	if err != nil {
		return err
	}
	failed := []error{authority.Write(filepath.Join(folder, "ca"))}
	for name, template := range certificates() {
		pair, err := authority.Signed(template)
		if err != nil {
			return err
		}
		failed = append(failed, pair.Write(filepath.Join(folder, name)))
	}
	failed = append(failed, serviceAccounts(folder), tokens(folder, authority.CertificatePEM()))
	if err := errors.Join(failed...); err != nil {
		return err
	}
	return os.WriteFile(complete, nil, 0o600)
}

func certificates() map[string]x509.Certificate {
	server := []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	client := []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	return map[string]x509.Certificate{
		"apiserver": {
			Subject:     pkix.Name{CommonName: "kube-apiserver"},
			ExtKeyUsage: server,
			DNSNames: []string{"kubernetes", "kubernetes.default", "kubernetes.default.svc",
				"kubernetes.default.svc." + settings.Domain, "localhost", settings.Node},
			// 127.0.0.1 is what a forward listens on
			IPAddresses: []net.IP{net.ParseIP(settings.Address), net.ParseIP(settings.KubernetesServer), net.IPv4(127, 0, 0, 1)},
		},
		"kubelet": {
			Subject:     pkix.Name{CommonName: "system:node:" + settings.Node, Organization: []string{"system:nodes"}},
			ExtKeyUsage: server,
			DNSNames:    []string{settings.Node},
			IPAddresses: []net.IP{net.ParseIP(settings.Address)},
		},
		"kubelet-client": {
			Subject:     pkix.Name{CommonName: "kube-apiserver-kubelet-client", Organization: []string{"system:masters"}},
			ExtKeyUsage: client,
		},
		"front-proxy-client": {Subject: pkix.Name{CommonName: "front-proxy-client"}, ExtKeyUsage: client},
	}
}

// serviceAccounts writes the key that signs the tokens of service accounts.
func serviceAccounts(folder string) error {
	key, err := Key()
	if err != nil {
		return err
	}
	private, err := KeyPEM(key)
	if err != nil {
		return err
	}
	bytes, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return err
	}
	public := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: bytes})
	path := filepath.Join(folder, "service-accounts")
	return errors.Join(os.WriteFile(path+".key", private, 0o600), os.WriteFile(path+".pub", public, 0o644))
}

package outside

import (
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"os"
	"path/filepath"

	"headwater.dev/sandbox/cluster/internal/pki"
)

// Authority is the one that signs for the world outside, made once: images that ask there have its certificate baked in.
func Authority(folder string) (pki.Pair, error) {
	path := filepath.Join(folder, "ca")
	authority, err := pki.Read(path)
	if !os.IsNotExist(err) {
		return authority, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return pki.Pair{}, err
	}
	authority, err = pki.Authority("headwater-sandbox outside")
	if err != nil {
		return pki.Pair{}, err
	}
	return authority, authority.Write(path)
}

func certificate(authority pki.Pair, host string) (tls.Certificate, error) {
	pair, err := authority.Signed(x509.Certificate{
		Subject:     pkix.Name{CommonName: host},
		DNSNames:    []string{host},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	})
	return tls.Certificate{Certificate: [][]byte{pair.Certificate.Raw}, PrivateKey: pair.Key}, err
}

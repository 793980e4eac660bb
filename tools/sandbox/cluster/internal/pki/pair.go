// Package pki makes the keys, certificates, tokens and kubeconfigs of a cluster.
package pki

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"os"
	"time"
)

const years = 10

// Pair is a certificate with its key.
type Pair struct {
	Certificate *x509.Certificate
	Key         *ecdsa.PrivateKey
}

// Authority is a new certificate that signs others.
func Authority(name string) (Pair, error) {
	key, err := Key()
	if err != nil {
		return Pair{}, err
	}
	template := x509.Certificate{
		Subject:               pkix.Name{CommonName: name},
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	return sign(template, key, Pair{Certificate: &template, Key: key})
}

// Signed is a new pair of `template`, signed by the authority.
func (authority Pair) Signed(template x509.Certificate) (Pair, error) {
	key, err := Key()
	if err != nil {
		return Pair{}, err
	}
	template.KeyUsage = x509.KeyUsageDigitalSignature
	return sign(template, key, authority)
}

func Key() (*ecdsa.PrivateKey, error) {
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
}

func sign(template x509.Certificate, key *ecdsa.PrivateKey, by Pair) (Pair, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return Pair{}, err
	}
	template.SerialNumber = serial
	// clocks of machines that were suspended jump
	template.NotBefore = time.Now().Add(-24 * time.Hour)
	template.NotAfter = time.Now().AddDate(years, 0, 0)
	bytes, err := x509.CreateCertificate(rand.Reader, &template, by.Certificate, &key.PublicKey, by.Key)
	if err != nil {
		return Pair{}, err
	}
	certificate, err := x509.ParseCertificate(bytes)
	return Pair{certificate, key}, err
}

func (pair Pair) CertificatePEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pair.Certificate.Raw})
}

func (pair Pair) KeyPEM() ([]byte, error) {
	return KeyPEM(pair.Key)
}

func KeyPEM(key *ecdsa.PrivateKey) ([]byte, error) {
	bytes, err := x509.MarshalECPrivateKey(key)
	return pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: bytes}), err
}

// Write writes `<path>.crt` and `<path>.key`.
func (pair Pair) Write(path string) error {
	key, err := pair.KeyPEM()
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(path+".key", key, 0o600), os.WriteFile(path+".crt", pair.CertificatePEM(), 0o644))
}

// Read reads what Write wrote.
func Read(path string) (Pair, error) {
	certificate, err := block(path + ".crt")
	if err != nil {
		return Pair{}, err
	}
	key, err := block(path + ".key")
	if err != nil {
		return Pair{}, err
	}
	parsed, err := x509.ParseCertificate(certificate)
	if err != nil {
		return Pair{}, fmt.Errorf("%s.crt: %w", path, err)
	}
	private, err := x509.ParseECPrivateKey(key)
	if err != nil {
		return Pair{}, fmt.Errorf("%s.key: %w", path, err)
	}
	return Pair{parsed, private}, nil
}

func block(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	found, _ := pem.Decode(text)
	if found == nil {
		return nil, fmt.Errorf("%s: no PEM block; remove the file, it is made again", path)
	}
	return found.Bytes, nil
}

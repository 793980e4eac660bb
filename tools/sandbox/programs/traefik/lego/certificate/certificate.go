// Package certificate has the requests that Traefik makes.
package certificate

import (
	"context"

	"github.com/go-acme/lego/v5/certcrypto"
	"github.com/go-acme/lego/v5/challenge"
)

// Resource is a certificate and its key.
type Resource struct {
	ID          string
	Domains     []string
	PrivateKey  []byte
	Certificate []byte
}

// ObtainRequest asks for a certificate.
type ObtainRequest struct {
	Domains          []string
	EmailAddresses   []string
	KeyType          certcrypto.KeyType
	PreferredChain   string
	Profile          string
	Bundle           bool
	EnableCommonName bool
}

// RenewOptions asks for a certificate again.
type RenewOptions struct {
	EmailAddresses   []string
	PreferredChain   string
	Profile          string
	Bundle           bool
	EnableCommonName bool
}

// Certifier obtains nothing.
type Certifier struct{}

// Obtain fails.
func (*Certifier) Obtain(context.Context, ObtainRequest) (*Resource, error) {
	return nil, challenge.ErrUnavailable
}

// Renew fails.
func (*Certifier) Renew(context.Context, Resource, *RenewOptions) (*Resource, error) {
	return nil, challenge.ErrUnavailable
}

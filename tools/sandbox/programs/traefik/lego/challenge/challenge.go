// Package challenge says what Traefik's challenges are, and that none can be met.
package challenge

import (
	"context"
	"errors"
)

// ErrUnavailable ends every attempt to use ACME.
var ErrUnavailable = errors.New("this Traefik was built without ACME")

// Provider answers a challenge.
type Provider interface {
	Present(ctx context.Context, domain, token, keyAuth string) error
	CleanUp(ctx context.Context, domain, token, keyAuth string) error
}

// Package tlsalpn01 has the options of challenges by TLS.
package tlsalpn01

import (
	"time"

	"github.com/go-acme/lego/v5/challenge"
)

// ACMETLS1Protocol is the protocol that an ACME server names in its TLS handshake.
const ACMETLS1Protocol = "acme-tls/1"

// Option changes how a challenge is answered.
type Option func()

// SetDelay does nothing.
func SetDelay(time.Duration) Option { return func() {} }

// ChallengeBlocks fails.
func ChallengeBlocks(string, string) (certificate, key []byte, err error) {
	return nil, nil, challenge.ErrUnavailable
}

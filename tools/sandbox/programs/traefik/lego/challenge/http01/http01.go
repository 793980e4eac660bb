// Package http01 has the options of challenges by HTTP.
package http01

import "time"

// PathPrefix is where an ACME server asks.
const PathPrefix = "/.well-known/acme-challenge/"

// Option changes how a challenge is answered.
type Option func()

// SetDelay does nothing.
func SetDelay(time.Duration) Option { return func() {} }

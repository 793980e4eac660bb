// Package dns01 has the options of challenges by DNS.
package dns01

import (
	"strings"
	"time"
)

// Options choose the name servers.
type Options struct{ RecursiveNameservers []string }

// Client asks name servers.
type Client struct{}

// NewClient returns a client that asks nobody.
func NewClient(*Options) *Client { return &Client{} }

// SetDefaultClient does nothing.
func SetDefaultClient(*Client) {}

// ChallengeOption changes how a challenge is checked.
type ChallengeOption func()

func none() {}

// CondOptions does nothing.
func CondOptions(bool, ...ChallengeOption) ChallengeOption { return none }

// DisableAuthoritativeNssPropagationRequirement does nothing.
func DisableAuthoritativeNssPropagationRequirement() ChallengeOption { return none }

// DisableRecursiveNSsPropagationRequirement does nothing.
func DisableRecursiveNSsPropagationRequirement() ChallengeOption { return none }

// PropagationWait does nothing.
func PropagationWait(time.Duration, bool) ChallengeOption { return none }

// UnFqdn is a name without the dot at its end; Traefik matches names of certificates with it, ACME or not.
func UnFqdn(name string) string { return strings.TrimSuffix(name, ".") }

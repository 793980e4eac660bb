// Package ext is where other editions of Traefik add fields to its configuration. Traefik's module does not hold this
// one, which adds none.
package ext

// HTTP is embedded in the configuration of HTTP.
type HTTP struct{}

// Router is embedded in every HTTP router.
type Router struct{}

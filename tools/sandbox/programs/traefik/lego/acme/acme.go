// Package acme has the types of the protocol that Traefik stores.
package acme

// Account is what an ACME server knows of a client.
type Account struct {
	Status  string   `json:"status,omitempty"`
	Contact []string `json:"contact,omitempty"`
}

// ExtendedAccount is an account and its address.
type ExtendedAccount struct {
	Account

	Location string
}

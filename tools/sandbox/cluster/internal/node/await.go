package node

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
	"time"

	"headwater.dev/sandbox/cluster/internal/settings"
)

const (
	// longer than anybody waits for `ready`: whoever waits sees which log tells why
	patience = 10 * time.Minute
	pause    = 50 * time.Millisecond
)

// AwaitAPIServer returns when the API server is ready.
func AwaitAPIServer(authority string) error {
	text, err := os.ReadFile(authority)
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(text)
	client := http.Client{
		Timeout:   2 * time.Second,
		Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, DisableKeepAlives: true},
	}
	return await("the API server to be ready", func() bool {
		answer, err := client.Get(settings.Server + "/readyz")
		if err != nil {
			return false
		}
		answer.Body.Close()
		return answer.StatusCode == http.StatusOK
	})
}

// AwaitFile returns when there is a file.
func AwaitFile(path string) error {
	return await("'"+path+"'", func() bool {
		_, err := os.Stat(path)
		return err == nil
	})
}

func await(what string, there func() bool) error {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(pause) {
		if there() {
			return nil
		}
	}
	return fmt.Errorf("waited %s for %s", patience, what)
}

// Package outside stands in for the world outside of the cluster: a Git server that answers for github.com, with what Go modules hold of it.
package outside

import (
	"bytes"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/cgi"
	"os/exec"
	"strings"

	"headwater.dev/sandbox/cluster/internal/pki"
)

const host = "github.com"

// Serve answers on `address` with the bare repositories in `folder`, for reading only.
func Serve(address, folder string, authority pki.Pair) error {
	git, err := exec.LookPath("git")
	if err != nil {
		return err
	}
	certificate, err := certificate(authority, host)
	if err != nil {
		return err
	}
	server := http.Server{
		Addr:      address,
		Handler:   logged(repositories(git, folder)),
		TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate}},
	}
	return server.ListenAndServeTLS("", "")
}

func repositories(git, folder string) http.Handler {
	return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		path, found := Path(request.URL.Path)
		if !found {
			http.NotFound(writer, request)
			return
		}
		request.URL.Path = path
		if err := whole(request); err != nil {
			http.Error(writer, err.Error(), http.StatusBadRequest)
			return
		}
		backend := cgi.Handler{Path: git, Args: []string{"http-backend"}, Root: "/", Env: []string{
			"GIT_PROJECT_ROOT=" + folder,
			"GIT_HTTP_EXPORT_ALL=1",
			"GIT_PROTOCOL=" + request.Header.Get("Git-Protocol"),
			// the repositories may belong to whoever filled the cache
			"GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=safe.directory", "GIT_CONFIG_VALUE_0=*",
		}}
		backend.ServeHTTP(writer, request)
	})
}

// Path names the bare repository: `/owner/repository/info/refs` is that of `owner/repository.git`.
func Path(asked string) (string, bool) {
	parts := strings.SplitN(strings.TrimPrefix(asked, "/"), "/", 3)
	if len(parts) < 3 || strings.HasPrefix(parts[0], ".") {
		return "", false
	}
	return fmt.Sprintf("/%s/%s.git/%s", parts[0], strings.TrimSuffix(parts[1], ".git"), parts[2]), true
}

// whole reads a body that comes in chunks, which CGI has no length for.
func whole(request *http.Request) error {
	if request.ContentLength >= 0 {
		return nil
	}
	body, err := io.ReadAll(request.Body)
	request.Body, request.ContentLength, request.TransferEncoding = io.NopCloser(bytes.NewReader(body)), int64(len(body)), nil
	return err
}

func logged(handler http.Handler) http.Handler {
	return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		log.Printf("%s %s %s", request.RemoteAddr, request.Method, request.URL)
		handler.ServeHTTP(writer, request)
	})
}

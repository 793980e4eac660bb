// A stand-in for Grafana, which can't be had where the sandbox is built: it reads what is provisioned where Grafana reads
// it, and tells what it found. It shows that ours is there and hangs together, and nothing about the real program.
package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	folder := variable("GF_PATHS_PROVISIONING", "/etc/grafana/provisioning")
	found, err := read(folder)
	if err != nil {
		log.Fatal(err)
	}
	for _, missing := range found.missing() {
		log.Print(missing)
	}
	log.Printf("stand-in for Grafana: %d data sources, %d dashboards in %s", len(found.sources), len(found.dashboards), folder)
	server := http.Server{
		Addr:              variable("GF_SERVER_HTTP_ADDR", "") + ":" + variable("GF_SERVER_HTTP_PORT", "3000"),
		Handler:           found.handler(),
		ReadHeaderTimeout: 10 * time.Second,
	}
	log.Fatal(server.ListenAndServe())
}

func variable(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

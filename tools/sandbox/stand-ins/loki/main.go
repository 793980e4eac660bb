// A stand-in for Loki, which can't be had where the sandbox is built: it takes logs by OTLP, keeps the last of them in
// memory, and finds them again by their labels and by what their lines hold. It shows that logs arrive under the labels
// that we expect, and nothing about the real program.
package main

import (
	"flag"
	"fmt"
	"log"
	"net/http"
	"time"
)

// enough for what a sandbox says in some hours
const kept = 200_000

func main() {
	file := flag.String("config.file", "/etc/loki/local-config.yaml", "file of the configuration")
	flag.String("target", "all", "read by the real program only")
	flag.Bool("config.expand-env", false, "read by the real program only")
	flag.Parse()
	found, err := read(*file)
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("stand-in for Loki: keeps %d lines in memory, listens on :%d", kept, found.port)
	server := http.Server{
		Addr:              fmt.Sprintf(":%d", found.port),
		Handler:           handler(newStore(kept), found.indexed),
		ReadHeaderTimeout: 10 * time.Second,
	}
	log.Fatal(server.ListenAndServe())
}

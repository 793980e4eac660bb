// A Kubernetes of one node in namespaces of its own: starts it, is its process 1, and is what the components of Kubernetes leave to others.
package main

import (
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"

	"headwater.dev/sandbox/cluster/internal/settings"
)

var commands = map[string]func(arguments []string) error{
	"run":      run,
	"init":     initialize,
	"clean":    clean,
	"policies": enforcePolicies,
	"outside":  serveOutside,
	"ca":       printAuthority,
	"mirror":   fillMirrors,
}

func init() {
	// `run` starts its child from this thread: the child is killed when the thread ends, and the main thread ends last
	runtime.LockOSThread()
}

func main() {
	log.SetFlags(log.Ltime)
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		names := slices.Sorted(maps.Keys(commands))
		fmt.Fprintf(os.Stderr, "sandbox: no such command; the commands are %s\n", strings.Join(names, ", "))
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		log.Fatalf("sandbox %s: %v", os.Args[1], err)
	}
}

// folderFlags adds the flags for the folders that a command names.
func folderFlags(flags *flag.FlagSet) *settings.Folders {
	var folders settings.Folders
	flags.StringVar(&folders.State, "state", "", "folder of the cluster's own files")
	flags.StringVar(&folders.Cache, "cache", "", "folder of images, mirrors and the authority of the world outside")
	flags.StringVar(&folders.Bin, "bin", "", "folder of Kubernetes' components")
	return &folders
}

package main

import (
	"errors"
	"flag"
	"os"
	"path/filepath"

	"headwater.dev/sandbox/cluster/internal/cgroups"
	"headwater.dev/sandbox/cluster/internal/settings"
)

// clean removes what a killed sandbox left.
func clean(arguments []string) error {
	flags := flag.NewFlagSet("clean", flag.ExitOnError)
	state := flags.String("state", "", "folder of the cluster's own files")
	flags.Parse(arguments)
	absolute, err := filepath.Abs(*state)
	if err != nil {
		return err
	}
	folders := settings.Folders{State: absolute}
	return errors.Join(cgroups.Remove(folders.Name()), removeTraces(folders))
}

func removeTraces(folders settings.Folders) error {
	files, _ := filepath.Glob(folders.Socket() + "*")
	for _, file := range append(files, folders.Ready(), folders.Running()) {
		if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

package settings

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
)

// Folders are where things are kept: State is one cluster's own, Cache outlives it, Bin has the components.
type Folders struct {
	State, Cache, Bin string
}

// Checked returns the folders as absolute paths, or why they can't be used.
func (folders Folders) Checked() (Folders, error) {
	for name, folder := range map[string]*string{"state": &folders.State, "cache": &folders.Cache, "bin": &folders.Bin} {
		if *folder == "" {
			return folders, fmt.Errorf("--%s is missing; name a folder", name)
		}
		absolute, err := filepath.Abs(*folder)
		if err != nil {
			return folders, err
		}
		if strings.HasPrefix(absolute+"/", "/run/") {
			return folders, fmt.Errorf("--%s: the cluster has a /run of its own and can't see '%s'; choose another folder", name, absolute)
		}
		*folder = absolute
	}
	// sun_path is 108 bytes, and containerd opens a second socket with this ending
	if longest := folders.Socket() + ".ttrpc"; len(longest) > 107 {
		return folders, fmt.Errorf("--state: '%s' makes the path of a socket longer than 107 bytes; choose a shorter folder", folders.State)
	}
	return folders, nil
}

// Name tells this cluster's control groups from those of clusters with another state folder.
func (folders Folders) Name() string {
	sum := sha256.Sum256([]byte(folders.State))
	return "headwater-sandbox-" + hex.EncodeToString(sum[:4])
}

func (folders Folders) Socket() string          { return filepath.Join(folders.State, "containerd.sock") }
func (folders Folders) Etc(name string) string  { return filepath.Join(folders.State, "etc", name) }
func (folders Folders) Keys(name string) string { return filepath.Join(folders.State, "pki", name) }
func (folders Folders) Logs() string            { return filepath.Join(folders.State, "log") }
func (folders Folders) Log(name string) string  { return filepath.Join(folders.Logs(), name+".log") }
func (folders Folders) Kubeconfig() string      { return filepath.Join(folders.State, "kubeconfig") }

// Running tells other programs which processes these are; it is there as long as they are, or were killed.
func (folders Folders) Running() string { return filepath.Join(folders.State, "running.json") }

// Ready is there as soon as the node is ready.
func (folders Folders) Ready() string { return filepath.Join(folders.State, "ready") }

func (folders Folders) Mirrors() string            { return filepath.Join(folders.Cache, "mirrors") }
func (folders Folders) Authority() string          { return filepath.Join(folders.Cache, "ca") }
func (folders Folders) Program(name string) string { return filepath.Join(folders.Bin, name) }

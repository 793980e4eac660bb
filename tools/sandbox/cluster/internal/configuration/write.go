// Package configuration writes the configuration files of the components.
package configuration

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"headwater.dev/sandbox/cluster/internal/settings"
)

// The pods' network is `ptp` and no bridge: every packet between pods passes the node's FORWARD chain, where network policies are enforced.
// It masquerades nothing, since nothing is outside but the node itself.
//
//go:embed files
var files embed.FS

// Write fills in the templates and writes them to the state's etc.
func Write(folders settings.Folders, controlGroup string) error {
	templates, err := fs.Sub(files, "files")
	if err != nil {
		return err
	}
	return fs.WalkDir(templates, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(templates, path)
		if err != nil {
			return err
		}
		filled, err := fill(string(text), folders, controlGroup)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(folders.Etc(path)), 0o755); err != nil {
			return err
		}
		return os.WriteFile(folders.Etc(path), []byte(filled), 0o644)
	})
}

func fill(text string, folders settings.Folders, controlGroup string) (string, error) {
	parsed, err := template.New("").Option("missingkey=error").Parse(text)
	if err != nil {
		return "", err
	}
	var filled strings.Builder
	err = parsed.Execute(&filled, map[string]string{
		"State":        folders.State,
		"Cache":        folders.Cache,
		"Socket":       folders.Socket(),
		"ControlGroup": controlGroup,
		"Node":         settings.Node,
		"Address":      settings.Address,
		"Pods":         settings.Pods,
		"PodsOfNode":   settings.PodsOfNode,
		"NameServer":   settings.NameServer,
		"Domain":       settings.Domain,
		"PauseImage":   settings.PauseImage,
	})
	return filled.String(), err
}

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"
)

// source is a data source, without its credentials.
type source struct {
	Name      string `yaml:"name" json:"name"`
	UID       string `yaml:"uid" json:"uid"`
	Type      string `yaml:"type" json:"type"`
	URL       string `yaml:"url" json:"url"`
	IsDefault bool   `yaml:"isDefault" json:"isDefault"`
}

// dashboard is one, as its file has it.
type dashboard struct {
	uid, title, folder string
	definition         map[string]any
}

// provisioned is what Grafana would have after its start.
type provisioned struct {
	sources    []source
	dashboards []dashboard
}

// read finds what is provisioned below a folder. A file that can't be read ends it, as it ends Grafana.
func read(folder string) (*provisioned, error) {
	found := &provisioned{}
	if err := eachFile(filepath.Join(folder, "datasources"), found.readSources, ".yaml", ".yml"); err != nil {
		return nil, err
	}
	return found, eachFile(filepath.Join(folder, "dashboards"), found.readProviders, ".yaml", ".yml")
}

func (found *provisioned) readSources(path string, data []byte) error {
	var file struct {
		Version int      `yaml:"apiVersion"`
		Sources []source `yaml:"datasources"`
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		return err
	}
	for _, one := range file.Sources {
		if one.Name == "" || one.Type == "" || one.UID == "" {
			return fmt.Errorf("data source %q: needs a name, a type and, for dashboards to name it, a uid", one.Name)
		}
		if found.source(one.UID) {
			return fmt.Errorf("data source %q: uid %q is taken", one.Name, one.UID)
		}
		found.sources = append(found.sources, one)
	}
	return nil
}

func (found *provisioned) readProviders(path string, data []byte) error {
	var file struct {
		Providers []struct {
			Name    string `yaml:"name"`
			Folder  string `yaml:"folder"`
			Type    string `yaml:"type"`
			Options struct {
				Path  string `yaml:"path"`
				Files bool   `yaml:"foldersFromFilesStructure"`
			} `yaml:"options"`
		} `yaml:"providers"`
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		return err
	}
	for _, provider := range file.Providers {
		if provider.Options.Path == "" || (provider.Type != "" && provider.Type != "file") {
			return fmt.Errorf("provider %q: only files in a path are read", provider.Name)
		}
		if err := eachFile(provider.Options.Path, func(path string, data []byte) error {
			folder := provider.Folder
			if below, _ := filepath.Rel(provider.Options.Path, filepath.Dir(path)); provider.Options.Files && below != "." {
				folder = filepath.Base(below)
			}
			return found.readDashboard(folder, data)
		}, ".json"); err != nil {
			return err
		}
	}
	return nil
}

func (found *provisioned) readDashboard(folder string, data []byte) error {
	one := dashboard{folder: folder}
	if err := json.Unmarshal(data, &one.definition); err != nil {
		return err
	}
	one.uid, _ = one.definition["uid"].(string)
	one.title, _ = one.definition["title"].(string)
	if one.uid == "" || one.title == "" {
		return errors.New("dashboard: needs a uid and a title")
	}
	if found.dashboard(one.uid) != nil {
		return fmt.Errorf("dashboard %q: uid %q is taken", one.title, one.uid)
	}
	found.dashboards = append(found.dashboards, one)
	return nil
}

func (found *provisioned) source(uid string) bool {
	for _, one := range found.sources {
		if one.UID == uid {
			return true
		}
	}
	return false
}

func (found *provisioned) dashboard(uid string) *dashboard {
	for i := range found.dashboards {
		if found.dashboards[i].uid == uid {
			return &found.dashboards[i]
		}
	}
	return nil
}

// missing says which dashboards name a data source that is not provisioned.
func (found *provisioned) missing() []string {
	var lines []string
	for _, one := range found.dashboards {
		for uid := range sourcesIn(one.definition) {
			if !found.source(uid) {
				lines = append(lines, fmt.Sprintf("dashboard %q: there is no data source %q", one.title, uid))
			}
		}
	}
	sort.Strings(lines)
	return lines
}

// sourcesIn finds every data source that a part of a dashboard names by its uid; variables and Grafana's own are none.
func sourcesIn(part any) map[string]bool {
	uids := map[string]bool{}
	var visit func(any)
	visit = func(part any) {
		switch part := part.(type) {
		case []any:
			for _, one := range part {
				visit(one)
			}
		case map[string]any:
			if named, ok := part["datasource"].(map[string]any); ok {
				uid, _ := named["uid"].(string)
				if uid != "" && !strings.HasPrefix(uid, "$") && !strings.HasPrefix(uid, "-- ") && uid != "grafana" {
					uids[uid] = true
				}
			}
			for _, one := range part {
				visit(one)
			}
		}
	}
	visit(part)
	return uids
}

// eachFile calls work with every file below a folder that ends so. A ConfigMap's volume holds links, and each file again
// in a folder whose name begins with two dots. A folder that is missing is empty.
func eachFile(folder string, work func(path string, data []byte) error, endings ...string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == folder {
			return nil
		}
		if err != nil {
			return err
		}
		if strings.HasPrefix(entry.Name(), "..") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		for _, ending := range endings {
			if strings.HasSuffix(path, ending) {
				data, err := os.ReadFile(path)
				if err == nil {
					err = work(path, data)
				}
				if err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
			}
		}
		return nil
	})
}

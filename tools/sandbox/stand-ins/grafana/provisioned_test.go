package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const board = `{"uid":"lake","title":"Lake","panels":[{"type":"row","panels":[{"title":"Up",
	"datasource":{"type":"prometheus","uid":"metrics"},"targets":[{"expr":"sum(up)"}]}]}]}`

// provision lays files as a ConfigMap's volume does: each is a link to one in a folder that begins with two dots.
func provision(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		folder := filepath.Join(root, filepath.Dir(name))
		data := filepath.Join(folder, "..data")
		if err := os.MkdirAll(data, 0o755); err != nil {
			t.Fatal(err)
		}
		base := filepath.Base(name)
		if err := os.WriteFile(filepath.Join(data, base), []byte(strings.ReplaceAll(text, "ROOT", root)), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join("..data", base), filepath.Join(folder, base)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func whole() map[string]string {
	return map[string]string{
		"datasources/all.yaml": "apiVersion: 1\ndatasources:\n  - {name: Metrics, uid: metrics, type: prometheus, url: 'http://prometheus:9090'}\n",
		"dashboards/all.yaml":  "apiVersion: 1\nproviders:\n  - {name: all, folder: Platform, type: file, options: {path: ROOT/boards}}\n",
		"boards/lake.json":     board,
	}
}

func TestAnswersWithWhatIsProvisioned(t *testing.T) {
	found, err := read(provision(t, whole()))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(found.handler())
	defer server.Close()
	for path, expected := range map[string]string{
		"/api/health":              `"database":"ok"`,
		"/api/datasources":         `"url":"http://prometheus:9090"`,
		"/api/search?type=dash-db": `"uid":"lake","title":"Lake","folderTitle":"Platform"`,
		"/api/dashboards/uid/lake": `"expr":"sum(up)"`,
		"/":                        `<a href="/d/lake">Lake</a>`,
		"/d/lake/lake":             `<dt>Up<dd><code>sum(up)</code>`,
	} {
		answer, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if !strings.Contains(string(body), expected) {
			t.Errorf("%s: %s", path, body)
		}
	}
	if missing := found.missing(); missing != nil {
		t.Error(missing)
	}
}

func TestSaysWhichDataSourceIsMissing(t *testing.T) {
	files := whole()
	files["datasources/all.yaml"] = "apiVersion: 1\n"
	found, err := read(provision(t, files))
	if err != nil {
		t.Fatal(err)
	}
	if missing := found.missing(); len(missing) != 1 || missing[0] != `dashboard "Lake": there is no data source "metrics"` {
		t.Error(missing)
	}
}

func TestRefusesWhatCannotBeRead(t *testing.T) {
	for name, text := range map[string]string{
		"boards/lake.json":     `{"uid":`,
		"boards/again.json":    board,
		"boards/nameless.json": `{"title":"Nameless"}`,
		"dashboards/all.yaml":  "providers: [{name: all, type: git}]",
		"datasources/all.yaml": "datasources: [{name: Metrics, type: prometheus}]",
	} {
		files := whole()
		files[name] = text
		if _, err := read(provision(t, files)); err == nil || !strings.Contains(err.Error(), filepath.Base(name)) && name != "boards/again.json" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNeedsNothing(t *testing.T) {
	if found, err := read(t.TempDir()); err != nil || len(found.dashboards) != 0 {
		t.Error(found, err)
	}
}

package main

import (
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
)

var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en"><title>{{.Title}}</title>
<h1>{{.Title}}</h1>
<p>This is a stand-in for Grafana in a sandbox: it shows what Grafana would read, and draws nothing.</p>
{{with .Queries}}<dl>{{range .}}<dt>{{.Panel}}<dd><code>{{.Expression}}</code>{{end}}</dl>{{end}}
{{with .Dashboards}}<ul>{{range .}}<li><a href="{{.URL}}">{{.Title}}</a> {{.Folder}}{{end}}</ul>{{end}}
</html>
`))

type view struct {
	Title      string
	Queries    []query
	Dashboards []entry
}

type query struct{ Panel, Expression string }

// entry is a dashboard as Grafana's search answers.
type entry struct {
	UID    string `json:"uid"`
	Title  string `json:"title"`
	Folder string `json:"folderTitle,omitempty"`
	Type   string `json:"type"`
	URL    string `json:"url"`
}

func (found *provisioned) handler() http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("GET /api/health", func(answer http.ResponseWriter, _ *http.Request) {
		write(answer, map[string]string{"database": "ok", "version": "stand-in"})
	})
	routes.HandleFunc("GET /metrics", func(answer http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(answer, "# TYPE grafana_build_info gauge\ngrafana_build_info{version=\"stand-in\"} 1\n")
	})
	routes.HandleFunc("GET /api/datasources", func(answer http.ResponseWriter, _ *http.Request) {
		write(answer, found.sources)
	})
	routes.HandleFunc("GET /api/search", func(answer http.ResponseWriter, _ *http.Request) {
		write(answer, found.entries())
	})
	routes.HandleFunc("GET /api/dashboards/uid/{uid}", func(answer http.ResponseWriter, request *http.Request) {
		one := found.dashboard(request.PathValue("uid"))
		if one == nil {
			http.NotFound(answer, request)
			return
		}
		write(answer, map[string]any{"dashboard": one.definition, "meta": map[string]any{"folderTitle": one.folder, "provisioned": true}})
	})
	routes.HandleFunc("GET /{$}", func(answer http.ResponseWriter, _ *http.Request) {
		show(answer, view{Title: "Dashboards", Dashboards: found.entries()})
	})
	dashboard := func(answer http.ResponseWriter, request *http.Request) {
		one := found.dashboard(request.PathValue("uid"))
		if one == nil {
			http.NotFound(answer, request)
			return
		}
		show(answer, view{Title: one.title, Queries: queries(one.definition)})
	}
	routes.HandleFunc("GET /d/{uid}", dashboard)
	routes.HandleFunc("GET /d/{uid}/{name}", dashboard)
	return routes
}

func (found *provisioned) entries() []entry {
	all := []entry{}
	for _, one := range found.dashboards {
		all = append(all, entry{UID: one.uid, Title: one.title, Folder: one.folder, Type: "dash-db", URL: "/d/" + one.uid})
	}
	return all
}

// queries lists what the panels of a dashboard ask, those of rows too.
func queries(part map[string]any) (all []query) {
	panels, _ := part["panels"].([]any)
	for _, one := range panels {
		panel, _ := one.(map[string]any)
		title, _ := panel["title"].(string)
		targets, _ := panel["targets"].([]any)
		for _, one := range targets {
			target, _ := one.(map[string]any)
			if expression, _ := target["expr"].(string); expression != "" {
				all = append(all, query{title, expression})
			}
		}
		all = append(all, queries(panel)...)
	}
	return all
}

// answers are maps, lists and strings, which can always be written; who reads them may have gone
func write(answer http.ResponseWriter, value any) {
	answer.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(answer).Encode(value)
}

func show(answer http.ResponseWriter, value view) {
	answer.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = page.Execute(answer, value)
}

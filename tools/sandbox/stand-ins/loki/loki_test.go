package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	common "go.opentelemetry.io/proto/otlp/common/v1"
	logs "go.opentelemetry.io/proto/otlp/logs/v1"
	resource "go.opentelemetry.io/proto/otlp/resource/v1"
	"google.golang.org/protobuf/proto"
)

func attribute(name, value string) *common.KeyValue {
	return &common.KeyValue{Key: name, Value: &common.AnyValue{Value: &common.AnyValue_StringValue{StringValue: value}}}
}

// push sends lines of a pod as a collector does.
func push(t *testing.T, address, pod string, lines ...string) {
	t.Helper()
	var records []*logs.LogRecord
	for i, text := range lines {
		records = append(records, &logs.LogRecord{
			TimeUnixNano: uint64(time.Now().Add(time.Duration(i-len(lines)) * time.Second).UnixNano()),
			Body:         attribute("", text).Value,
			Attributes:   []*common.KeyValue{attribute("log.iostream", "stdout")},
		})
	}
	body, err := proto.Marshal(&logs.LogsData{ResourceLogs: []*logs.ResourceLogs{{
		Resource:  &resource.Resource{Attributes: []*common.KeyValue{attribute("k8s.pod.name", pod), attribute("k8s.pod.uid", "7")}},
		ScopeLogs: []*logs.ScopeLogs{{LogRecords: records}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	_, _ = writer.Write(body)
	writer.Close()
	request, _ := http.NewRequest("POST", address+"/otlp/v1/logs", &packed)
	request.Header.Set("Content-Type", "application/x-protobuf")
	request.Header.Set("Content-Encoding", "gzip")
	answer, err := http.DefaultClient.Do(request)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(answer, err)
	}
}

func get(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	return string(body)
}

func TestFindsLinesAgain(t *testing.T) {
	server := httptest.NewServer(handler(newStore(100), indexedByDefault))
	defer server.Close()
	push(t, server.URL, "web-1", "started", `said "no"`)
	push(t, server.URL, "api-1", "started")
	for query, expected := range map[string]int{
		`{k8s_pod_name="web-1"}`:                                                 2,
		`{k8s_pod_name=~"(web|api)-.*"} |= "started"`:                            2,
		`{k8s_pod_name!="web-1"}`:                                                1,
		"{k8s_pod_name=~`.+`} |~ `^said` != `yes`":                               1,
		`{k8s_pod_name="web-1",service_name="unknown_service"} |= "said \"no\""`: 1,
		`{k8s_pod_name=~"web"}`:                                                  0,
	} {
		body := get(t, server.URL+"/loki/api/v1/query_range?query="+url.QueryEscape(query))
		if found := strings.Count(body, `["1`); found != expected {
			t.Errorf("%s: %d in %s", query, found, body)
		}
	}
	newest := get(t, server.URL+"/loki/api/v1/query_range?limit=1&query="+url.QueryEscape(`{k8s_pod_name="web-1"}`))
	if !strings.Contains(newest, `said`) || !strings.Contains(newest, `"k8s_pod_uid":"7","log_iostream":"stdout"`) {
		t.Error(newest)
	}
}

func TestKnowsOnlyLabelsByTheirValues(t *testing.T) {
	server := httptest.NewServer(handler(newStore(100), indexedByDefault))
	defer server.Close()
	push(t, server.URL, "web-1", "started")
	for path, expected := range map[string]string{
		"/loki/api/v1/labels":                    `"data":["k8s_pod_name","service_name"]`,
		"/loki/api/v1/label/k8s_pod_name/values": `"data":["web-1"]`,
		"/metrics":                               "loki_distributor_lines_received_total 1\n",
	} {
		if body := get(t, server.URL+path); !strings.Contains(body, expected) {
			t.Errorf("%s: %s", path, body)
		}
	}
}

func TestRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, query := range []string{
		``, `{}`, `{pod}`, `{pod="web"`, `{pod="web"} | json`, `sum(count_over_time({pod="web"}[5m]))`, `{pod=~"("}`,
	} {
		if _, err := parse(query); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("query %q: ", query)) {
			t.Errorf("%s: %v", query, err)
		}
	}
}

func TestForgetsTheOldest(t *testing.T) {
	lines := newStore(4)
	for i := range 6 {
		lines.add([]line{{time: int64(i)}})
	}
	found := lines.find(func(line) bool { return true }, true, 10)
	if len(found) > 4 || found[0].time != 5 {
		t.Error(found)
	}
}

func TestGoesByItsConfiguration(t *testing.T) {
	file := filepath.Join(t.TempDir(), "loki.yaml")
	own := "limits_config: {otlp_config: {resource_attributes: {ignore_defaults: true, attributes_config: [" +
		"{action: index_label, attributes: [k8s.container.name]}, {action: drop, attributes: [k8s.pod.uid]}]}}}\n"
	for text, expected := range map[string]settings{
		"auth_enabled: false\n":              {3100, indexedByDefault},
		"server: {http_listen_port: 3200}\n": {3200, indexedByDefault},
		own:                                  {3100, []string{"k8s.container.name"}},
	} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if found, err := read(file); err != nil || !reflect.DeepEqual(found, expected) {
			t.Error(found, err)
		}
	}
}

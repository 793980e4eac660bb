package main

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

const largest = 64 << 20

func handler(lines *store, indexed []string) http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("GET /ready", func(answer http.ResponseWriter, _ *http.Request) { fmt.Fprintln(answer, "ready") })
	routes.HandleFunc("GET /metrics", func(answer http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(answer, "# TYPE loki_build_info gauge\nloki_build_info{version=\"stand-in\"} 1\n"+
			"# TYPE loki_distributor_lines_received_total counter\nloki_distributor_lines_received_total %d\n", lines.count())
	})
	routes.HandleFunc("POST /otlp/v1/logs", func(answer http.ResponseWriter, request *http.Request) {
		body, err := bodyOf(request)
		if err != nil {
			refuse(answer, err)
			return
		}
		received, err := linesOf(body, indexed)
		if err != nil {
			refuse(answer, err)
			return
		}
		lines.add(received)
		// an empty message
		answer.Header().Set("Content-Type", "application/x-protobuf")
	})
	routes.HandleFunc("GET /loki/api/v1/labels", func(answer http.ResponseWriter, _ *http.Request) {
		succeed(answer, slices.Sorted(maps.Keys(lines.values())))
	})
	routes.HandleFunc("GET /loki/api/v1/label/{name}/values", func(answer http.ResponseWriter, request *http.Request) {
		succeed(answer, lines.values()[request.PathValue("name")])
	})
	routes.HandleFunc("GET /loki/api/v1/query_range", func(answer http.ResponseWriter, request *http.Request) {
		found, err := find(lines, request.URL.Query())
		if err != nil {
			refuse(answer, err)
			return
		}
		succeed(answer, map[string]any{"resultType": "streams", "result": streams(found)})
	})
	return routes
}

func bodyOf(request *http.Request) ([]byte, error) {
	if kind := request.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/x-protobuf") {
		return nil, fmt.Errorf("content type %q: the stand-in reads application/x-protobuf only", kind)
	}
	var body io.Reader = request.Body
	if request.Header.Get("Content-Encoding") == "gzip" {
		unpacked, err := gzip.NewReader(body)
		if err != nil {
			return nil, err
		}
		body = unpacked
	}
	return io.ReadAll(io.LimitReader(body, largest))
}

// find answers a query as Loki does: by default the last hundred lines of the last hour.
func find(lines *store, asked url.Values) ([]line, error) {
	wanted, err := parse(asked.Get("query"))
	if err != nil {
		return nil, err
	}
	now := time.Now()
	end, err := instant(asked.Get("end"), now)
	if err != nil {
		return nil, err
	}
	start, err := instant(asked.Get("start"), end.Add(-time.Hour))
	if err != nil {
		return nil, err
	}
	limit, err := strconv.Atoi(cmp.Or(asked.Get("limit"), "100"))
	if err != nil || limit < 1 {
		return nil, fmt.Errorf("limit %q: is no number of lines", asked.Get("limit"))
	}
	from, to := start.UnixNano(), end.UnixNano()
	return lines.find(func(one line) bool {
		return one.time >= from && one.time < to && wanted(one)
	}, asked.Get("direction") != "forward", limit), nil
}

// instant reads nanoseconds, seconds or RFC 3339.
func instant(text string, otherwise time.Time) (time.Time, error) {
	if text == "" {
		return otherwise, nil
	}
	if whole, err := strconv.ParseInt(text, 10, 64); err == nil {
		if len(text) > 10 {
			return time.Unix(0, whole), nil
		}
		return time.Unix(whole, 0), nil
	}
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		whole, part := math.Modf(seconds)
		return time.Unix(int64(whole), int64(part*1e9)), nil
	}
	return time.Parse(time.RFC3339Nano, text)
}

type stream struct {
	Stream labels      `json:"stream"`
	Values [][2]string `json:"values"`
}

// streams puts lines together that are known by the same, in the order in which they come.
func streams(lines []line) []*stream {
	all, known := []*stream{}, map[string]*stream{}
	for _, one := range lines {
		described := maps.Clone(one.details)
		maps.Copy(described, one.labels)
		// maps print in the order of their keys
		key := fmt.Sprint(described)
		if known[key] == nil {
			known[key] = &stream{Stream: described}
			all = append(all, known[key])
		}
		known[key].Values = append(known[key].Values, [2]string{strconv.FormatInt(one.time, 10), one.text})
	}
	return all
}

func succeed(answer http.ResponseWriter, data any) {
	answer.Header().Set("Content-Type", "application/json")
	// who reads may have gone
	_ = json.NewEncoder(answer).Encode(map[string]any{"status": "success", "data": data})
}

func refuse(answer http.ResponseWriter, err error) {
	http.Error(answer, err.Error(), http.StatusBadRequest)
}

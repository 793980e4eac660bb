package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	common "go.opentelemetry.io/proto/otlp/common/v1"
	logs "go.opentelemetry.io/proto/otlp/logs/v1"
	"google.golang.org/protobuf/proto"
)

// the first of these labels also names the service of a stream that says none
var namesService = []string{
	"service", "app", "application", "app_name", "name", "app_kubernetes_io_name", "container", "container_name",
	"k8s_container_name", "component", "workload", "job", "k8s_job_name",
}

// linesOf reads the body of an OTLP request, whose wire format is that of LogsData.
func linesOf(body []byte, indexed []string) ([]line, error) {
	var data logs.LogsData
	if err := proto.Unmarshal(body, &data); err != nil {
		return nil, err
	}
	var lines []line
	for _, resource := range data.GetResourceLogs() {
		names, details := labels{}, labels{}
		service := "unknown_service"
		for _, one := range slices.Backward(resource.GetResource().GetAttributes()) {
			name, value := labelName(one.GetKey()), text(one.GetValue())
			if !slices.Contains(indexed, one.GetKey()) {
				details[name] = value
				continue
			}
			names[name] = value
			if slices.Contains(namesService, name) {
				service = value
			}
		}
		if names["service_name"] == "" {
			names["service_name"] = service
		}
		for _, scope := range resource.GetScopeLogs() {
			for _, record := range scope.GetLogRecords() {
				lines = append(lines, lineOf(record, names, details))
			}
		}
	}
	return lines, nil
}

func lineOf(record *logs.LogRecord, names, details labels) line {
	own := maps.Clone(details)
	for _, one := range record.GetAttributes() {
		own[labelName(one.GetKey())] = text(one.GetValue())
	}
	if severity := record.GetSeverityText(); severity != "" {
		own["severity_text"] = severity
	}
	time := record.GetTimeUnixNano()
	if time == 0 {
		time = record.GetObservedTimeUnixNano()
	}
	return line{labels: names, details: own, time: int64(time), text: text(record.GetBody())}
}

func labelName(attribute string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '_'
	}, attribute)
}

func text(value *common.AnyValue) string {
	switch value := value.GetValue().(type) {
	case *common.AnyValue_StringValue:
		return value.StringValue
	case *common.AnyValue_BoolValue:
		return strconv.FormatBool(value.BoolValue)
	case *common.AnyValue_IntValue:
		return strconv.FormatInt(value.IntValue, 10)
	case *common.AnyValue_DoubleValue:
		return strconv.FormatFloat(value.DoubleValue, 'g', -1, 64)
	case *common.AnyValue_KvlistValue:
		pairs := map[string]string{}
		for _, one := range value.KvlistValue.GetValues() {
			pairs[one.GetKey()] = text(one.GetValue())
		}
		// a map of strings can always be written
		written, _ := json.Marshal(pairs)
		return string(written)
	case nil:
		return ""
	default:
		return fmt.Sprint(value)
	}
}

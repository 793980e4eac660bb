module headwater.dev/sandbox/grafana

go 1.26.3

require go.yaml.in/yaml/v3 v3.0.4

package main

import (
	"fmt"
	"os"
	"slices"

	"go.yaml.in/yaml/v3"
)

// settings are what the stand-in takes of Loki's configuration.
type settings struct {
	port int
	// indexed are the attributes of a resource that become labels.
	indexed []string
}

var indexedByDefault = []string{
	"cloud.availability_zone", "cloud.region", "container.name", "deployment.environment", "deployment.environment.name",
	"k8s.cluster.name", "k8s.container.name", "k8s.cronjob.name", "k8s.daemonset.name", "k8s.deployment.name", "k8s.job.name",
	"k8s.namespace.name", "k8s.pod.name", "k8s.replicaset.name", "k8s.statefulset.name", "service.instance.id", "service.name",
	"service.namespace",
}

func read(file string) (settings, error) {
	var written struct {
		Server struct {
			Port int `yaml:"http_listen_port"`
		} `yaml:"server"`
		Limits struct {
			OTLP struct {
				Attributes struct {
					IgnoreDefaults bool `yaml:"ignore_defaults"`
					Actions        []struct {
						Action     string   `yaml:"action"`
						Attributes []string `yaml:"attributes"`
					} `yaml:"attributes_config"`
				} `yaml:"resource_attributes"`
			} `yaml:"otlp_config"`
		} `yaml:"limits_config"`
	}
	written.Server.Port = 3100
	data, err := os.ReadFile(file)
	if err == nil {
		err = yaml.Unmarshal(data, &written)
	}
	if err != nil {
		return settings{}, fmt.Errorf("%s: %w", file, err)
	}
	found := settings{port: written.Server.Port}
	attributes := written.Limits.OTLP.Attributes
	if !attributes.IgnoreDefaults {
		found.indexed = slices.Clone(indexedByDefault)
	}
	for _, one := range attributes.Actions {
		if one.Action == "index_label" {
			found.indexed = append(found.indexed, one.Attributes...)
		}
	}
	return found, nil
}

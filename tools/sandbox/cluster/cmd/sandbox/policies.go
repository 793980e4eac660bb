package main

import (
	"context"
	"flag"

	"headwater.dev/sandbox/cluster/internal/policies"
	"headwater.dev/sandbox/cluster/internal/readiness"
)

func enforcePolicies(arguments []string) error {
	flags := flag.NewFlagSet("policies", flag.ExitOnError)
	kubeconfig := flags.String("kubeconfig", "", "the administrator's")
	denied := flags.String("denied", "", "file that lists the refused packets")
	flags.Parse(arguments)
	client, err := readiness.Client(*kubeconfig)
	if err != nil {
		return err
	}
	return policies.Enforce(context.Background(), client, &policies.Denied{Path: *denied})
}

package main

import (
	"flag"
	"fmt"
	"os"

	"headwater.dev/sandbox/cluster/internal/outside"
	"headwater.dev/sandbox/cluster/internal/settings"
)

func serveOutside(arguments []string) error {
	folders := cacheFlag("outside", arguments)
	authority, err := outside.Authority(folders.Authority())
	if err != nil {
		return err
	}
	return outside.Serve(settings.Outside+":443", folders.Mirrors(), authority)
}

// printAuthority prints the certificate that an image has to trust.
func printAuthority(arguments []string) error {
	authority, err := outside.Authority(cacheFlag("ca", arguments).Authority())
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(authority.CertificatePEM())
	return err
}

func fillMirrors(arguments []string) error {
	folders := cacheFlag("mirror", arguments)
	if err := os.MkdirAll(folders.Mirrors(), 0o755); err != nil {
		return err
	}
	return outside.Fill(folders.Mirrors())
}

func cacheFlag(name string, arguments []string) settings.Folders {
	flags := flag.NewFlagSet(name, flag.ExitOnError)
	cache := flags.String("cache", "", "folder of images, mirrors and the authority of the world outside")
	flags.Parse(arguments)
	if *cache == "" {
		fmt.Fprintln(os.Stderr, "--cache is missing; name a folder")
		os.Exit(2)
	}
	return settings.Folders{Cache: *cache}
}

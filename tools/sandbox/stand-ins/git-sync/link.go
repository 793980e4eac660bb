package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// leadsTo tells whether the link leads to the folder; one that is not there leads nowhere.
func leadsTo(link, folder string) (bool, error) {
	target, err := os.Readlink(link)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	wanted, err := filepath.Rel(filepath.Dir(link), folder)
	return target == wanted, err
}

// publish has the link lead to the folder, in one step. It is relative: readers mount the root elsewhere.
func publish(link, folder string) error {
	target, err := filepath.Rel(filepath.Dir(link), folder)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(link), 0o775); err != nil {
		return err
	}
	next := link + ".next"
	// whoever was killed here has left it
	if err := os.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Symlink(target, next); err != nil {
		return err
	}
	return os.Rename(next, link)
}

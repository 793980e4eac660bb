package main

import (
	"errors"
	"net/url"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// settings is what the variables say that libs/airflow sets, with the defaults of git-sync:
// https://github.com/kubernetes/git-sync#manual
type settings struct {
	repository, reference string
	root, link            string
	// 0 is the whole history
	depth         int
	addUser, once bool
	period        time.Duration
	// how many failures in a row are not the end; below 0 none is
	maxFailures int
	// where the state is served; nowhere if it is empty
	address                 string
	username, passwordFile  string
	keyFile, knownHostsFile string
}

var errRange = errors.New("too small")

// settingsFrom reads the environment of a process; where it has problems, the settings are of no use.
func settingsFrom(variables map[string]string) (settings, []string) {
	r := &reader{variables: variables, asked: map[string]bool{}}
	s := settings{
		repository:     r.required("REPO", "the URL of a repository"),
		reference:      r.text("REF", "HEAD"),
		root:           r.required("ROOT", "the folder that everything is kept in"),
		depth:          parsed(r, "DEPTH", "1", "a number of commits, or to 0 for all", natural),
		addUser:        parsed(r, "ADD_USER", "false", "true or false", strconv.ParseBool),
		once:           parsed(r, "ONE_TIME", "false", "true or false", strconv.ParseBool),
		period:         parsed(r, "PERIOD", "10s", "a duration of at least 10ms, such as 10s", duration),
		maxFailures:    parsed(r, "MAX_FAILURES", "0", "a number of failures, or to -1 for any", strconv.Atoi),
		address:        r.text("HTTP_BIND", ""),
		username:       r.text("USERNAME", ""),
		passwordFile:   r.text("PASSWORD_FILE", ""),
		keyFile:        r.text("SSH_KEY_FILE", "/etc/git-secret/ssh"),
		knownHostsFile: r.text("SSH_KNOWN_HOSTS_FILE", "/etc/git-secret/known_hosts"),
	}
	s.link = r.text("LINK", path.Base(strings.Trim(s.repository, "/")))
	if origin, login := server(s.repository); login {
		r.refuse("REPO", "it holds a login; give that by GITSYNC_USERNAME and GITSYNC_PASSWORD_FILE")
	} else if s.username != "" && s.repository != "" && origin == "" {
		r.refuse("USERNAME", "is for repositories that are read over HTTP; remove it")
	}
	if (s.username == "") != (s.passwordFile == "") {
		r.refuse("USERNAME", "comes with GITSYNC_PASSWORD_FILE; set both or none")
	}
	r.refuseOthers()
	return s, r.problems
}

// linkPath is where readers find the checkout.
func (s settings) linkPath() string {
	if filepath.IsAbs(s.link) {
		return s.link
	}
	return filepath.Join(s.root, s.link)
}

// server is the part of an HTTP URL that a login is for, and whether the URL holds one itself.
func server(repository string) (origin string, login bool) {
	address, err := url.Parse(repository)
	if err != nil || (address.Scheme != "http" && address.Scheme != "https") {
		return "", false
	}
	return address.Scheme + "://" + address.Host, address.User != nil
}

func natural(text string) (int, error) {
	number, err := strconv.Atoi(text)
	if err == nil && number < 0 {
		return 0, errRange
	}
	return number, err
}

func duration(text string) (time.Duration, error) {
	length, err := time.ParseDuration(text)
	if err == nil && length < 10*time.Millisecond {
		return 0, errRange
	}
	return length, err
}

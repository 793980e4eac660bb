package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// missingUser is the line that a file like /etc/passwd lacks for the user; nothing where it knows it.
func missingUser(users string, user, group int, home string) string {
	for line := range strings.Lines(users) {
		if fields := strings.Split(line, ":"); len(fields) > 2 && fields[2] == strconv.Itoa(user) {
			return ""
		}
	}
	separator := ""
	if users != "" && !strings.HasSuffix(users, "\n") {
		separator = "\n"
	}
	return fmt.Sprintf("%sgit-sync:x:%d:%d::%s:/sbin/nologin\n", separator, user, group, home)
}

// addUser gives the user of this process a name, without which ssh does not run.
func addUser(path string) error {
	users, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	line := missingUser(string(users), os.Getuid(), os.Getgid(), os.Getenv("HOME"))
	if line == "" {
		return nil
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = file.WriteString(line)
	return err
}

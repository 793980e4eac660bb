package main

import (
	"fmt"
	"os"
	"strings"
)

// credential answers git, which asks for the login of a server: https://git-scm.com/docs/gitcredentials#_custom_helpers
func credential(action, username, passwordFile string) (string, error) {
	// it has nothing to keep
	if action != "get" {
		return "", nil
	}
	password, err := password(passwordFile)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("username=%s\npassword=%s\n", username, password), nil
}

func password(file string) (string, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	text := strings.TrimSuffix(string(content), "\n")
	if text == "" || strings.Contains(text, "\n") {
		return "", fmt.Errorf("'%s' is not a single line; write the password into it", file)
	}
	return text, nil
}

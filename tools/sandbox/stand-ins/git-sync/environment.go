package main

import (
	"fmt"
	"strings"
)

// gitEnvironment is what git is started with: nothing of the machine's own configuration, and a login that only the server
// of the repository is told, by `program`, which git asks for it.
func gitEnvironment(inherited []string, s settings, program string) []string {
	var result []string
	for _, one := range inherited {
		if !strings.HasPrefix(one, "GIT_") {
			result = append(result, one)
		}
	}
	result = append(result,
		"LC_ALL=C",
		"GIT_CONFIG_GLOBAL=/dev/null",
		"GIT_CONFIG_NOSYSTEM=1",
		// nobody is there to answer
		"GIT_TERMINAL_PROMPT=0",
		"GIT_ASKPASS=",
		"GIT_SSH_COMMAND="+sshCommand(s),
	)
	configuration := [][2]string{
		// the volume belongs to root
		{"safe.directory", "*"},
		{"core.logAllRefUpdates", "false"},
		{"gc.autoDetach", "false"},
	}
	if origin, _ := server(s.repository); s.username != "" {
		helper := "!" + quoted(program) + " credential"
		configuration = append(configuration, [2]string{"credential." + origin + ".helper", helper})
	}
	for index, entry := range configuration {
		result = append(result,
			fmt.Sprintf("GIT_CONFIG_KEY_%d=%s", index, entry[0]),
			fmt.Sprintf("GIT_CONFIG_VALUE_%d=%s", index, entry[1]),
		)
	}
	return append(result, fmt.Sprintf("GIT_CONFIG_COUNT=%d", len(configuration)))
}

// sshCommand trusts the known hosts only, as git-sync does unless it is told otherwise.
func sshCommand(s settings) string {
	const command = "ssh -i %s -o StrictHostKeyChecking=yes -o UserKnownHostsFile=%s"
	return fmt.Sprintf(command, quoted(s.keyFile), quoted(s.knownHostsFile))
}

// quoted is one word for a shell.
func quoted(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

package main

import (
	"maps"
	"strings"
	"testing"
	"time"
)

// what libs/airflow sets for every container
func common() map[string]string {
	return map[string]string{
		"PATH":             "/usr/bin",
		"GITSYNC_REPO":     "https://git.example.com/headwater.git",
		"GITSYNC_REF":      "main",
		"GITSYNC_DEPTH":    "1",
		"GITSYNC_ROOT":     "/git",
		"GITSYNC_LINK":     "repository",
		"GITSYNC_ADD_USER": "true",
	}
}

func with(more map[string]string) map[string]string {
	result := common()
	maps.Copy(result, more)
	return result
}

func TestItKnowsWhatAirflowSets(t *testing.T) {
	for name, more := range map[string]map[string]string{
		"once":       {"GITSYNC_ONE_TIME": "true"},
		"beside":     {"GITSYNC_PERIOD": "60s", "GITSYNC_HTTP_BIND": ":1234"},
		"login":      {"GITSYNC_USERNAME": "reader", "GITSYNC_PASSWORD_FILE": "/etc/git-secret/password"},
		"deploy key": {"GITSYNC_SSH_KEY_FILE": "/etc/git-secret/gitSshKey", "GITSYNC_SSH_KNOWN_HOSTS_FILE": "/etc/ssh/ssh_known_hosts"},
	} {
		if _, problems := settingsFrom(with(more)); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
	s, _ := settingsFrom(with(map[string]string{"GITSYNC_PERIOD": "60s", "GITSYNC_HTTP_BIND": ":1234"}))
	if s.linkPath() != "/git/repository" || s.period != time.Minute || s.address != ":1234" || s.once || !s.addUser {
		t.Errorf("got %+v", s)
	}
}

func TestItRefusesAVariableWhoseEffectItLacks(t *testing.T) {
	others := []string{"GITSYNC_SUBMODULES", "GITSYNC_PASSWORD", "GITSYNC_TIMEOUT", "GIT_SYNC_BRANCH", "GITSYNC_REFERENCE"}
	for _, name := range others {
		_, problems := settingsFrom(with(map[string]string{name: "whatever"}))
		if len(problems) != 1 || !strings.HasPrefix(problems[0], name+": ") || strings.Contains(problems[0], "whatever") {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

func TestItSaysAllThatIsWrong(t *testing.T) {
	_, problems := settingsFrom(map[string]string{
		"GITSYNC_DEPTH":    "-1",
		"GITSYNC_PERIOD":   "10",
		"GITSYNC_ONE_TIME": "maybe",
		"GITSYNC_ROUTE":    "/git",
	})
	got := strings.Join(problems, "\n")
	for _, name := range []string{"REPO", "ROOT", "DEPTH", "PERIOD", "ONE_TIME", "ROUTE"} {
		if !strings.Contains(got, "GITSYNC_"+name+": ") {
			t.Errorf("nothing of %s:\n%s", name, got)
		}
	}
}

func TestALoginIsWholeAndNotInTheURL(t *testing.T) {
	for name, more := range map[string]map[string]string{
		"no file":    {"GITSYNC_USERNAME": "reader"},
		"no name":    {"GITSYNC_PASSWORD_FILE": "/etc/git-secret/password"},
		"over SSH":   login("git@git.example.com:headwater.git", "/etc/git-secret/password"),
		"in the URL": {"GITSYNC_REPO": "https://reader:" + secret + "@git.example.com/headwater.git"},
	} {
		_, problems := settingsFrom(with(more))
		if len(problems) != 1 || strings.Contains(problems[0], secret) {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

func TestAShortPeriodIsRefused(t *testing.T) {
	if _, problems := settingsFrom(with(map[string]string{"GITSYNC_PERIOD": "9ms"})); len(problems) != 1 {
		t.Errorf("got %v", problems)
	}
}

package main

import (
	"fmt"
	"slices"
	"strings"
)

const unknown = "this stand-in for git-sync does not know it; remove it, or teach it to tools/sandbox/stand-ins/git-sync"

// reader takes values out of the environment, and notes what is wrong with them.
type reader struct {
	variables map[string]string
	asked     map[string]bool
	problems  []string
}

func (r *reader) refuse(name, format string, values ...any) {
	r.problems = append(r.problems, "GITSYNC_"+name+": "+fmt.Sprintf(format, values...))
}

// text is the variable's value; an empty one is none, as for git-sync.
func (r *reader) text(name, otherwise string) string {
	r.asked["GITSYNC_"+name] = true
	if value := r.variables["GITSYNC_"+name]; value != "" {
		return value
	}
	return otherwise
}

func (r *reader) required(name, what string) string {
	value := r.text(name, "")
	if value == "" {
		r.refuse(name, "is missing; set it to %s", what)
	}
	return value
}

// parsed is what `parse` makes of the variable's value, which has to be `what`.
func parsed[Value any](r *reader, name, otherwise, what string, parse func(string) (Value, error)) Value {
	text := r.text(name, otherwise)
	value, err := parse(text)
	if err != nil {
		r.refuse(name, "'%s' is none; set it to %s", text, what)
	}
	return value
}

// refuseOthers refuses every variable of git-sync that nobody has asked for: what it would do is not done here.
func (r *reader) refuseOthers() {
	var others []string
	for name := range r.variables {
		// the names of version 3, some of which version 4 takes too
		ours := strings.HasPrefix(name, "GITSYNC_") || strings.HasPrefix(name, "GIT_SYNC_")
		if ours && !r.asked[name] {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	for _, name := range others {
		r.problems = append(r.problems, name+": "+unknown)
	}
}

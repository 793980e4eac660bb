package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	matcher = regexp.MustCompile(`^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|` + "`[^`]*`" + `)\s*`)
	filter  = regexp.MustCompile(`^\s*(\|=|!=|\|~|!~)\s*("(?:[^"\\]|\\.)*"|` + "`[^`]*`" + `)\s*`)
)

// parse reads a query of the kind '{label="value"} |= "text"': streams by their labels, lines by what they hold.
func parse(query string) (func(line) bool, error) {
	var tests []func(line) bool
	rest := strings.TrimSpace(query)
	if !strings.HasPrefix(rest, "{") {
		return nil, fmt.Errorf("query %q: the stand-in knows streams and filters of lines only", query)
	}
	rest = rest[1:]
	for first := true; !strings.HasPrefix(rest, "}"); first = false {
		if !first {
			var more bool
			if rest, more = strings.CutPrefix(rest, ","); !more {
				return nil, fmt.Errorf("query %q: expected ',' or '}' at %q", query, rest)
			}
		}
		parts := matcher.FindStringSubmatch(rest)
		if parts == nil {
			return nil, fmt.Errorf("query %q: expected a label and its value at %q", query, rest)
		}
		compare, err := comparison(parts[2], parts[3], true)
		if err != nil {
			return nil, fmt.Errorf("query %q: %w", query, err)
		}
		name := parts[1]
		tests = append(tests, func(one line) bool { return compare(one.labels[name]) })
		rest = rest[len(parts[0]):]
	}
	if len(tests) == 0 {
		return nil, fmt.Errorf("query %q: needs a label", query)
	}
	for rest = strings.TrimSpace(rest[1:]); rest != ""; {
		parts := filter.FindStringSubmatch(rest)
		if parts == nil {
			return nil, fmt.Errorf("query %q: the stand-in knows filters of lines only, not %q", query, rest)
		}
		compare, err := comparison(parts[1], parts[2], false)
		if err != nil {
			return nil, fmt.Errorf("query %q: %w", query, err)
		}
		tests = append(tests, func(one line) bool { return compare(one.text) })
		rest = rest[len(parts[0]):]
	}
	return func(one line) bool {
		for _, test := range tests {
			if !test(one) {
				return false
			}
		}
		return true
	}, nil
}

// comparison of a whole label, or with a part of a line.
func comparison(operator, quoted string, whole bool) (func(string) bool, error) {
	value, err := strconv.Unquote(quoted)
	if err != nil {
		return nil, err
	}
	expected := !strings.HasPrefix(operator, "!")
	if !strings.HasSuffix(operator, "~") {
		return func(text string) bool {
			if whole {
				return (text == value) == expected
			}
			return strings.Contains(text, value) == expected
		}, nil
	}
	if whole {
		value = "^(?:" + value + ")$"
	}
	pattern, err := regexp.Compile(value)
	if err != nil {
		return nil, err
	}
	return func(text string) bool { return pattern.MatchString(text) == expected }, nil
}

package main

import (
	"cmp"
	"maps"
	"slices"
	"sync"
)

// labels are what a stream is known by.
type labels map[string]string

// line is one of a stream; details are what is known of it besides.
type line struct {
	labels  labels
	details labels
	time    int64
	text    string
}

// store keeps the last lines that came.
type store struct {
	mutex    sync.RWMutex
	lines    []line
	most     int
	received int
}

func newStore(most int) *store { return &store{most: most} }

func (s *store) add(lines []line) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.received += len(lines)
	s.lines = append(s.lines, lines...)
	// a quarter at a time, so that not every line moves all others
	if len(s.lines) > s.most {
		s.lines = slices.Clone(s.lines[len(s.lines)-s.most*3/4:])
	}
}

// find returns the lines that wanted takes, the newest first or last, at most limit of them.
func (s *store) find(wanted func(line) bool, newestFirst bool, limit int) []line {
	s.mutex.RLock()
	var found []line
	for _, one := range s.lines {
		if wanted(one) {
			found = append(found, one)
		}
	}
	s.mutex.RUnlock()
	slices.SortStableFunc(found, func(a, b line) int {
		if newestFirst {
			a, b = b, a
		}
		return cmp.Compare(a.time, b.time)
	})
	return found[:min(limit, len(found))]
}

// values returns every value of each label.
func (s *store) values() map[string][]string {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	sets := map[string]map[string]bool{}
	for _, one := range s.lines {
		for name, value := range one.labels {
			if sets[name] == nil {
				sets[name] = map[string]bool{}
			}
			sets[name][value] = true
		}
	}
	values := map[string][]string{}
	for name, set := range sets {
		values[name] = slices.Sorted(maps.Keys(set))
	}
	return values
}

func (s *store) count() int {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	return s.received
}

package supervise

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestDelaysGrowToALimitAndStartAnewAfterASteadyRun(t *testing.T) {
	delay := Delay(0, time.Second)
	if delay != shortest {
		t.Errorf("first: %s", delay)
	}
	for range 20 {
		next := Delay(delay, time.Second)
		if next < delay || next > longest {
			t.Fatalf("%s after %s", next, delay)
		}
		delay = next
	}
	if delay != longest {
		t.Errorf("last: %s", delay)
	}
	if delay := Delay(longest, steady); delay != shortest {
		t.Errorf("after a steady run: %s", delay)
	}
}

func TestAComponentThatEndsIsStartedAgain(t *testing.T) {
	folder := t.TempDir()
	processes := Reaped()
	component := Component{Name: "counter", Command: []string{"sh", "-c", "echo ran; kill -9 $$"}}
	go processes.Keep(component, os.Environ(), folder)
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		log, _ := os.ReadFile(filepath.Join(folder, "counter.log"))
		if strings.Count(string(log), "ran\n") >= 2 {
			if !strings.Contains(string(log), "counter was ended by signal 9") {
				t.Errorf("the log does not say how it ended:\n%s", log)
			}
			return
		}
	}
	t.Error("it was not started again")
}

func TestAProgramThatIsMissingIsNamed(t *testing.T) {
	_, err := Reaped().Start([]string{"/nowhere/program"}, nil, os.Stderr)
	if err == nil || !strings.Contains(err.Error(), "'/nowhere/program' can't be started") {
		t.Errorf("got %v", err)
	}
}

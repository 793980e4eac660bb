package supervise

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// Component is a program that has to run all the time.
type Component struct {
	Name    string
	Command []string
}

// Keep starts the component again whenever it ends, and never returns. Its output goes to `<logs>/<name>.log`.
func (processes *Processes) Keep(component Component, environment []string, logs string) {
	var delay time.Duration
	for {
		begin := time.Now()
		end := processes.run(component, environment, logs)
		delay = Delay(delay, time.Since(begin))
		note(logs, component.Name, fmt.Sprintf("%s %s; it is started again in %s", component.Name, end, delay))
		time.Sleep(delay)
	}
}

func (processes *Processes) run(component Component, environment []string, logs string) string {
	log, err := open(logs, component.Name)
	if err != nil {
		return err.Error()
	}
	defer log.Close()
	done, err := processes.Start(component.Command, environment, log)
	if err != nil {
		return err.Error()
	}
	return Ended(<-done)
}

// Ended says how a process ended.
func Ended(status syscall.WaitStatus) string {
	if status.Signaled() {
		return fmt.Sprintf("was ended by signal %d (%s)", int(status.Signal()), status.Signal())
	}
	return fmt.Sprintf("ended with %d", status.ExitStatus())
}

func open(logs, name string) (*os.File, error) {
	return os.OpenFile(filepath.Join(logs, name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
}

func note(logs, name, line string) {
	log, err := open(logs, name)
	if err != nil {
		fmt.Fprintln(os.Stderr, line)
		return
	}
	defer log.Close()
	fmt.Fprintf(log, "%s %s\n", time.Now().Format(time.TimeOnly), line)
}

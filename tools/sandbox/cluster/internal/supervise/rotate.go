package supervise

import (
	"os"
	"path/filepath"
)

// Rotate keeps the logs of the last run beside those of the next: `<name>.log` becomes `<name>.log.1`. That of `run` is written already.
func Rotate(logs string) error {
	files, err := filepath.Glob(filepath.Join(logs, "*.log"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if filepath.Base(file) == "run.log" {
			continue
		}
		if err := os.Rename(file, file+".1"); err != nil {
			return err
		}
	}
	return nil
}

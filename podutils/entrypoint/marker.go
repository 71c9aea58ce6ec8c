package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// markerPoll is how often a step looks whether the step before it has ended.
const markerPoll = 100 * time.Millisecond

// mark writes the exit code to the marker file, which is never seen half written.
func mark(options Options, code int) error {
	folder := filepath.Dir(options.MarkerFile)
	file, err := os.CreateTemp(folder, "."+filepath.Base(options.MarkerFile)+"-")
	if err != nil {
		return fmt.Errorf("cannot write the marker file %s: %w", options.MarkerFile, err)
	}
	defer os.Remove(file.Name())
	if err := fill(file, strconv.Itoa(code)); err != nil {
		return fmt.Errorf("cannot write the marker file %s: %w", options.MarkerFile, err)
	}
	if err := os.Rename(file.Name(), options.MarkerFile); err != nil {
		return fmt.Errorf("cannot write the marker file %s: %w", options.MarkerFile, err)
	}
	return nil
}

// fill writes, makes readable for a sidecar that runs as another user, syncs and closes.
func fill(file *os.File, text string) error {
	defer file.Close()
	if _, err := file.WriteString(text); err != nil {
		return err
	}
	if err := file.Chmod(0o777); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	return file.Close()
}

// awaitMarker waits until the file is there and gives the exit code in it, or says which signal ended the wait.
func awaitMarker(path string, interrupts <-chan os.Signal) (int, error) {
	ticker := time.NewTicker(markerPoll)
	defer ticker.Stop()
	for {
		text, err := os.ReadFile(path)
		if err == nil {
			return parseMarker(path, string(text))
		}
		if !os.IsNotExist(err) {
			return 0, fmt.Errorf("cannot read the marker of the previous step: %w", err)
		}
		select {
		case received := <-interrupts:
			return 0, fmt.Errorf("received %v while waiting for the marker of the previous step, %s", received, path)
		case <-ticker.C:
		}
	}
}

func parseMarker(path, text string) (int, error) {
	code, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return 0, fmt.Errorf("the marker of the previous step, %s, does not hold an exit code", path)
	}
	return code, nil
}

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

const (
	// defaultTimeout is how long a test may take when the options say nothing.
	defaultTimeout = 2 * time.Hour
	// defaultGracePeriod is how long a test has between the first signal and the kill when the options say nothing.
	defaultGracePeriod = 15 * time.Second
)

// Options are what ENTRYPOINT_OPTIONS carries, with Prow's keys. Durations are nanoseconds there. Keys that a newer
// controller may add are passed over; a key of the wrong type is an error.
type Options struct {
	Timeout     time.Duration `json:"timeout"`
	GracePeriod time.Duration `json:"grace_period"`
	// ArtifactDir is created before the test starts.
	ArtifactDir string `json:"artifact_dir"`
	// PreviousMarker names the marker of the step before this one: this one starts when it is there and says 0.
	PreviousMarker string `json:"previous_marker"`
	// AlwaysZero leaves the verdict to who reads the marker.
	AlwaysZero bool `json:"always_zero"`
	// PropagateErrorCode reports the test's own exit code also after a timeout or an abort.
	PropagateErrorCode bool     `json:"propagate_error_code"`
	Args               []string `json:"args"`
	ContainerName      string   `json:"container_name"`
	ProcessLog         string   `json:"process_log"`
	MarkerFile         string   `json:"marker_file"`
}

// parseOptions reads the options, fills in defaults and refuses what it cannot work with. What could be read comes back
// beside an error, too.
func parseOptions(text string) (Options, error) {
	var read Options
	if text == "" {
		return read, fmt.Errorf("%s is not set: it must hold the options as JSON", optionsVariable)
	}
	if err := json.Unmarshal([]byte(text), &read); err != nil {
		return read, describe(err)
	}
	if err := read.check(); err != nil {
		return read, err
	}
	if read.Timeout == 0 {
		read.Timeout = defaultTimeout
	}
	if read.GracePeriod == 0 {
		read.GracePeriod = defaultGracePeriod
	}
	return read, nil
}

func describe(err error) error {
	var wrongType *json.UnmarshalTypeError
	if errors.As(err, &wrongType) && wrongType.Field != "" {
		return fmt.Errorf("%s: %s must be of type %s, not %s", optionsVariable, wrongType.Field, wrongType.Type, wrongType.Value)
	}
	return fmt.Errorf("%s is not a JSON object of options: %w", optionsVariable, err)
}

func (o Options) check() error {
	switch {
	case len(o.Args) == 0 || o.Args[0] == "":
		return fmt.Errorf("%s: args must name the command to run", optionsVariable)
	case !filepath.IsAbs(o.ProcessLog):
		return fmt.Errorf("%s: process_log must be the absolute path of a file, not %q", optionsVariable, o.ProcessLog)
	case !filepath.IsAbs(o.MarkerFile):
		return fmt.Errorf("%s: marker_file must be the absolute path of a file, not %q", optionsVariable, o.MarkerFile)
	case o.Timeout < 0 || o.GracePeriod < 0:
		return fmt.Errorf("%s: timeout and grace_period must not be negative", optionsVariable)
	case o.PropagateErrorCode && o.AlwaysZero:
		return fmt.Errorf("%s: propagate_error_code and always_zero contradict each other: set one", optionsVariable)
	}
	return nil
}

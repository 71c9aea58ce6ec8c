package main

import (
	"encoding/json"
	"io"
	"os"
	"sync"
	"time"
)

// Tee carries what the test prints to the process log and to the container's own log. A full disk or a reader that
// went away must not end the test, so a place that fails is left out from then on.
type Tee struct {
	mutex  sync.Mutex
	places []io.Writer
}

func (t *Tee) Write(bytes []byte) (int, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	working := t.places[:0]
	for _, place := range t.places {
		if _, err := place.Write(bytes); err == nil {
			working = append(working, place)
		}
	}
	t.places = working
	return len(bytes), nil
}

// say adds a line of entrypoint's own to the output, in the form of Prow's components.
func (t *Tee) say(level, message string) {
	line, err := json.Marshal(map[string]string{
		"component": "entrypoint",
		"level":     level,
		"msg":       message,
		"severity":  level,
		"time":      time.Now().UTC().Format(time.RFC3339),
	})
	if err == nil {
		_, _ = t.Write(append(line, '\n'))
	}
}

// openOutput creates the process log, readable for a sidecar that runs as another user.
func openOutput(options Options, stdout io.Writer) (*Tee, io.Closer, error) {
	file, err := os.OpenFile(options.ProcessLog, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return &Tee{places: []io.Writer{stdout}}, nil, err
	}
	return &Tee{places: []io.Writer{file, stdout}}, file, nil
}

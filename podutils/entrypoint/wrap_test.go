package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// inFolder gives options for a shell script whose files are in a folder of the test's own.
func inFolder(t *testing.T, script string) Options {
	folder := t.TempDir()
	return Options{
		Timeout:     time.Minute,
		GracePeriod: 5 * time.Second,
		Args:        []string{"sh", "-c", script},
		ProcessLog:  filepath.Join(folder, "process-log.txt"),
		MarkerFile:  filepath.Join(folder, "marker-file.txt"),
	}
}

func content(t *testing.T, path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTheExitCodeAndTheMarker(t *testing.T) {
	cases := []struct {
		name         string
		script       string
		change       func(*Options)
		exit, marker int
	}{
		{"a test that passes", "exit 0", nil, 0, 0},
		{"a test that fails", "exit 3", nil, 3, 3},
		{"a test that a signal killed has no code of its own", "kill -KILL $$", nil, -1, -1},
		{"always_zero leaves the verdict to the marker", "exit 3", func(o *Options) { o.AlwaysZero = true }, 0, 3},
		{"a timeout", "sleep 60", func(o *Options) { o.Timeout = 50 * time.Millisecond }, 127, 127},
		{"a timeout with the test's own code", "trap 'exit 9' INT; sleep 60 & wait", func(o *Options) {
			o.Timeout = 300 * time.Millisecond
			o.PropagateErrorCode = true
		}, 9, 9},
		{"a command that is not there", "", func(o *Options) { o.Args = []string{"/no/such/command"} }, 127, 127},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			options := inFolder(t, c.script)
			if c.change != nil {
				c.change(&options)
			}
			exit := wrap(options, nil, &bytes.Buffer{})
			if exit != c.exit {
				t.Errorf("exit code %d, wanted %d", exit, c.exit)
			}
			if marker := content(t, options.MarkerFile); marker != strconv.Itoa(c.marker) {
				t.Errorf("marker %q, wanted %d", marker, c.marker)
			}
		})
	}
}

func TestOutputGoesToTheLogAndToStdout(t *testing.T) {
	options := inFolder(t, "echo out; echo err >&2")
	options.ArtifactDir = filepath.Join(t.TempDir(), "a", "b")
	var stdout bytes.Buffer
	if code := wrap(options, nil, &stdout); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	if log := content(t, options.ProcessLog); log != "out\nerr\n" || stdout.String() != log {
		t.Errorf("log %q, stdout %q", log, stdout.String())
	}
	if _, err := os.Stat(options.ArtifactDir); err != nil {
		t.Error(err)
	}
}

// A reader that takes its time, as a container's log may.
type slowly struct{ bytes.Buffer }

func (s *slowly) Write(bytes []byte) (int, error) {
	time.Sleep(200 * time.Millisecond)
	return s.Buffer.Write(bytes)
}

func TestTheLastOutputComesBeforeWhatIsSaidOfTheEnd(t *testing.T) {
	options := inFolder(t, "echo one; sleep 0.01; echo last; exit 3")
	var stdout slowly
	if code := wrap(options, nil, &stdout); code != 3 {
		t.Fatalf("exit code %d", code)
	}
	if !strings.HasPrefix(stdout.String(), "one\nlast\n{") {
		t.Errorf("stdout %q", stdout.String())
	}
}

func TestASignalIsForwardedAndTheTestMayTidyUp(t *testing.T) {
	options := inFolder(t, "trap 'echo tidied; exit 0' TERM; trap '' INT; echo ready; sleep 60 & wait")
	interrupts := make(chan os.Signal, 1)
	go func() {
		for {
			if log, _ := os.ReadFile(options.ProcessLog); strings.Contains(string(log), "ready") {
				interrupts <- syscall.SIGTERM
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	if code := wrap(options, interrupts, &bytes.Buffer{}); code != abortedCode {
		t.Errorf("exit code %d", code)
	}
	if log := content(t, options.ProcessLog); !strings.Contains(log, "tidied") {
		t.Errorf("log %q", log)
	}
}

func TestTheWholeGroupIsKilledAfterTheGracePeriod(t *testing.T) {
	options := inFolder(t, "trap '' INT; sh -c 'trap \"\" INT; echo child $$; sleep 60' & wait; sleep 60")
	options.Timeout = 500 * time.Millisecond
	options.GracePeriod = 200 * time.Millisecond
	if code := wrap(options, nil, &bytes.Buffer{}); code != internalErrorCode {
		t.Errorf("exit code %d", code)
	}
	_, rest, found := strings.Cut(content(t, options.ProcessLog), "child ")
	if !found {
		t.Fatal("the child did not start")
	}
	child, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(child), "stat")); err != nil || strings.Contains(string(stat), ") Z ") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("process %d still runs", child)
}

func TestADaemonThatHoldsTheOutputIsNotWaitedForBeyondTheGracePeriod(t *testing.T) {
	options := inFolder(t, "sleep 60 & echo done")
	options.GracePeriod = 100 * time.Millisecond
	started := time.Now()
	if code := wrap(options, nil, &bytes.Buffer{}); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if passed := time.Since(started); passed > 10*time.Second {
		t.Errorf("took %s", passed)
	}
}

func TestTheStepBefore(t *testing.T) {
	cases := []struct {
		name, marker string
		code         int
		ran          bool
	}{
		{"passed, so this one runs", "0", 0, true},
		{"failed, so this one does not", "1", previousFailedCode, false},
		{"left a marker without a code", "what", internalErrorCode, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			options := inFolder(t, "echo ran")
			options.PreviousMarker = filepath.Join(t.TempDir(), "previous")
			go func() {
				time.Sleep(50 * time.Millisecond)
				unfinished := options.PreviousMarker + ".unfinished"
				_ = os.WriteFile(unfinished, []byte(c.marker), 0o600)
				_ = os.Rename(unfinished, options.PreviousMarker)
			}()
			if code := wrap(options, nil, &bytes.Buffer{}); code != c.code {
				t.Errorf("exit code %d, wanted %d", code, c.code)
			}
			if ran := content(t, options.ProcessLog) == "ran\n"; ran != c.ran {
				t.Errorf("ran: %v", ran)
			}
		})
	}
}

func TestASignalEndsTheWaitForTheStepBefore(t *testing.T) {
	options := inFolder(t, "echo ran")
	options.PreviousMarker = filepath.Join(t.TempDir(), "never")
	interrupts := make(chan os.Signal, 1)
	interrupts <- syscall.SIGTERM
	if code := wrap(options, interrupts, &bytes.Buffer{}); code != internalErrorCode {
		t.Errorf("exit code %d", code)
	}
	if marker := content(t, options.MarkerFile); marker != "127" {
		t.Errorf("marker %q", marker)
	}
}

func TestALogThatCannotBeCreatedStillLeavesAMarker(t *testing.T) {
	options := inFolder(t, "true")
	options.ProcessLog = filepath.Join(t.TempDir(), "missing", "log")
	var stdout bytes.Buffer
	if code := wrap(options, nil, &stdout); code != internalErrorCode {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(stdout.String(), "cannot create the process log") {
		t.Errorf("stdout %q", stdout.String())
	}
	content(t, options.MarkerFile)
}

func TestAPlaceThatFailsIsLeftOut(t *testing.T) {
	closed, err := os.Create(filepath.Join(t.TempDir(), "closed"))
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	var good bytes.Buffer
	tee := &Tee{}
	tee.places = append(tee.places, closed, &good)
	for _, text := range []string{"a", "b"} {
		if n, err := tee.Write([]byte(text)); n != 1 || err != nil {
			t.Errorf("%d %v", n, err)
		}
	}
	if good.String() != "ab" {
		t.Errorf("%q", good.String())
	}
}

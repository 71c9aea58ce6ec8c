package main

import (
	"strings"
	"testing"
	"time"
)

func TestOptionsOfADecoratedPodAreRead(t *testing.T) {
	read, err := parseOptions(`{"timeout":7200000000000,"grace_period":10000000000,"artifact_dir":"/logs/artifacts",
		"args":["/bin/thing","some","args"],"container_name":"test","process_log":"/logs/process-log.txt",
		"marker_file":"/logs/marker-file.txt","metadata_file":"/logs/artifacts/metadata.json"}`)
	if err != nil {
		t.Fatal(err)
	}
	if read.Timeout != 2*time.Hour || read.GracePeriod != 10*time.Second || len(read.Args) != 3 || read.ContainerName != "test" {
		t.Errorf("read %+v", read)
	}
}

func TestZeroDurationsMeanProwsDefaults(t *testing.T) {
	read, err := parseOptions(`{"args":["true"],"process_log":"/l","marker_file":"/m"}`)
	if err != nil {
		t.Fatal(err)
	}
	if read.Timeout != 2*time.Hour || read.GracePeriod != 15*time.Second {
		t.Errorf("timeout %s, grace period %s", read.Timeout, read.GracePeriod)
	}
}

func TestBadOptionsAreRefusedWithWhatIsWrong(t *testing.T) {
	for text, wanted := range map[string]string{
		``:           "ENTRYPOINT_OPTIONS is not set",
		`[]`:         "not a JSON object",
		`{`:          "not a JSON object",
		`{"args":7}`: "args must be of type []string, not number",
		`{"args":[],"process_log":"/l","marker_file":"/m"}`:                                                   "args must name the command",
		`{"args":["x"],"process_log":"l","marker_file":"/m"}`:                                                 `process_log must be the absolute path of a file, not "l"`,
		`{"args":["x"],"process_log":"/l"}`:                                                                   "marker_file must be",
		`{"args":["x"],"process_log":"/l","marker_file":"/m","timeout":-1}`:                                   "must not be negative",
		`{"args":["x"],"process_log":"/l","marker_file":"/m","always_zero":true,"propagate_error_code":true}`: "contradict",
		`{"args":["x"],"process_log":"/l","marker_file":"/m","timeout":"2h"}`:                                 "timeout must be of type",
	} {
		_, err := parseOptions(text)
		if err == nil || !strings.Contains(err.Error(), wanted) {
			t.Errorf("%s: %v, wanted %q", text, err, wanted)
		}
	}
}

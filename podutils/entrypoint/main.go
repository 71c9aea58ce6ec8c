// Command entrypoint runs inside the container of a test, whatever its image: it wraps the test's process, keeps its
// output and tells the sidecar, by a marker file, how it ended. It is linked statically, so that an empty image is enough.
//
// Its contract is that of Prow's entrypoint: pkg/entrypoint/options.go and run.go, pkg/pod-utils/wrapper/options.go.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// optionsVariable holds the options as JSON.
const optionsVariable = "ENTRYPOINT_OPTIONS"

func main() {
	// Asked for before anything else, so that no signal finds the process without a handler.
	interrupts := make(chan os.Signal, 2)
	signal.Notify(interrupts, syscall.SIGINT, syscall.SIGTERM)

	options, err := parseOptions(os.Getenv(optionsVariable))
	if err != nil {
		fmt.Fprintf(os.Stderr, "entrypoint: %v\n", err)
		os.Exit(refuse(options))
	}
	os.Exit(wrap(options, interrupts, os.Stdout))
}

// refuse leaves a marker even for options that cannot be used, where they name one: the sidecar would wait for ever.
func refuse(options Options) int {
	if options.MarkerFile != "" {
		if err := mark(options, internalErrorCode); err != nil {
			fmt.Fprintf(os.Stderr, "entrypoint: %v\n", err)
		}
	}
	return internalErrorCode
}

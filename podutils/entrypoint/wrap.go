package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// What entrypoint reports when the code is its own choice. Prow: pkg/entrypoint/run.go, the constants at its top.
const (
	// internalErrorCode: the test could not be started, or ran into its timeout.
	internalErrorCode = 127
	// abortedCode: a signal ended the test.
	abortedCode = 130
	// previousFailedCode: the step before this one failed, so this one did not start. Above 256 no program can report it.
	previousFailedCode = 1130
)

// wrap runs the test to its end and gives entrypoint's own exit code.
func wrap(options Options, interrupts <-chan os.Signal, stdout io.Writer) int {
	output, file, err := openOutput(options, stdout)
	code := internalErrorCode
	if err != nil {
		output.say("error", fmt.Sprintf("cannot create the process log %s: %v", options.ProcessLog, err))
	} else {
		code = execute(options, interrupts, output)
		// Closed before the marker is there, because the sidecar reads the log from then on.
		_ = file.Close()
	}
	if err := mark(options, code); err != nil {
		(&Tee{places: []io.Writer{stdout}}).say("error", err.Error())
		return internalErrorCode
	}
	if options.AlwaysZero {
		return 0
	}
	return code
}

// execute gives the code for the marker file.
func execute(options Options, interrupts <-chan os.Signal, output *Tee) int {
	if options.ArtifactDir != "" {
		if err := os.MkdirAll(options.ArtifactDir, 0o777); err != nil {
			output.say("error", fmt.Sprintf("cannot create the artifact directory %s: %v", options.ArtifactDir, err))
			return internalErrorCode
		}
	}
	if options.PreviousMarker != "" {
		code, err := awaitMarker(options.PreviousMarker, interrupts)
		if err != nil {
			output.say("error", err.Error())
			return internalErrorCode
		}
		if code != 0 {
			output.say("info", fmt.Sprintf("Skipping as previous step exited %d", code))
			return previousFailedCode
		}
	}
	return test(options, interrupts, output)
}

// test runs the process in a group of its own, so that a kill also reaches what it started.
func test(options Options, interrupts <-chan os.Signal, output *Tee) int {
	command := exec.Command(options.Args[0], options.Args[1:]...)
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	copied, err := start(command, output)
	if err != nil {
		output.say("error", fmt.Sprintf("could not start the process: %v", err))
		return internalErrorCode
	}
	done := make(chan error, 1)
	go func() { done <- command.Wait() }()

	code := 0
	select {
	case <-done:
		drain(copied, options.GracePeriod, output)
		return finished(command, output)
	case <-time.After(options.Timeout):
		output.say("error", fmt.Sprintf("Process did not finish before %s timeout", options.Timeout))
		terminate(command, done, options.GracePeriod, nil, output)
		code = cancelled(options, command, internalErrorCode)
	case received := <-interrupts:
		output.say("error", fmt.Sprintf("Entrypoint received interrupt: %v", received))
		terminate(command, done, options.GracePeriod, received, output)
		code = cancelled(options, command, abortedCode)
	}
	drain(copied, options.GracePeriod, output)
	return code
}

// drain waits for the last output of a process that has ended, so that what is said of its end comes after that.
func drain(copied <-chan struct{}, grace time.Duration, output *Tee) {
	select {
	case <-copied:
	case <-time.After(grace):
		// A daemon that the test left behind would otherwise keep the job running until its timeout.
		output.say("warning", "The process ended, but something that it started still holds its output open")
	}
}

// start lets the process write into a pipe of ours; the channel closes when the last writer has closed it.
func start(command *exec.Cmd, output *Tee) (<-chan struct{}, error) {
	reader, writer, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	command.Stdout = writer
	command.Stderr = writer
	err = command.Start()
	_ = writer.Close()
	if err != nil {
		_ = reader.Close()
		return nil, err
	}
	copied := make(chan struct{})
	go func() {
		defer close(copied)
		_, _ = io.Copy(output, reader)
	}()
	return copied, nil
}

// finished is the code of a test that ended by itself; one that a signal killed has none and counts as -1, as in Prow.
func finished(command *exec.Cmd, output *Tee) int {
	code := command.ProcessState.ExitCode()
	if code != 0 {
		output.say("error", fmt.Sprintf("wrapped process failed: %s", command.ProcessState))
	}
	return code
}

func cancelled(options Options, command *exec.Cmd, code int) int {
	if options.PropagateErrorCode {
		return command.ProcessState.ExitCode()
	}
	return code
}

// terminate asks the process to end, as Ctrl-C would and then with the signal that arrived, and kills its whole group
// when it has not ended within the grace period. The process has been waited for when this returns.
func terminate(command *exec.Cmd, done <-chan error, grace time.Duration, received os.Signal, output *Tee) {
	_ = command.Process.Signal(os.Interrupt)
	if received != nil && received != os.Interrupt {
		_ = command.Process.Signal(received)
	}
	select {
	case <-done:
		output.say("error", fmt.Sprintf("Process gracefully exited before %s grace period", grace))
		killGroup(command)
	case <-time.After(grace):
		output.say("error", fmt.Sprintf("Process did not exit before %s grace period", grace))
		killGroup(command)
		<-done
	}
}

func killGroup(command *exec.Cmd) {
	_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
}

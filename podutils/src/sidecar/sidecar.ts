import type { JobSpec } from '../job-spec.ts';
import { messageOf } from '../log.ts';
import { waitForMarkers } from './markers.ts';
import { INTERRUPTED, outcomeOf, type Outcome } from './outcome.ts';
import type { SidecarOptions } from './sidecar-options.ts';
import type { UploadSurroundings } from './upload-run.ts';

/** What the sidecar gets from the process that it runs in. */
export interface SidecarSurroundings extends UploadSurroundings {
  /** Aborts when the Pod is told to end. */
  readonly interrupted: AbortSignal;
}

/**
 * Waits until the tests have ended, then uploads what they left. When the Pod is told to end before that, what is there
 * is uploaded at once, and all again when the tests end in time. Gives the number of tests that failed. An upload that
 * fails is only logged, because it says nothing of the test. Prow: pkg/sidecar/run.go `Run`.
 */
export async function sidecar(
  options: SidecarOptions,
  spec: JobSpec,
  surroundings: SidecarSurroundings,
): Promise<number> {
  const { log, interrupted } = surroundings;
  const ended = new AbortController();
  const upload = async (outcome: Outcome, signal?: AbortSignal): Promise<void> => {
    try {
      // Loaded now, because most of its time the sidecar only waits.
      const { uploadRun } = await import('./upload-run.ts');
      await uploadRun({ options, spec, surroundings }, outcome, signal);
    } catch (error) {
      log.error(`Failed to report job status: ${messageOf(error)}`);
    }
  };

  let early: Promise<void> | undefined;
  const onInterrupt = (): void => {
    if (options.ignore_interrupts) {
      log.warning('Received an interrupt, ignoring it');
      return;
    }
    log.error('Received an interrupt: uploading what is there');
    early = upload(INTERRUPTED, ended.signal);
  };
  if (interrupted.aborted) onInterrupt();
  else interrupted.addEventListener('abort', onInterrupt, { once: true });

  const markers = await waitForMarkers(
    options.entries.map(({ marker_file }) => marker_file),
    log,
  );
  interrupted.removeEventListener('abort', onInterrupt);
  ended.abort();
  await early;
  const outcome = outcomeOf(markers);
  await upload(outcome);
  return outcome.failures;
}

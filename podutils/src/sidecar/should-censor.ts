import { matchesGlob } from 'node:path';

/** Globs over paths relative to the item that is uploaded. */
export interface CensoredPlaces {
  readonly include_directories: readonly string[];
  readonly exclude_directories: readonly string[];
}

/** Whether an artifact is to be censored: excluded wins, then included, then all. Prow: pkg/sidecar/censor.go `shouldCensor`. */
export function shouldCensor(path: string, places: CensoredPlaces): boolean {
  if (places.exclude_directories.some((glob) => matchesGlob(path, glob))) return false;
  if (places.include_directories.length === 0) return true;
  return places.include_directories.some((glob) => matchesGlob(path, glob));
}

import { LIMITS as READ } from '../../../config/in-repo/limits.ts';

/** Whoever opens a pull request writes these files, so there is an end to what is fetched, kept and matched of them. */
export const LIMITS = {
  /** YAML files below `.prow/`, left out by `.prowignore` or not. */
  files: READ.files,
  /** Of one YAML file. */
  fileBytes: 256 * 1024,
  /** Of all YAML files together. */
  totalBytes: READ.text,
  ignoreFiles: 20,
  /** Of all `.prowignore` files together. */
  ignoreBytes: 4 * 1024,
  /** Of a path. */
  pathCharacters: 255,
  /** Names in the paths of all YAML files, times the rules in all `.prowignore` files: half a second. */
  ignoreMatches: 100_000,
} as const;

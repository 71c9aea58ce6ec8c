import type { ConfigMaterial } from '../material.ts';
import type { Problem } from '../problem.ts';
import type { Subject } from './shards/subject.ts';

/** A warning of `prowflow checkconfig`: something that loads and works, and is likely not what was meant. */
export interface Rule {
  /** Its name for `--warnings` and `--exclude-warning`; as in Prow where Prow has it. */
  readonly name: string;
  /** What it finds and why that matters, for people who meet it for the first time. */
  readonly help: string;
  /**
   * When it runs: always, with `--expensive-checks`, or only by its name (and with all the others). What a rule finds
   * `as-note` without being asked is told and no reason to fail, not even with `--strict`.
   */
  readonly runs: 'by-default' | 'as-note' | 'if-expensive' | 'if-asked';
  /** It looks at plugins.yaml, and has nothing to look at without one. */
  readonly needsPlugins?: true;
  /** The rule that finds the same and more: where that one runs, this one does not. */
  readonly isPartOf?: string;
}

/** A rule that needs nothing but the files. Prow: cmd/checkconfig/main.go. */
export interface Lint extends Rule {
  find(material: LintMaterial): readonly Problem[];
}

/** What was read, and what the command line says to lints. */
export interface LintMaterial extends ConfigMaterial {
  /** What reading all the files warned of. */
  readonly warnings: readonly Problem[];
  /** The supplemental files of config.yaml and of plugins.yaml. */
  readonly shards: readonly LintShard[];
  /** Annotations that every job must have. */
  readonly requiredJobAnnotations: readonly string[];
  /** What `plank.build_cluster_status_file` says; absent when it was not asked, or is not there yet. */
  readonly clusterStatuses?: ClusterStatuses;
}

/** Build clusters by name with their state; or, as half a sentence, why they cannot be known. */
export type ClusterStatuses =
  | { readonly ok: true; readonly byCluster: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly says: string };

/** A supplemental file, as a part of its directory. */
export interface LintShard {
  readonly path: string;
  /** The folders that it is in, from the directory that was named. */
  readonly folders: readonly string[];
  readonly subjects: readonly Subject[];
}

import type { DecorationConfig } from '../../prowjob/decoration-config.ts';
import type { Read } from '../read/reader.ts';
import type { prowJobDefaults } from '../schema/job.ts';
import type { Matching } from '../schema/matching.ts';
import type { Preset } from '../schema/preset.ts';

/** What jobs get that they do not say themselves. */
export interface JobDefaults {
  readonly podNamespace: string;
  readonly decorateAllJobs: boolean;
  readonly presets: readonly Preset[];
  /** Later ones win. */
  readonly prowJobDefaultEntries: readonly Matching<Read<typeof prowJobDefaults>>[];
  readonly decorationFor: (repo: string, cluster: string) => DecorationConfig;
}

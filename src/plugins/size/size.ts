import type { PullEvent } from '../../events/event.ts';
import type { Decision } from '../../prowjob/decision.ts';
import { changedLines as countLines, type ChangedLines } from '../../rules/changed-lines.ts';
import { definePlugin } from '../plugin.ts';
import { SIZE_HELP } from './size-help.ts';
import { SIZE_PREFIX, sizeLabel, thresholdsOf } from './size-label.ts';

/** Labels pull requests by how much they change. Prow: pkg/plugins/size/size.go. */
export const size = definePlugin({
  name: 'size',
  help: SIZE_HELP,
  needs: ['pull', 'changedLines', 'generated'],
  wants: (event) => (mayChangeSize(event) ? ['pull', 'changedLines', 'generated'] : []),
  planPull(_event, { pull, changedLines, generated }, { sections }) {
    const changed = countLines(changedLines, generated);
    const label = sizeLabel(changed.lines, thresholdsOf(sections));
    const because = reasonOf(changed);
    const others = pull.labels.filter((one) => one.startsWith(SIZE_PREFIX) && one !== label);
    const remove = others.map((one): Decision => ({ kind: 'remove-label', label: one, because }));
    return pull.labels.includes(label)
      ? remove
      : [...remove, { kind: 'add-label', label, because }];
  },
  planPush: () => [],
});

/** Prow: pkg/plugins/size/size.go `isPRChanged`; of an edit only another base changes the size. */
function mayChangeSize(event: PullEvent): boolean {
  if (event.kind !== 'pull-changed') return false;
  const { action, baseChanged } = event;
  if (action === 'edited') return baseChanged;
  return action === 'opened' || action === 'reopened' || action === 'synchronize';
}

function reasonOf({ lines, generatedFiles }: ChangedLines): string {
  const what = `it changes ${lines} ${lines === 1 ? 'line' : 'lines'}`;
  if (generatedFiles === 0) return what;
  const files = generatedFiles === 1 ? 'generated file' : 'generated files';
  return `${what}; ${generatedFiles} ${files} not counted`;
}

import { expect, it } from 'vitest';
import { reportText } from '../../../src/cli/problems/text.ts';
import type { Paint } from '../../../src/cli/problems/text.ts';
import { NOTHING, REPORT } from './sample-report.ts';

const plain: Paint = (_role, text) => text;

it('has errors, warnings, then notes, each by file and place, with the line and a caret, and what was checked', () => {
  expect(reportText(REPORT, plain)).toBe(
    [
      'jobs/a.yaml:2:9: not\ufffd[2J here [in-repo-cluster]',
      'jobs/b.yaml: the file cannot be read',
      'jobs/b.yaml:12:3: it is wrong',
      '   12 |   bad: x',
      '      |   ^',
      'config.yaml:7:1: warning: nobody knows it [unknown-fields]',
      '    7 | odd: 1',
      '      | ^',
      'plugins.yaml:3:5: note: it is so [unknown-fields]',
      '',
      '3 problems, 1 warning, 1 note in 602 files, 3,849 jobs; not checked without --plugin-config: missing-trigger',
      '',
    ].join('\n'),
  );
});

it('is one line when all is well', () => {
  expect(reportText(NOTHING, plain)).toBe('no problems in 1 file, 1 job\n');
});

it('paints places, sentences and what is aside', () => {
  const marked: Paint = (role, text) => `<${role}>${text}</${role}>`;
  const [line] = reportText({ ...NOTHING, warnings: REPORT.warnings }, marked).split('\n');
  expect(line).toBe(
    '<place>config.yaml:7:1:</place> <warning>warning: nobody knows it</warning> <aside>[unknown-fields]</aside>',
  );
});

import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLog } from '../../../podutils/src/log.ts';
import { waitForMarkers } from '../../../podutils/src/sidecar/markers.ts';
import { newFolder } from '../repository.ts';

const quiet = jsonLog('test', () => undefined);

function place(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

describe('waiting for marker files', () => {
  it('ends when the last is there', async () => {
    const [one, two] = [join(newFolder(), 'one'), join(newFolder(), 'two')];
    place(one, '0');
    setTimeout(() => {
      place(two, '3\n');
    }, 50);
    expect(await waitForMarkers([one, two], quiet)).toEqual([
      { kind: 'code', code: 0 },
      { kind: 'code', code: 3 },
    ]);
  });

  it('looks by itself where the system tells nothing', async () => {
    const folder = join(newFolder(), 'later');
    const file = join(folder, 'marker');
    setTimeout(() => {
      mkdirSync(folder);
      place(file, '0');
    }, 50);
    expect(await waitForMarkers([file], quiet, 20)).toEqual([{ kind: 'code', code: 0 }]);
  });

  it.each(['', 'zero', '1.5', '9'.repeat(30)])(
    'does not take %j for an exit code',
    async (text) => {
      const file = join(newFolder(), 'marker');
      place(file, text);
      expect(await waitForMarkers([file], quiet)).toEqual([{ kind: 'unreadable' }]);
    },
  );

  it('does not follow a marker out of its folder', async () => {
    const outside = join(newFolder(), 'secret');
    writeFileSync(outside, '0');
    const file = join(newFolder(), 'marker');
    symlinkSync(outside, file);
    expect(await waitForMarkers([file], quiet)).toEqual([{ kind: 'unreadable' }]);
  });
});

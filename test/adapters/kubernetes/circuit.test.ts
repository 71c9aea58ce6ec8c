import { describe, expect, it } from 'vitest';
import { createCircuit } from '../../../src/adapters/kubernetes/circuit.ts';
import { ClusterError } from '../../../src/adapters/kubernetes/cluster-error.ts';

const OPTIONS = { failures: 3, slowMs: 20, openMs: 60 };
const fine = () => Promise.resolve('fine');
const away = () => Promise.reject(new ClusterError('UNAVAILABLE', 'connect refused'));
const refused = () => Promise.reject(new ClusterError('REFUSED', 'no'));
const never = () => new Promise<string>(() => undefined);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What became of guarded calls, one after the other. */
async function outcomes(...calls: readonly (() => Promise<string>)[]): Promise<readonly string[]> {
  const circuit = createCircuit(OPTIONS);
  const all: string[] = [];
  for (const call of calls) {
    all.push(await circuit.guard(call).catch((error: unknown) => (error as Error).message));
  }
  return all;
}

const OPEN = 'the build cluster has not answered for a while';

describe('a circuit', () => {
  it('lets calls pass while the cluster answers, also when it refuses', async () => {
    const said = ['no', 'no', 'no', 'fine'];
    expect(await outcomes(refused, refused, refused, fine)).toEqual(said);
  });

  it('opens after some calls that failed, one after the other', async () => {
    expect(await outcomes(away, away, fine, away, away, away, fine)).toEqual([
      ...['connect refused', 'connect refused', 'fine'],
      ...['connect refused', 'connect refused', 'connect refused', OPEN],
    ]);
  });

  it('opens after calls that have no answer, before they end', async () => {
    const circuit = createCircuit(OPTIONS);
    for (let call = 0; call < 3; call += 1) void circuit.guard(never);
    await pause(30);
    await expect(circuit.guard(fine)).rejects.toMatchObject({ code: 'UNAVAILABLE', message: OPEN });
  });

  it('lets a call try again after a while, and closes when that is answered', async () => {
    const circuit = createCircuit(OPTIONS);
    for (let call = 0; call < 3; call += 1) await circuit.guard(away).catch(() => undefined);
    await expect(circuit.guard(fine)).rejects.toThrow(OPEN);
    await pause(70);
    expect(await circuit.guard(fine)).toBe('fine');
    expect(await circuit.guard(fine)).toBe('fine');
  });

  it('closes as soon as a patient call is answered', async () => {
    const circuit = createCircuit(OPTIONS);
    for (let call = 0; call < 3; call += 1) await circuit.guard(away).catch(() => undefined);
    await circuit.observe(fine);
    expect(await circuit.guard(fine)).toBe('fine');
  });
});

import { createHash } from 'node:crypto';

/** The namespace of our name-based UUIDs; any fixed one would do. */
const NAMESPACE = Buffer.from('6f0c1b7e3a5d4c0f9a0d1e2b3c4d5e6f', 'hex');

/**
 * The name of the prow job that a delivery starts for a job: a version 5 UUID (RFC 9562, 5.5) of both, so that the same
 * delivery never starts a job twice, however often it comes.
 */
export function prowJobName(guid: string, job: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${guid}/${job}`).digest();
  const bytes = hash.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

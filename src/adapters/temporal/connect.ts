import { Connection } from '@temporalio/client';

export interface TemporalAddress {
  /** host:port */
  readonly address: string;
  readonly namespace: string;
}

/** Code of a {@link TemporalError}. */
export type TemporalErrorCode = 'UNREACHABLE' | 'SEARCH_ATTRIBUTES' | 'NO_ANSWER';

/** Thrown when Temporal cannot be used as it must be. */
export class TemporalError extends Error {
  override name = 'TemporalError';
  readonly code: TemporalErrorCode;

  constructor(code: TemporalErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** Opens a connection; throws TemporalError UNREACHABLE, naming the address, when there is nobody within 10 s. */
export async function connect({ address }: Pick<TemporalAddress, 'address'>): Promise<Connection> {
  try {
    return await Connection.connect({ address, connectTimeout: '10s' });
  } catch (cause) {
    const message = `no Temporal server answers at ${address}: start one, or set TEMPORAL_ADDRESS`;
    throw new TemporalError('UNREACHABLE', message, { cause });
  }
}

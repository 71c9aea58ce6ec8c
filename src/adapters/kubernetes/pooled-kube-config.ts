import { KubeConfig, type RequestContext } from '@kubernetes/client-node';

/** Client certificates may rotate; a pool keeps those that it was made with, so it is renewed this often. */
const POOL_LIFE_MS = 10 * 60_000;

type Pool = NonNullable<ReturnType<RequestContext['getDispatcher']>>;

/**
 * A kubeconfig whose requests share connections. The library makes a connection pool for every request, so each would
 * pay for a TLS handshake of its own.
 */
export class PooledKubeConfig extends KubeConfig {
  #pool: { readonly dispatcher: Pool; readonly madeAt: number } | undefined;

  override async applySecurityAuthentication(context: RequestContext): Promise<void> {
    await super.applySecurityAuthentication(context);
    const fresh = context.getDispatcher();
    if (!fresh) return;
    const now = performance.now();
    if (!this.#pool || now - this.#pool.madeAt > POOL_LIFE_MS) {
      this.#pool = { dispatcher: fresh, madeAt: now };
    }
    context.setDispatcher(this.#pool.dispatcher);
  }
}

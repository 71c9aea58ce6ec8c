/** An error as an adapter throws it. */
export function far(code: string, message: string, retryAfterSeconds?: number): Error {
  return Object.assign(new Error(message), { name: 'FarError', code, retryAfterSeconds });
}

/** An object as GitHub sends it. What fields it must have, its OpenAPI description says and tests check. */
export type Json = Readonly<Record<string, unknown>>;

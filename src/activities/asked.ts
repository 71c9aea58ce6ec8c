/** Somebody with rights over prowflow itself asks for something, by the API or the command line. */
export interface Asked {
  /** An id of its own, as a delivery has one: the same request sent again is a no-op. */
  readonly guid: string;
  /** Who asks, in words. */
  readonly by: string;
}

/** What can be asked of a pull request without a comment on it. */
export interface AskedOfPull extends Asked {
  readonly what: 'hold' | 'release' | 'retest';
}

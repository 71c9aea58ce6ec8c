/** Which repository on disk. */
export interface GitRepo {
  readonly org: string;
  readonly name: string;
}

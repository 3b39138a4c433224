/** What makefiles have set so far. */
export interface Variables {
  /** `deferred`: the value has variables in it that count where it is used. */
  get(name: string): { readonly value: string; readonly deferred: boolean } | undefined;
  /** The absolute path of a path, as make's `abspath` has it. */
  readonly absolute: (path: string) => string;
}

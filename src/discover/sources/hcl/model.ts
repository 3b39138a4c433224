/** A value of HCL; `undefined` is one that this reader cannot work out. */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly HclValue[]
  | { readonly [key: string]: HclValue };

/** Its inputs are known, but what lies in a list or an object may not be. */
export type HclFunction = (inputs: readonly HclValue[]) => HclValue;

/** What the names in an expression stand for. */
export interface Scope {
  value(name: string): HclValue;
  /** A function that is not built in. */
  call(name: string): HclFunction | undefined;
}

/** An expression, worked out when it is needed. */
export type Expression = (scope: Scope) => HclValue;

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
}

export interface HclBody {
  readonly attributes: ReadonlyMap<string, Expression>;
  readonly blocks: readonly HclBlock[];
}

/** For what stands where nothing has a name. */
export const EMPTY_SCOPE: Scope = { value: () => undefined, call: () => undefined };

/** A scope in which some names stand for other values. */
export function withValues(scope: Scope, values: Readonly<Record<string, HclValue>>): Scope {
  return { ...scope, value: (name) => (Object.hasOwn(values, name) ? values[name] : scope.value(name)) };
}

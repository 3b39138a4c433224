/** Names and their values, laid over others that stay as they are. */
export class Layered<Value> {
  readonly #below: Layered<Value> | null;
  readonly #own = new Map<string, Value>();

  constructor(below: Layered<Value> | null = null, entries: Iterable<readonly [string, Value]> = []) {
    this.#below = below;
    for (const [name, value] of entries) this.#own.set(name, value);
  }

  get(name: string): Value | undefined {
    return this.#own.get(name) ?? this.#below?.get(name);
  }

  set(name: string, value: Value): void {
    this.#own.set(name, value);
  }

  /** Those that were set in this layer. */
  own(): Iterable<readonly [string, Value]> {
    return this.#own;
  }
}

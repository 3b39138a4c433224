import type { Package } from "./model.ts";

/** What some packages need of each other. */
export class Relations {
  readonly #providers = new Map<string, Package[]>();

  constructor(packages: readonly Package[]) {
    for (const item of packages) {
      for (const name of item.provides) {
        const same = this.#providers.get(name);
        if (same) same.push(item);
        else this.#providers.set(name, [item]);
      }
    }
  }

  /** All others that are there for the sake of these; `depends` where one of these cannot do without. */
  reachedFrom(start: readonly Package[]): ReadonlyMap<Package, "depends" | "recommends"> {
    const reached = new Map<Package, "depends" | "recommends">();
    this.#follow(start, "depends", reached);
    this.#follow([...start, ...reached.keys()], "recommends", reached);
    for (const item of start) reached.delete(item);
    return reached;
  }

  #follow(
    from: readonly Package[],
    how: "depends" | "recommends",
    reached: Map<Package, "depends" | "recommends">,
  ): void {
    const waiting = [...from];
    for (let item = waiting.pop(); item; item = waiting.pop()) {
      const names = how === "depends" ? item.depends : [...item.depends, ...item.recommends];
      for (const next of names.flatMap((name) => this.#providers.get(name) ?? [])) {
        if (reached.has(next)) continue;
        reached.set(next, how);
        waiting.push(next);
      }
    }
  }
}

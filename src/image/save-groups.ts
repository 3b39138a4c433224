/** One step of an image's history, oldest first. */
export interface HistoryStep {
  /** What tells it from others with the same steps before it. */
  readonly key: string;
  /** Bytes that it added. */
  readonly size: number;
}

export interface SavedImage {
  readonly reference: string;
  readonly steps: readonly HistoryStep[];
}

interface Group {
  readonly references: string[];
  /** What a save of them writes: each layer once. */
  readonly layers: Set<number>;
  bytes: number;
}

interface Layer {
  readonly number: number;
  readonly size: number;
}

/**
 * Divides images among saves that run side by side. A save writes every layer of its images once, whoever else writes
 * it: the longest save is to be short, and little is to be written twice.
 * @param atMost saves, which is how many can be at work at once
 * @returns the references of each save; one save where several would not be faster
 */
export function saveGroups(images: readonly SavedImage[], atMost: number): readonly (readonly string[])[] {
  const layered = withLayers(images).sort((one, other) => other.bytes - one.bytes);
  const groups: Group[] = Array.from({ length: atMost }, () => ({
    references: [],
    layers: new Set(),
    bytes: 0,
  }));
  for (const { reference, layers } of layered) {
    const choices = groups.map((group) => ({ group, added: bytesAdded(group, layers) }));
    const costs = choices.map(({ group, added }) =>
      cost(groups.map((one) => one.bytes + (one === group ? added : 0))),
    );
    const { group, added } = choices[costs.indexOf(Math.min(...costs))] as (typeof choices)[number];
    group.references.push(reference);
    group.bytes += added;
    for (const { number } of layers) group.layers.add(number);
  }
  return groups.map(({ references }) => references).filter((references) => references.length > 0);
}

/** The longest save holds up everyone; what all of them write keeps the processors busy. */
function cost(bytes: readonly number[]): number {
  return Math.max(...bytes) + bytes.reduce((sum, one) => sum + one, 0) / bytes.length;
}

function bytesAdded(group: Group, layers: readonly Layer[]): number {
  let bytes = 0;
  for (const { number, size } of layers) if (!group.layers.has(number)) bytes += size;
  return bytes;
}

/** Two images share a layer where all steps up to it are the same. */
function withLayers(images: readonly SavedImage[]) {
  const numbers = new Map<string, number>();
  return images.map(({ reference, steps }) => {
    const layers: Layer[] = [];
    for (const { key, size } of steps) {
      const path = `${layers.at(-1)?.number ?? ""} ${key}`;
      const number = numbers.get(path) ?? numbers.size;
      numbers.set(path, number);
      layers.push({ number, size });
    }
    return { reference, layers, bytes: layers.reduce((sum, { size }) => sum + size, 0) };
  });
}

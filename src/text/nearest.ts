/** Longer texts are no slips of the pen, and their distance costs time. */
const LONGEST = 200;

/**
 * The name that was probably meant: the one with the smallest edit distance (insert, delete, replace, swap of two
 * neighbours), capitals ignored, if no more than a third of its letters differ, or if one begins with the other.
 */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  if (written.length === 0 || written.length > LONGEST) return undefined;
  const wanted = written.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    if (name.length > LONGEST) continue;
    const candidate = name.toLowerCase();
    const distance = editDistance(wanted, candidate);
    const near = distance <= Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    const begins = wanted.length >= 3 && (candidate.startsWith(wanted) || wanted.startsWith(candidate));
    if ((near || begins) && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** `Did you mean max-size?`, or undefined where nothing is near. */
export function didYouMean(written: string, names: Iterable<string>): string | undefined {
  const name = nearestName(written, names);
  return name === undefined ? undefined : `Did you mean \`${name}\`?`;
}

/** Optimal string alignment distance. https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** The places of a tar where something begins. */
export interface TarPlace {
  /** As a test's name says it: `header of a/b`. */
  readonly what: string;
  readonly at: number;
}

/** Of a tar by the image builder, whose headers themselves have the sizes of what follows. */
export function placesOf(tar: Buffer): readonly TarPlace[] {
  const places: TarPlace[] = [];
  let at = 0;
  while (tar[at] !== 0) {
    const name = tar.toString("utf8", at, tar.indexOf(0, at));
    const size = Number.parseInt(tar.toString("latin1", at + 124, at + 135), 8);
    const body = at + 512;
    const end = body + size;
    places.push({ what: `header of ${name}`, at }, { what: `size of ${name}`, at: at + 124 });
    places.push({ what: `checksum of ${name}`, at: at + 148 }, { what: `type of ${name}`, at: at + 156 });
    at = end + ((512 - (size % 512)) % 512);
    if (size === 0) continue;
    places.push({ what: `body of ${name}`, at: body }, { what: `middle of ${name}`, at: body + (size >> 1) });
    if (at > end) places.push({ what: `padding of ${name}`, at: end });
  }
  places.push({ what: "end mark", at }, { what: "end mark, second block", at: at + 512 });
  return places;
}

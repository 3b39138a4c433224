/** Docker 23 has the BuildKit that writes provenance into the metadata file. */
export const neededDocker = [23, 0];

/** buildx 0.17 has `--call`, `--progress rawjson` and BUILDX_METADATA_PROVENANCE. */
export const neededBuildx = [0, 17];

/** Both, for a sentence. */
export const neededText = `Docker ${neededDocker[0]} or newer with buildx ${neededBuildx.join(".")} or newer`;

/** Whether a version («28.5.2+dfsg4», «v0.29.1») is at least the needed one. One without a number is a newer build. */
export function isAtLeast(version: string, needed: number[]): boolean {
  const found = /(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (!found) return true;
  const index = needed.findIndex((part, i) => found[i] !== part);
  return index === -1 || (found[index] ?? 0) > (needed[index] ?? 0);
}

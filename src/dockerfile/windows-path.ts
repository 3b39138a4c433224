import { Rejection } from "./rejection.ts";

/**
 * Judges a path of COPY, ADD or WORKDIR in a stage for Windows: everything is on the drive C.
 * @throws Rejection
 */
export function checkWindowsPath(path: string): void {
  const colon = path.indexOf(":");
  if (/^.:$/s.test(path)) throw new Rejection(`${path} names a drive and no path: write ${path}\\folder`);
  if (/^[\\/]{2}/.test(path))
    throw new Rejection(`${path} is on another machine: only paths on C: are taken`);
  if (colon >= 0 && path.slice(0, colon).toLowerCase() !== "c")
    throw new Rejection(`${path} is not on the drive C:`);
}

import { asMapping, asText } from "./values.ts";

/** What can be the result of a build and no image; `--output FOLDER` is files in a folder, that may be named later. */
const NO_IMAGE = /(^|,)type=(cacheonly|local|tar)(,|$)|^(?!.*type=)/;

/** Whether a build with these `--output`s, written as text or as a mapping, makes an image. */
export function makesImage(outputs: unknown): boolean {
  const all: readonly unknown[] = Array.isArray(outputs) ? outputs : [];
  const isImage = (one: unknown) => {
    if (one === undefined) return false;
    const type = asMapping(one)?.["type"];
    return type === undefined
      ? !NO_IMAGE.test(asText(one) ?? "")
      : !/^(cacheonly|local|tar)$/.test(String(type));
  };
  return all.length === 0 || all.some(isImage);
}

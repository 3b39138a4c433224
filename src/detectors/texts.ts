import type { ImageFilesystem } from "../image/filesystem.ts";
import type { SearchedImage } from "./model.ts";

/** Bytes kept of the newest version of a file, as text. */
export function textOf(filesystem: ImageFilesystem, path: string): string | undefined {
  const bytes = filesystem.content(path);
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** Every version that any layer holds of a file, as text, oldest first; as far as their bytes were kept. */
export function textsOf(image: SearchedImage, path: string): string[] {
  const texts: string[] = [];
  for (const { layer, entry } of image.filesystem.lookup(path)?.versions ?? []) {
    const bytes = image.layers[layer]?.contents.get(entry.path);
    if (bytes) texts.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  }
  return texts;
}

/** The value of an environment variable of the image's config. */
export function environment(image: SearchedImage, name: string): string | undefined {
  const setting = image.config.env.find((line) => line.startsWith(`${name}=`));
  return setting?.slice(name.length + 1);
}

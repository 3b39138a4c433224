import type { DevelopmentPackage } from "../development-package.ts";
import { asObject, asString, parseObject } from "../json.ts";
import type { SearchedImage } from "../model.ts";
import { textsOf } from "../texts.ts";

/**
 * npm writes what it put there to `node_modules/.package-lock.json`; `"dev": true` is a dev dependency, and
 * `"devOptional": true` is not. Pruning rewrites the file, so an older version of it still names what was deleted.
 * Keys begin with the workspace's folder where a package lies in a workspace's own node_modules.
 * See «Hidden Lockfiles» in npm's documentation of package-lock.json.
 */
export function fromHiddenLockfile(image: SearchedImage, modules: string): DevelopmentPackage[] | undefined {
  const texts = textsOf(image, `${modules}/.package-lock.json`);
  if (texts.length === 0) return undefined;
  const outer = modules.slice(0, -"node_modules".length);
  const found = new Map<string, DevelopmentPackage>();
  for (const text of texts) {
    const packages = asObject(parseObject(text)?.["packages"]);
    for (const [key, value] of Object.entries(packages ?? {})) {
      const entry = asObject(value);
      if (!entry || entry["link"] === true || !/(^|\/)node_modules\//.test(key)) continue;
      const path = `${outer}${key}`;
      if (entry["dev"] !== true) {
        found.delete(path);
        continue;
      }
      const name =
        asString(entry["name"]) ?? key.slice(key.lastIndexOf("node_modules/") + "node_modules/".length);
      found.set(path, { path, name, version: asString(entry["version"]) });
    }
  }
  return [...found.values()];
}

import { accessSync, constants, lstatSync } from "node:fs";
import { join } from "node:path";
import type { Notice } from "../report/model.ts";
import { destinationOf } from "../settings/paths.ts";
import { fileAt, type WorkTree } from "./work-tree.ts";

/**
 * The file that a path (relative to the root) leads to, absolute, links resolved; a notice where it is not to be read;
 * null where it is not in the workspace.
 */
export function readableFile(tree: WorkTree, path: string): string | Notice | null {
  const found = fileAt(tree, path) ?? leadsTo(tree.root, path);
  return typeof found !== "string" || isReadable(found) ? found : unreadable(path);
}

const unreadable = (path: string): Notice => ({
  level: "error",
  message: "The Dockerfile cannot be read",
  file: path,
});

/** What a path that is no plain file leads to. */
function leadsTo(root: string, path: string): string | Notice | null {
  const warning = (message: string): Notice => ({ level: "warning", message, file: path });
  const found = destinationOf(root, path);
  switch (found.kind) {
    case "file":
      return found.path;
    case "absent":
      return isLink(root, path) ? warning("A link that leads nowhere, so it is passed over") : null;
    case "outside":
      return warning("A link that leads outside the repository, so it is passed over");
    case "unreadable":
      return unreadable(path);
    default:
      return warning("Not a regular file, so it is passed over");
  }
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function isLink(root: string, path: string): boolean {
  try {
    return lstatSync(join(root, path)).isSymbolicLink();
  } catch {
    return false;
  }
}

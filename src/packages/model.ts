export type PackageManager = "dpkg" | "apk";

/** An installed package as the database in the image tells it, with where its bytes lie. */
export interface Package {
  readonly manager: PackageManager;
  readonly name: string;
  readonly version: string;
  /** dpkg's Section (`devel`, `libdevel`, …); `""` elsewhere. */
  readonly section: string;
  /** Index of the layer that installed it: the first whose database holds it at this version. */
  readonly layer: number;
  /** Index of the layer whose database no longer holds it; null: still installed. */
  readonly removedIn: number | null;
  /** Paths of its files (cleaned, no leading `/`), links resolved to where the files lie. */
  readonly files: readonly string[];
  /** Sum over the regular files that the installing layers hold. */
  readonly bytes: number;
}

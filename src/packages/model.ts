export type PackageManager = "dpkg" | "apk" | "rpm" | "chisel";

/** An installed package as the database in the image tells it, with where its bytes lie. */
export interface Package {
  readonly manager: PackageManager;
  readonly name: string;
  readonly version: string;
  /** dpkg's Section (`devel`, `libdevel`, …); `""` elsewhere. */
  readonly section: string;
  /** False: it came along with another one. Null: the image does not tell. */
  readonly requested: boolean | null;
  /** Path of the file that tells of it, without leading `/`. */
  readonly database: string;
  /** Index of the layer that installed it: the first whose database holds it at this version. */
  readonly layer: number;
  /** Index of the layer whose database no longer holds it; null: still installed. */
  readonly removedIn: number | null;
  /** Paths of its files (cleaned, no leading `/`), links resolved to where the files lie. */
  readonly files: readonly string[];
  /** Sum over the regular files that the installing layers hold. */
  readonly bytes: number;
}

/** Why the packages that were found may not be all that the image has. */
export interface PackageNote {
  /** Of the file that could not be read whole, without leading `/`. */
  readonly path: string;
  /** Index of the layer that holds it. */
  readonly layer: number;
  /** What is wrong with it: a clause, plain text. */
  readonly reason: string;
}

/** All that the package databases of an image tell. */
export interface ImagePackages {
  /** In the order in which they were installed, database by database. */
  readonly packages: readonly Package[];
  readonly notes: readonly PackageNote[];
}

/** What an image's `os-release` says. */
export interface OsRelease {
  /** `debian`, `alpine`, `fedora`, … */
  readonly id: string;
  /** `12`; null for those without versions. */
  readonly version: string | null;
  /** For people: `Debian GNU/Linux 12 (bookworm)`. */
  readonly name: string;
}

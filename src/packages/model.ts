export type PackageManager = "dpkg" | "apk" | "rpm" | "chisel";

export type Language = "python" | "ruby" | "php" | "go" | "rust";

/** What is known of every package, whoever installed it. */
interface InstalledPackage {
  readonly name: string;
  readonly version: string;
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

/** An installed package as the database in the image tells it, with where its bytes lie. */
export interface Package extends InstalledPackage {
  readonly manager: PackageManager;
  /** dpkg's Section (`devel`, `libdevel`, …); `""` elsewhere. */
  readonly section: string;
  /** Names that others can require it by: its own, and those that it provides. */
  readonly provides: readonly string[];
  /** What it cannot do without, by such names; alternatives are all among them. */
  readonly depends: readonly string[];
  /** What is installed along with it unless somebody says no. */
  readonly recommends: readonly string[];
}

/**
 * A package of a language, or a program that tells what it is made of. What a package of the system brought is not
 * among them: that one has the files and the bytes.
 */
export interface LanguagePackage extends InstalledPackage {
  readonly language: Language;
  /** Composer's `require-dev`. Null: nothing tells. */
  readonly development: boolean | null;
  /** Of a program: what is linked into it. */
  readonly parts: readonly PackagePart[];
}

export interface PackagePart {
  readonly name: string;
  readonly version: string;
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
  /** Language by language, then by the path of the file that tells of them. */
  readonly languagePackages: readonly LanguagePackage[];
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

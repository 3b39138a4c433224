import type { Notice } from "../../report/model.ts";
import type { NamedContext } from "../../settings/model.ts";

/** One way in which the repository itself builds a Dockerfile. Paths are relative to the root. Serialises as it is. */
export interface DeclaredBuild {
  /** The file that says so. */
  readonly file: string;
  /** What in it: `service api`, `target web`, `job build`; blank: the file as a whole. */
  readonly part: string;
  readonly dockerfile: string;
  readonly context: string;
  /** In lower case; null: none is named, so the last stage is built. */
  readonly target: string | null;
  /** Whether it makes an image at all: not so for a check, or one whose result is files. */
  readonly makesImage: boolean;
  /** Whether users run the image: not so for a development or test build, or one that makes none. */
  readonly ships: boolean;
  /** Whether it goes to a registry. */
  readonly pushed: boolean;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly buildContexts: readonly NamedContext[];
}

/** What one source says, and what could not be taken from it. */
export interface SourceReading {
  readonly builds: readonly DeclaredBuild[];
  readonly notices: readonly Notice[];
}

/** A kind of file that says how a repository builds its images. */
export interface BuildSource {
  readonly name: string;
  /** Whether it says what ships only where no stronger source does: its builds may be for whoever works on the program. */
  readonly isFallback: boolean;
  read(files: RepositoryFiles): Promise<SourceReading>;
}

/** The files that a source may read. Nothing outside the root is told of. */
export interface RepositoryFiles {
  /** Absolute, links resolved. */
  readonly root: string;
  /** Relative to the root, in the order of their bytes; none in a folder that is left out. */
  readonly paths: readonly string[];
  /** The text of a listed file; null where there is none, and where it is longer than 2 MB. */
  read(path: string): Promise<string | null>;
  /**
   * The plain value of a listed YAML file, read once; null where `read` gives null.
   * @throws what the parser does
   */
  yaml(path: string): Promise<unknown>;
  /** What lies at a path, links followed; `outside` where they lead out of the root. */
  kind(path: string): "file" | "folder" | "absent" | "outside";
}

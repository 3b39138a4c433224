/** As GitHub has them. */
export type AnnotationLevel = "error" | "warning" | "notice";

export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  /** Relative to the repository's root. */
  readonly file?: string;
  readonly line?: number;
}

/** An annotation that waits for its turn. */
export interface Ranked extends Annotation {
  /** 0 is told first. */
  readonly rank: number;
  readonly bytes: number;
}

/** A package that is there for development alone, as what an installer left behind tells. */
export interface DevelopmentPackage {
  /** Its folder in the image. */
  readonly path: string;
  readonly name: string;
  readonly version: string | undefined;
}

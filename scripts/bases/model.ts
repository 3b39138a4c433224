/** What a layer is made of. Its bytes depend on this, on the layers below and on the machine's archives alone. */
export interface LayerRecipe {
  /** Unique among all recipes. */
  readonly name: string;
  /** The layer that the script finds unpacked in `$ROOT`; none: `$ROOT` is empty. What it changes is the layer. */
  readonly below?: string;
  /** Debian packages, unpacked for the script at `$DEBS/<package>`. */
  readonly debs?: readonly { readonly suite: string; readonly packages: readonly string[] }[];
  /** npm packages `name@version`, unpacked for the script at `$NPM/<name>`. */
  readonly npm?: readonly string[];
  /** Bash, run as root after `prelude.sh`, which says what it may use. */
  readonly script: string;
}

/** The part of an OCI image config that a Dockerfile sets. */
export interface ImageSettings {
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly WorkingDir?: string;
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>;
  readonly StopSignal?: string;
}

/** An image: layers, lowest first, and how it runs. */
export interface ImageRecipe {
  /** The names that it stands in for. */
  readonly references: readonly string[];
  readonly layers: readonly string[];
  readonly settings: ImageSettings;
}

/** One family of images, and the layers that it adds to those of the families before. */
export interface Family {
  readonly layers: readonly LayerRecipe[];
  readonly images: readonly ImageRecipe[];
}

/** A layer as it lies in the cache. */
export interface LayerBlob {
  /** sha256 of the tar. */
  readonly diffId: string;
  /** sha256 of the gzip blob. */
  readonly digest: string;
  /** Bytes of the gzip blob. */
  readonly size: number;
}

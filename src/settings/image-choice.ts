import { StagecheckError } from "../errors.ts";

/** An image as `inspect` is given it. */
export interface ImageChoice {
  /** As written. */
  readonly source: string;
  /** Which of the images that it holds: a name, a digest, the beginning of an id; null: it holds one. */
  readonly name: string | null;
}

/** The image that `inspect` looks into and the one that it is compared with. */
export function readImages(
  values: ReadonlyMap<string, readonly string[]>,
  source = "",
): { readonly image: ImageChoice; readonly against: ImageChoice | null } {
  const last = (name: string): string | null => values.get(name)?.at(-1) ?? null;
  const against = last("against");
  return {
    image: { source, name: last("image") },
    against: against === null ? null : { source: against, name: last("against-image") },
  };
}

/** What is wrong with the choice of images. */
export function checkImages(
  values: ReadonlyMap<string, readonly string[]>,
  source: string | undefined,
): readonly StagecheckError[] {
  const faults = ["image", "against", "against-image"].flatMap((name) => {
    const times = values.get(name)?.length ?? 0;
    return times > 1 ? [new StagecheckError(`--${name} is given ${times} times`)] : [];
  });
  const [against] = values.get("against") ?? [];
  if (against === undefined) {
    if (values.has("against-image")) {
      faults.push(new StagecheckError("--against-image needs --against: the source that holds the image"));
    }
    return faults;
  }
  if (against === "-" && source === "-") {
    faults.push(new StagecheckError("Standard input can be one of two images, and not both"));
  }
  if (values.get("platform")?.includes("all")) {
    const remedy = "Name the platform to compare them for.";
    faults.push(new StagecheckError("--against compares one platform, and --platform names all", { remedy }));
  }
  return faults;
}

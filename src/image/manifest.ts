/** Indexes and manifests: OCI, Docker schema 2, and the `manifest.json` of Docker's archives. */
import { ImageError } from "../errors.ts";
import { isDigest } from "./digest.ts";
import { JsonValue } from "./json.ts";

/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes of the blob. */
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
  /** `os/arch[/variant]`, where the descriptor says. */
  readonly platform: string | undefined;
}

export interface Index {
  readonly kind: "index";
  readonly manifests: readonly Descriptor[];
}

export interface Manifest {
  readonly kind: "manifest";
  readonly config: Descriptor;
  /** Base first. */
  readonly layers: readonly Descriptor[];
}

/** One image of a `manifest.json`; paths are those within the archive. */
export interface DockerManifest {
  readonly config: string;
  readonly tags: readonly string[];
  /** Base first. */
  readonly layers: readonly string[];
}

/** Tells an index from a manifest by what it holds; media types are often missing or wrong. */
export function parseIndexOrManifest(bytes: Uint8Array, name: string): Index | Manifest {
  const json = JsonValue.parse(bytes, name);
  if (json.has("manifests"))
    return { kind: "index", manifests: json.get("manifests").list().map(parseDescriptor) };
  if (json.has("config")) {
    return {
      kind: "manifest",
      config: parseDescriptor(json.get("config")),
      layers: json.get("layers").list().map(parseDescriptor),
    };
  }
  if (json.has("fsLayers")) {
    throw new ImageError(`${name} is a manifest of Docker's schema 1, which is not read`, {
      remedy: "Push the image anew with a current engine.",
    });
  }
  throw new ImageError(`${name} is neither an image index nor a manifest`);
}

export function parseDockerManifests(bytes: Uint8Array, name: string): readonly DockerManifest[] {
  return JsonValue.parse(bytes, name)
    .list()
    .map((image) => ({
      config: image.get("Config").text(),
      tags: image.get("RepoTags").texts(),
      layers: image.get("Layers").texts(),
    }));
}

/** BuildKit puts the attestations of an image beside it, as manifests that are no images. */
export function isAttestation(descriptor: Descriptor): boolean {
  return (
    descriptor.annotations["vnd.docker.reference.type"] === "attestation-manifest" ||
    (descriptor.platform?.startsWith("unknown/") ?? false)
  );
}

/** The name that a descriptor of an `index.json` gives its image; often a bare tag, where it has no better one. */
export function namesOf(descriptor: Descriptor): readonly string[] {
  const name =
    descriptor.annotations["io.containerd.image.name"] ||
    descriptor.annotations["org.opencontainers.image.ref.name"];
  return name ? [name] : [];
}

function parseDescriptor(json: JsonValue): Descriptor {
  const digest = json.get("digest");
  if (!isDigest(digest.text())) throw digest.fault("a digest");
  return {
    mediaType: json.get("mediaType").textOr(""),
    digest: digest.text(),
    size: json.get("size").size(),
    annotations: json.get("annotations").textMap(),
    platform: parsePlatform(json.get("platform")),
  };
}

function parsePlatform(json: JsonValue): string | undefined {
  if (json.absent) return undefined;
  const variant = json.get("variant").textOr("");
  const parts = [json.get("os").textOr("unknown"), json.get("architecture").textOr("unknown"), variant];
  return parts.filter((part) => part !== "").join("/");
}

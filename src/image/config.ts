import { isDigest } from "./digest.ts";
import { JsonValue } from "./json.ts";
import type { ImageConfig } from "./model.ts";

/**
 * Reads an image's config; `name` begins the messages.
 * https://github.com/opencontainers/image-spec/blob/main/config.md
 */
export function parseConfig(bytes: Uint8Array, name: string): ImageConfig {
  const json = JsonValue.parse(bytes, name);
  const rootfs = json.get("rootfs");
  const diffIds = (rootfs.absent ? rootfs : rootfs.get("diff_ids")).list().map((item) => {
    const diffId = item.text();
    if (!isDigest(diffId)) throw item.fault("a digest");
    return diffId;
  });
  const config = json.get("config").absent ? new JsonValue({}, name) : json.get("config");
  const variant = json.get("variant").textOr("");
  return {
    os: json.get("os").textOr("unknown"),
    architecture: json.get("architecture").textOr("unknown"),
    ...(variant === "" ? {} : { variant }),
    env: config.get("Env").texts(),
    entrypoint: words(config.get("Entrypoint")),
    cmd: words(config.get("Cmd")),
    workingDir: config.get("WorkingDir").textOr(""),
    user: config.get("User").textOr(""),
    labels: config.get("Labels").textMap(),
    diffIds,
    history: json
      .get("history")
      .list()
      .map((entry) => ({
        createdBy: entry.get("created_by").textOr(""),
        comment: entry.get("comment").textOr(""),
        emptyLayer: entry.get("empty_layer").flag(),
      })),
  };
}

/** Very old images hold one string where a list belongs. */
function words(value: JsonValue): readonly string[] {
  return value.isText ? [value.text()] : value.texts();
}

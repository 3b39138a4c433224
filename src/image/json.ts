import { ImageError } from "../errors.ts";

/** JSON of an image (manifest, index, config) is never larger; registries take 4 MiB of manifest. */
export const JSON_BYTES_LIMIT = 8 << 20;

/**
 * A value out of an image's JSON with its place, for reading it without trust: every accessor throws an
 * {@link ImageError} that names the place where the type is not the one asked for. Null counts as absent.
 */
export class JsonValue {
  readonly #value: unknown;
  readonly #place: string;

  constructor(value: unknown, place: string) {
    this.#value = value;
    this.#place = place;
  }

  static parse(bytes: Uint8Array, name: string): JsonValue {
    try {
      return new JsonValue(JSON.parse(new TextDecoder("utf-8").decode(bytes)), name);
    } catch (cause) {
      throw new ImageError(`${name} is not valid JSON`, { cause, remedy: "Export or pull the image again." });
    }
  }

  get absent(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  get isText(): boolean {
    return typeof this.#value === "string";
  }

  /** A member of an object; absent where the object has none. */
  get(key: string): JsonValue {
    const place = `${this.#place}, ${key}`;
    if (typeof this.#value !== "object" || this.#value === null || Array.isArray(this.#value)) {
      throw this.fault("an object");
    }
    return new JsonValue(Object.hasOwn(this.#value, key) ? Reflect.get(this.#value, key) : undefined, place);
  }

  has(key: string): boolean {
    return !this.get(key).absent;
  }

  text(): string {
    if (typeof this.#value !== "string") throw this.fault("text");
    return this.#value;
  }

  textOr(fallback: string): string {
    return this.absent ? fallback : this.text();
  }

  /** A whole number of bytes. */
  size(): number {
    if (!Number.isSafeInteger(this.#value) || (this.#value as number) < 0)
      throw this.fault("a number of bytes");
    return this.#value as number;
  }

  flag(): boolean {
    if (this.absent) return false;
    if (typeof this.#value !== "boolean") throw this.fault("true or false");
    return this.#value;
  }

  /** Empty where absent. */
  list(): readonly JsonValue[] {
    if (this.absent) return [];
    if (!Array.isArray(this.#value)) throw this.fault("a list");
    return this.#value.map((item, index) => new JsonValue(item, `${this.#place}[${index}]`));
  }

  texts(): readonly string[] {
    return this.list().map((item) => item.text());
  }

  /** Text by key; empty where absent. */
  textMap(): Readonly<Record<string, string>> {
    if (this.absent) return {};
    if (typeof this.#value !== "object" || Array.isArray(this.#value)) throw this.fault("an object");
    return Object.fromEntries(
      Object.entries(this.#value as object).map(([key, value]) => [
        key,
        new JsonValue(value, `${this.#place}, ${key}`).textOr(""),
      ]),
    );
  }

  fault(wanted: string): ImageError {
    return new ImageError(`${this.#place}: not ${wanted}`, {
      remedy: "The image is damaged, or was written by a faulty tool.",
    });
  }
}

export * from "./image.ts";
export * from "./random.ts";
export * from "./tar.ts";

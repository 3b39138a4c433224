import type { Instruction } from "../../../src/dockerfile/model.ts";
import type { ImageConfig } from "../../../src/image/model.ts";

/** What a stand-in says of its base's config. */
export type BaseConfig = Partial<Pick<ImageConfig, "env" | "entrypoint" | "cmd" | "workingDir">>;

/** The config that the instructions of the shipped stage make of its base's. Values are taken as written. */
export function imageConfig(base: BaseConfig, instructions: readonly Instruction[]): BaseConfig {
  const config = { env: [...(base.env ?? [])], entrypoint: base.entrypoint ?? [], cmd: base.cmd ?? [] };
  let workingDir = base.workingDir ?? "";
  for (const { keyword, text } of instructions) {
    const rest = text.slice(keyword.length).replaceAll("\\\n", " ").trim();
    if (keyword === "ENTRYPOINT") {
      config.entrypoint = words(rest);
      config.cmd = [];
    } else if (keyword === "CMD") config.cmd = words(rest);
    else if (keyword === "WORKDIR") workingDir = rest.startsWith("/") ? rest : `${workingDir}/${rest}`;
    else if (keyword === "ENV") config.env = variables(rest).reduce(withVariable, config.env);
  }
  return { ...config, workingDir };
}

function words(text: string): readonly string[] {
  return text.startsWith("[") ? (JSON.parse(text) as string[]) : ["/bin/sh", "-c", text];
}

function variables(text: string): [name: string, value: string][] {
  return [...text.matchAll(/([A-Za-z_]\w*)=("[^"]*"|\S*)/g)].map(([, name = "", value = ""]) => [
    name,
    value.replace(/^"|"$/g, ""),
  ]);
}

/** A later setting takes the place of an earlier one of the same name, and can be made of it (`$PATH`). */
function withVariable(env: readonly string[], [name, value]: [string, string]): string[] {
  const before = env.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  const others = env.filter((line) => !line.startsWith(`${name}=`));
  return [...others, `${name}=${value.replaceAll(`$${name}`, before)}`];
}

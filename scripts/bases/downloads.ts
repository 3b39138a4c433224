import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Machine } from "./machine.ts";
import type { LayerRecipe } from "./model.ts";
import type { Run } from "./run.ts";

/** Gets Debian and npm packages by the machine's own apt and npm, each suite's index once. */
export class Downloads {
  readonly #machine: Machine;
  readonly #folder: string;
  readonly #run: Run;
  readonly #suites = new Map<string, Promise<readonly string[]>>();

  constructor(machine: Machine, folder: string, run: Run) {
    this.#machine = machine;
    this.#folder = folder;
    this.#run = run;
  }

  /** Unpacks a layer's Debian packages to `folder/<package>`, each with its control file as `.control`. */
  async debs(recipe: LayerRecipe, folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const { suite, packages } of recipe.debs ?? []) {
      const options = await this.#suite(suite);
      await this.#run("apt-get", [...options, "download", "-q", ...packages], folder);
    }
    for (const deb of (await readdir(folder)).filter((name) => name.endsWith(".deb"))) {
      const unpacked = join(folder, deb.replace(/_.*/, ""));
      await this.#run("dpkg-deb", ["-x", deb, unpacked], folder);
      await writeFile(join(unpacked, ".control"), await this.#run("dpkg-deb", ["-f", deb], folder));
    }
  }

  /** Unpacks a layer's npm packages to `folder/<name>`. */
  async npm(recipe: LayerRecipe, folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const wanted of recipe.npm ?? []) {
      const packed = JSON.parse(await this.#run("npm", ["pack", "--silent", "--json", wanted], folder));
      const { filename, name } = packed[0];
      await this.#run("tar", ["-xzf", filename, "--no-same-owner"], folder);
      await rename(join(folder, "package"), join(folder, name));
    }
  }

  #suite(suite: string): Promise<readonly string[]> {
    const known = this.#suites.get(suite) ?? this.#update(suite);
    this.#suites.set(suite, known);
    return known;
  }

  /** Options that make apt see one suite and nothing of what this machine has installed. */
  async #update(suite: string): Promise<readonly string[]> {
    const home = join(this.#folder, `apt-${suite}`);
    await mkdir(join(home, "lists", "partial"), { recursive: true });
    await mkdir(join(home, "archives", "partial"), { recursive: true });
    await writeFile(join(home, "status"), "");
    await writeFile(join(home, "sources.list"), `deb ${this.#machine.mirror} ${suite} main\n`);
    const settings = {
      "Dir::Etc::sourcelist": join(home, "sources.list"),
      "Dir::Etc::sourceparts": "/dev/null",
      "Dir::State": home,
      "Dir::State::status": join(home, "status"),
      "Dir::Cache": home,
      "Acquire::Check-Valid-Until": "false",
      "Acquire::Languages": "none",
      "APT::Sandbox::User": "root",
    };
    const options = Object.entries(settings).flatMap(([key, value]) => ["-o", `${key}=${value}`]);
    await this.#run("apt-get", [...options, "update", "-q"], home);
    return options;
  }
}

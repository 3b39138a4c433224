import type { Family } from "../model.ts";
import { debianPath } from "./debian.ts";

const packages = [
  ...["ca-certificates", "curl", "git", "netbase", "tzdata"],
  ...["gcc", "g++", "libc6-dev", "make", "patch", "pkg-config", "python3"],
];

/** What the full (not slim) node, golang and python images lie on: compilers, version control, Python. */
export const buildpack: Family = {
  layers: [
    {
      name: "buildpack",
      below: "debian",
      script: `install_packages ${packages.join(" ")}`,
    },
  ],
  images: [
    {
      references: ["buildpack-deps:bookworm", "buildpack-deps:bookworm-scm"],
      layers: ["debian", "buildpack"],
      settings: { Env: [debianPath], Cmd: ["bash"] },
    },
  ],
};

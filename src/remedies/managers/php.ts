import { hasOption } from "../commands.ts";
import { behindSubcommand, isWholeProject } from "./calls.ts";
import type { Manager } from "./model.ts";

const composer: Manager = {
  name: "composer",
  detector: /^php-dev-dependencies$/,
  installs: (call) =>
    call.program.replace(/\.phar$/, "") === "composer" && isWholeProject(call, /^(install|i)$/),
  production: (call) => (hasOption(call, /^--(no-dev|dev)$/) ? null : behindSubcommand(call, "--no-dev")),
  // Symfony starts for development where nothing says otherwise, with the bundles of that part.
  isNeeded: ({ items }, { environment }) =>
    items.some(({ package: name }) => name?.endsWith("-bundle")) &&
    !/\bAPP_ENV[= ]["']?prod/.test(environment),
};

export const phpManagers: readonly Manager[] = [composer];

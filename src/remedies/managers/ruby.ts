import { hasOption, subcommand } from "../commands.ts";
import type { Manager } from "./model.ts";

const WITHOUT = "bundle config set without 'development test'";

const bundler: Manager = {
  name: "bundler",
  detector: /^ruby-dev-dependencies$/,
  installs: (call) => {
    const sub = subcommand(call);
    return (
      call.program === "bundle" &&
      (sub === null || sub.name.text === "install") &&
      call.args.every(({ text }) => !/[$*]/.test(text))
    );
  },
  production: (call, { text }) =>
    hasOption(call, /^--(without|with)\b/) ||
    /BUNDLE_WITHOUT|bundle config/.test(text) ||
    /^(\|\||\|)$/.test(call.command.operator ?? "")
      ? null
      : [{ at: call.command.at, remove: 0, insert: `${WITHOUT} && ` }],
  // Rails starts for development where nothing says otherwise, with the gems of that group.
  isNeeded: (_, { environment, files }) =>
    files("Gemfile").some((text) => /^[ \t]*gem[ (]+["'](rails|hanami)["']/m.test(text)) &&
    !/\b(RAILS|RACK|HANAMI)_ENV[= ]["']?(production|staging)/.test(environment),
};

export const rubyManagers: readonly Manager[] = [bundler];

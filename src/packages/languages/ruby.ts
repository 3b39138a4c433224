import { baseName, parentPath } from "../../image/path.ts";
import { decode } from "../database.ts";
import { type LanguageMetadata, pathsBelow } from "../language.ts";

/** Those that come with Ruby itself lie in `default`. */
const SPECIFICATION = /(^|\/)specifications\/(default\/)?[^/]+\.gemspec$/;

/** What gem and bundler installed: one file for each gem. https://guides.rubygems.org/command-reference/#gem-environment */
export const ruby: LanguageMetadata = {
  language: "ruby",
  content: (path) => (path.endsWith(".gemspec") && SPECIFICATION.test(path) ? "head" : "none"),
  pathOf: (key) => (SPECIFICATION.test(key) ? key : undefined),
  keyOf: (path) => path,
  read: (bytes, { path, filesystem }) => {
    const text = decode(bytes);
    // RubyGems writes it for readers that do not run Ruby.
    const [, stubName, stubVersion] = /^# stub: (\S+) (\S+) /m.exec(text) ?? [];
    const name = stubName ?? assigned(text, "name");
    const version = stubVersion ?? assigned(text, "version");
    if (name === undefined || version === undefined) return [];
    const full = baseName(path).slice(0, -".gemspec".length);
    const home = parentPath(path).replace(/\/?specifications(\/default)?$/, "");
    const inside = (folder: string) => (home === "" ? folder : `${home}/${folder}`);
    const files = () => {
      const builds = filesystem
        .children(inside("extensions"))
        .flatMap((platform) =>
          filesystem
            .children(inside(`extensions/${platform}`))
            .map((api) => inside(`extensions/${platform}/${api}/${full}`)),
        );
      const own = [`gems/${full}`, `doc/${full}`, `cache/${full}.gem`, `build_info/${full}.info`].map(inside);
      return [path, ...[...own, ...builds].flatMap((part) => pathsBelow(filesystem, part))];
    };
    return [{ name, version, requested: null, development: null, parts: [], files }];
  },
};

/** `s.name = "rake".freeze` */
function assigned(text: string, field: string): string | undefined {
  return new RegExp(`^\\s*\\w+\\.${field}\\s*=\\s*["']([^"']+)["']`, "m").exec(text)?.[1];
}

import type { RpmDatabase } from "./database.ts";

/**
 * One line for each package: `%{NAME}\t%{VERSION}-%{RELEASE}\t%{INSTALLTIME}\t%{BUILDTIME}\t%{VENDOR}\t%{EPOCH}\t%{SIZE}\t%{ARCH}\t%{EPOCHNUM}\t%{SOURCERPM}`.
 * Files are not listed.
 */
export function readManifest(text: string): RpmDatabase {
  const lines = text.split("\n").filter((line) => line !== "");
  const packages = lines.flatMap((line) => {
    const [name = "", version = "", , , , , , architecture, epoch = "0", source] = line.split("\t");
    if (name === "" || architecture === undefined || source === undefined) return [];
    return [
      {
        name,
        version: /^[1-9]\d*$/.test(epoch) ? `${epoch}:${version}` : version,
        architecture,
        depends: [],
        recommends: [],
        folders: [],
        files: [],
      },
    ];
  });
  return packages.length === lines.length ? { packages } : { packages, fault: "a line is damaged" };
}

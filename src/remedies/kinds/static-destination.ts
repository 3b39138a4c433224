import type { Finding } from "../../inspect/model.ts";
import { replaceWord } from "../commands.ts";
import { readCopy } from "../copy.ts";
import { around, workingFolder } from "../lineage.ts";
import { inDockerfile, type Remedy } from "../model.ts";

/** Where web servers' packages and images put their own pages; a configuration that names nothing leads to one of them. */
const USUAL =
  /^\/(usr\/share\/nginx\/html|var\/www(\/html)?|usr\/local\/apache2\/htdocs|usr\/share\/caddy|srv)$/;

/** The folder that is served, as the finding's own advice names it. */
const servedFolder = ({ remedy }: Finding): string => /^Copy them to (\/\S+?),/.exec(remedy)?.[1] ?? "";

/** A site that was copied where its server does not look: to where it looks. */
export const staticDestination: Remedy = {
  fits: ({ detector, origin, items }) =>
    detector === "static-files-not-served" && origin === "copy" && items.length === 1,
  propose: ({ parsed, target, instruction, finding }) => {
    const [item] = finding.items;
    const copy = readCopy(instruction, parsed, workingFolder(around(parsed, target, instruction).before));
    const served = servedFolder(finding);
    if (!copy || !USUAL.test(served) || copy.destination !== item?.path) return null;
    const slash = copy.written.text.endsWith("/") ? "/" : "";
    return inDockerfile([replaceWord(copy.written, `${served}${slash}`)]);
  },
};

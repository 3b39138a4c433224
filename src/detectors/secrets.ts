import { baseName } from "../image/path.ts";
import { fileEvidence } from "./evidence.ts";
import type { Detector, Evidence } from "./model.ts";
import { ownerOf } from "./package-evidence.ts";
import { named } from "./paths.ts";
import { advise } from "./sentences.ts";
import { textsOf } from "./texts.ts";

/** A kind of file that can hold a secret; what is in it decides. */
interface SecretFile {
  readonly name: string;
  readonly path: RegExp;
  readonly holdsSecret: (text: string) => boolean;
}

const PRIVATE_KEY =
  /^-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[ \t]*\n(?:[\w-]+: .*\n)*\n?[A-Za-z0-9+/=]{32}/m;
/** What stands in for a value: a variable, or words that say so. */
const PLACEHOLDER =
  /^$|\$|[<>{}]|^(x+|\*+|\.+|changeme|change-me|change_me|secret|password|passwd|pass|token|example|test|dummy|none|null|true|false|todo|root|admin|postgres|localhost)$|example|your[-_ ]|placeholder|replace|insert|changeme|dummy|sample/i;
const SECRET_NAME =
  /(^|_)(SECRET|TOKEN|PASSWORD|PASSWD|APIKEY|API_KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY|CREDENTIALS)(_|$)/i;
const SHORTEST_VALUE = 8;

const FILES: readonly SecretFile[] = [
  {
    name: "private key",
    path: /(^|\/)(id_(rsa|dsa|ecdsa|ed25519)|[^/]+\.(pem|key|p8))$/,
    holdsSecret: (text) => PRIVATE_KEY.test(text),
  },
  {
    name: "npm token",
    path: /(^|\/)\.npmrc$/,
    holdsSecret: (text) => anyValue(text, /(?:^|:)(?:_authToken|_auth|_password)[ \t]*=[ \t]*(.+)$/gm),
  },
  {
    name: "yarn token",
    path: /(^|\/)\.yarnrc\.yml$/,
    holdsSecret: (text) => anyValue(text, /\bnpmAuthToken:[ \t]*(.+)$/gm),
  },
  {
    name: "PyPI password",
    path: /(^|\/)\.pypirc$/,
    holdsSecret: (text) => anyValue(text, /^[ \t]*password[ \t]*[=:][ \t]*(.+)$/gm),
  },
  {
    name: "password in .netrc",
    path: /(^|\/)[._]netrc$/,
    holdsSecret: (text) => anyValue(text, /\bpassword[ \t]+(\S+)/g),
  },
  {
    name: "git credentials",
    path: /(^|\/)\.git-credentials$/,
    holdsSecret: (text) => anyValue(text, /^https?:\/\/[^:/\s]+:([^@\s]+)@/gm),
  },
  {
    name: "AWS secret key",
    path: /(^|\/)\.aws\/credentials$/,
    holdsSecret: (text) => anyValue(text, /^[ \t]*aws_secret_access_key[ \t]*=[ \t]*(.+)$/gm),
  },
  {
    name: "registry password",
    path: /(^|\/)\.docker\/config\.json$/,
    holdsSecret: (text) => anyValue(text, /"auth"\s*:\s*"([^"]+)"/g),
  },
  {
    name: "values in .env",
    path: /(^|\/)\.env(\.(local|production|prod|staging))?$/,
    holdsSecret: holdsValues,
  },
];
/** Names that any of them has: nearly all files are told by this alone. */
const NAME = /^(?:id_|\.|_netrc|credentials|config\.json)|\.(?:pem|key|p8)$/;
const LIMIT = 65_536;

/** Keys of test suites and of libraries' examples, and the system's own folders. */
const NOT_OWN =
  /(^|\/)(node_modules|vendor|site-packages|dist-packages|gems|tests?|testdata|__tests__|fixtures|examples?|spec|docs?)\/|^(usr\/(lib|lib64|share|libexec|src|include|local\/(lib|share|go|cargo|rustup))|go|etc\/(ssl|ssh|pki|ca-certificates)|var\/lib)\//;

export const secrets: Detector = {
  id: "secrets",
  title: "Secrets",
  severity: "error",
  ownOnly: true,
  reads: NAME,
  content: (path, size) => (size <= LIMIT && fileKind(path) !== undefined ? "whole" : "none"),
  search: (image) => {
    const found: Evidence[] = [];
    for (const { path } of named(image, NAME)) {
      const kind = fileKind(path);
      if (!kind || ownerOf(image, path)) continue;
      if (!textsOf(image, path).some((text) => kind.holdsSecret(text.replaceAll("\r\n", "\n")))) continue;
      found.push(...fileEvidence(image, { path, name: kind.name, detail: `/${path}`, programs: [] }));
    }
    return found;
  },
  message: ({ evidence }) => {
    const files = evidence.map(({ name, detail }) => `${detail} (${name})`);
    const listed = files.length > 4 ? [...files.slice(0, 3), `${files.length - 3} more`] : files;
    return `secrets that whoever pulls the image can read: ${listed.join(", ")}`;
  },
  remedy: (facts) =>
    `${advise(facts, {
      base: "Remove it where {base} is made.",
      copy: "Name the file in .dockerignore, and hand it to the build with `RUN --mount=type=secret`.",
      run: "Hand it to the RUN with `--mount=type=secret`; a file that a later line deletes can still be read.",
    })} What was in a pushed image must be replaced.`,
};

function fileKind(path: string): SecretFile | undefined {
  if (!NAME.test(baseName(path)) || NOT_OWN.test(path)) return undefined;
  return FILES.find((kind) => kind.path.test(path));
}

function anyValue(text: string, pattern: RegExp): boolean {
  return [...text.matchAll(pattern)].some(([, value = ""]) => isValue(value));
}

function isValue(written: string): boolean {
  const value = written.trim().replace(/^(["'])(.*)\1$/, "$2");
  return value.length >= SHORTEST_VALUE && !PLACEHOLDER.test(value);
}

/** A setting whose name says that it is secret, with a value. */
function holdsValues(text: string): boolean {
  return [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*(.*)$/gm)].some(
    ([, name = "", value = ""]) => SECRET_NAME.test(name) && isValue(value),
  );
}

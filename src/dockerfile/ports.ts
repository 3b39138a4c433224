import { Rejection } from "./rejection.ts";

const HIGHEST_PORT = 65_535;

/** How many ports a range holds; null where it is none. */
function rangeSize(range: string): number | null {
  const dash = range.indexOf("-");
  const ends = dash < 0 ? [range, range] : [range.slice(0, dash), range.slice(dash + 1)];
  const [first = 0, last = 0] = ends.map((end) => (/^\+?\d+$/.test(end) ? Number(end) : Number.NaN));
  return first <= last && last <= HIGHEST_PORT ? last - first + 1 : null;
}

const BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`);

function isAddress(text: string): boolean {
  const bare = /^\[([^[\]]*)\]$/.exec(text)?.[1] ?? text;
  if (bare === "" || IPV4.test(bare)) return true;
  return /^[0-9a-f:.]+$/i.test(bare) && URL.canParse(`http://[${bare}]/`);
}

/**
 * Judges what EXPOSE takes: `80`, `53/udp`, `8000-8010`; BuildKit also lets `[address:]port:` stand before it.
 * @throws Rejection
 */
export function checkPort(written: string): void {
  const reject = (why: string): never => {
    throw new Rejection(`EXPOSE ${written}: ${why}; write 80, 53/udp or 8000-8010`);
  };
  const parts = written.split(":");
  const [container = ""] = parts.slice(-1);
  const host = parts.at(-2) ?? "";
  const slash = container.indexOf("/");
  const port = slash < 0 ? container : container.slice(0, slash);
  const protocol = slash < 0 ? "" : container.slice(slash + 1);
  if (port === "") reject("there is no port");
  if (!/^(?:tcp|udp|sctp)?$/i.test(protocol)) reject(`${protocol} is no protocol, tcp, udp and sctp are`);
  if (!isAddress(parts.slice(0, -2).join(":"))) reject("what stands before it is no address");
  const size = rangeSize(port) ?? reject(`${port} is no port or range of ports`);
  if (host === "") return;
  const hostSize = rangeSize(host) ?? reject(`${host} is no port or range of ports`);
  if (size !== 1 && size !== hostSize) reject("the two ranges are not equally long");
}

import { terminal } from "../text/escape.ts";
import { finishedLine } from "./lines.ts";
import type { ProgressListener } from "./model.ts";

const ERASE_BELOW = "\u001b[0J";
const FRAME_MS = 100;

interface Screen {
  write(text: string): unknown;
  readonly columns?: number;
}

/** Live lines on a terminal: what is done stays, what runs is redrawn below it. */
export function terminalListener(screen: Screen): ProgressListener {
  const running = new Map<string, string>();
  let phase = "";
  let drawn = 0;
  let last = 0;

  const up = (): string => (drawn > 0 ? `\u001b[${drawn}A\r` : "\r");
  const cut = (line: string): string => {
    const width = (screen.columns ?? 80) - 1;
    return line.length > width ? `${line.slice(0, width - 1)}…` : line;
  };
  const draw = (above: readonly string[]): void => {
    const live = [...(phase ? [phase] : []), ...running.values()].map(cut);
    screen.write(`${up()}${ERASE_BELOW}${[...above, ...live].map((line) => `${line}\n`).join("")}`);
    drawn = live.length;
    last = Date.now();
  };

  return (event) => {
    switch (event.kind) {
      case "phase":
        phase = terminal(event.text);
        return draw([]);
      case "note":
        return draw([terminal(event.text)]);
      case "target-started":
        running.set(`${event.side} ${event.target}`, `  ${terminal(event.target)} …`);
        return draw([]);
      case "target-running": {
        const step = event.step === null ? "" : ` ${event.step}`;
        running.set(
          `${event.side} ${event.target}`,
          terminal(
            `  ${event.target} ${event.done}/${event.steps}${step}`.replace(/\s+/g, " ").replace(/^ /, "  "),
          ),
        );
        if (Date.now() - last >= FRAME_MS) draw([]);
        return;
      }
      case "target-finished":
        running.delete(`${event.side} ${event.target}`);
        return draw([finishedLine(event), ...event.log.map((line) => `    ${terminal(line)}`)]);
      default:
        phase = "";
        running.clear();
        return draw([]);
    }
  };
}

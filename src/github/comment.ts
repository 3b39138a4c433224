import { StagecheckError } from "../errors.ts";
import { withoutTimings } from "../report/markdown/timings.ts";
import type { CommentPolicy } from "../settings/model.ts";
import { type Answer, createClient, type Failure, type GitHubClient, type Pace } from "./client.ts";
import type { GitHubContext } from "./context.ts";
import { explainFailure } from "./failure.ts";
import { type Comment, openThread, type Thread } from "./thread.ts";

/** What the policies look at. */
export interface CommentOccasion {
  readonly changed: boolean;
  readonly failed: boolean;
}

export interface CommentResult {
  readonly status: "created" | "updated" | "unchanged" | "skipped" | "failed";
  readonly id?: number;
  readonly url?: string;
  /** A plain sentence or two: what went wrong and what to do. */
  readonly warning?: string;
}

export interface CommentOptions {
  readonly context: GitHubContext;
  readonly token: string | null;
  readonly policy: CommentPolicy;
  /** Of the comment, where a repository has several. */
  readonly key: string;
  readonly occasion: CommentOccasion;
  /** Makes the text, of at most so many characters (JavaScript's length). */
  readonly render: (limit: number) => string;
  readonly pace?: Pace;
}

/**
 * GitHub says «maximum is 65536 characters». It counts code points, sometimes bytes; JavaScript's length is
 * never less than the former. Should GitHub refuse that, a third of it fits whatever is counted.
 */
const LIMITS = [65_536, 21_845] as const;

/**
 * The hidden first line by which the comment is found again.
 * @throws {StagecheckError} where the key is none
 */
export function commentMarker(key: string): string {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(key)) {
    throw new StagecheckError(`${JSON.stringify(key)} is no comment key`, {
      remedy: "Use 1 to 64 letters, digits, dots, underscores and hyphens.",
    });
  }
  return `<!-- stagecheck:${key} -->`;
}

/**
 * Writes the one comment of the pull request: updates the first of ours, else makes one. An existing comment
 * is updated whatever the policy (but `never`) says of a new one: it must not go stale.
 * Never throws for what GitHub does.
 */
export async function publishComment(options: CommentOptions): Promise<CommentResult> {
  const { context, policy, occasion } = options;
  const marker = commentMarker(options.key);
  if (policy === "never" || context.pullRequest === null) return { status: "skipped" };
  if (!options.token) {
    return {
      status: "failed",
      warning:
        "There is no token to write the pull-request comment with. Set the input github-token, or comment: never.",
    };
  }
  const wanted =
    policy === "always" ||
    (policy === "on-change" && occasion.changed) ||
    (policy === "on-failure" && occasion.failed);
  const client = createClient({
    token: options.token,
    apiUrl: context.apiUrl,
    ...(options.pace ? { pace: options.pace } : {}),
  });
  const thread = openThread(client, context, context.pullRequest.number, marker);
  for (const limit of LIMITS) {
    const room = limit - marker.length - 1;
    const text = options.render(room);
    if (text.length > room) continue;
    const written = await write(client, thread, `${marker}\n${text}`, wanted);
    if (written.ok) return written.value;
    if (!isTooLong(written.failure)) {
      return { status: "failed", warning: explainFailure(written.failure, context) };
    }
  }
  return {
    status: "failed",
    warning: "The report does not fit into a pull-request comment. The job summary holds it.",
  };
}

/** Finds and writes; begins anew where it is not known whether a new comment was made. */
async function write(
  client: GitHubClient,
  thread: Thread,
  body: string,
  wanted: boolean,
): Promise<Answer<CommentResult>> {
  let created = false;
  for (let tries = 1; ; tries++) {
    const found = await thread.find();
    if (!found.ok) return found;
    const existing = found.value;
    if (existing && sameText(existing.body, body)) {
      return { ok: true, value: { status: created ? "created" : "unchanged", ...place(existing) } };
    }
    if (existing) {
      const updated = await thread.update(existing.id, body);
      if (updated.ok) return { ok: true, value: { status: "updated", ...place(updated.value) } };
      // Somebody deleted it meanwhile.
      if (updated.failure.status !== 404 || tries > 1) return updated;
      continue;
    }
    if (!wanted) return { ok: true, value: { status: "skipped" } };
    const made = await thread.create(body);
    if (made.ok) return { ok: true, value: { status: "created", ...place(made.value) } };
    if (!(await client.pause(made.failure, tries))) return made;
    created = made.failure.ambiguous;
  }
}

function place({ id, url }: Comment): { id: number; url?: string } {
  return url === "" ? { id } : { id, url };
}

/** Line ends and blanks at the end are not kept everywhere; other times alone are no news. */
function sameText(left: string, right: string): boolean {
  const plain = (text: string): string => withoutTimings(text.replaceAll("\r\n", "\n").trimEnd());
  return plain(left) === plain(right);
}

function isTooLong(failure: Failure): boolean {
  return failure.status === 422 && /too long/i.test(failure.detail);
}

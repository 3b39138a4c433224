import { simpleUser } from "../github-api/users.ts";
import type { PullRequest } from "./pull-request.ts";

const SERVER = "https://github.com";

function repository(fullName: string): Record<string, unknown> {
  const [owner = "", name = ""] = fullName.split("/");
  return {
    id: 1_296_269,
    node_id: "MDEwOlJlcG9zaXRvcnkxMjk2MjY5",
    name,
    full_name: fullName,
    private: false,
    owner: simpleUser(owner, "https://api.github.com"),
    html_url: `${SERVER}/${fullName}`,
    fork: owner !== "octo",
    url: `https://api.github.com/repos/${fullName}`,
    clone_url: `${SERVER}/${fullName}.git`,
    default_branch: "main",
  };
}

const side = (fullName: string, ref: string, sha: string): unknown => ({
  label: `${fullName.split("/")[0]}:${ref}`,
  ref,
  sha,
  user: simpleUser(fullName.split("/")[0] ?? "", "https://api.github.com"),
  repo: repository(fullName),
});

/**
 * The event of a pull request as the runner writes it down, without fields that tell of people and reviews.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
export function pullRequestEvent(change: PullRequest, headRepository: string): unknown {
  const url = `https://api.github.com/repos/octo/app/pulls/${change.number}`;
  const sender = simpleUser("octocat", "https://api.github.com");
  return {
    action: "synchronize",
    number: change.number,
    pull_request: {
      url,
      id: 279_147_437,
      node_id: "MDExOlB1bGxSZXF1ZXN0Mjc5MTQ3NDM3",
      html_url: `${SERVER}/octo/app/pull/${change.number}`,
      number: change.number,
      state: "open",
      locked: false,
      title: "Change the image",
      user: sender,
      body: null,
      created_at: "2026-01-01T00:00:00Z",
      updated_at: "2026-01-01T00:00:00Z",
      closed_at: null,
      merged_at: null,
      merge_commit_sha: change.mergeSha(),
      draft: false,
      head: side(headRepository, "change", change.headSha()),
      base: side("octo/app", "main", change.baseSha()),
      author_association: "CONTRIBUTOR",
      merged: false,
      mergeable: null,
      commits: 1,
    },
    repository: repository("octo/app"),
    sender,
  };
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
export function pushEvent(change: PullRequest): unknown {
  return {
    ref: "refs/heads/main",
    before: "0000000000000000000000000000000000000000",
    after: change.baseSha(),
    created: false,
    deleted: false,
    forced: false,
    base_ref: null,
    commits: [],
    head_commit: { id: change.baseSha(), message: "base", timestamp: "2026-01-01T00:00:00Z" },
    repository: repository("octo/app"),
    pusher: { name: "octocat", email: "octocat@example.com" },
    sender: simpleUser("octocat", "https://api.github.com"),
  };
}

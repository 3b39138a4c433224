import type { GitHubClient } from "./client.ts";

/** Who `GITHUB_TOKEN` writes as. */
const ACTIONS_BOT = "github-actions[bot]";

/**
 * The login that comments made with this token bear. An installation's token may not ask `GET /user`; GraphQL
 * tells it all the same, so that an app of one's own finds its comments too.
 */
export async function readOwnLogin(client: GitHubClient): Promise<string> {
  const user = await client.ask({
    send: (octokit, request) => octokit.rest.users.getAuthenticated({ request }),
    read: ({ data }) => loginOf(data),
  });
  if (user.ok) return user.value;
  const viewer = await client.ask({
    send: async (octokit, request) => ({ data: await octokit.graphql("{ viewer { login } }", { request }) }),
    read: ({ data }) => loginOf((data as { viewer?: unknown } | null)?.viewer),
  });
  return viewer.ok ? viewer.value : ACTIONS_BOT;
}

function loginOf(value: unknown): string | undefined {
  const login = (value as { login?: unknown } | null | undefined)?.login;
  return typeof login === "string" && login !== "" ? login : undefined;
}

/** Who a token is. */
export type Token =
  | {
      readonly kind: "installation";
      /** Slug of the GitHub App: `github-actions` is the one of `GITHUB_TOKEN`. */
      readonly app: string;
      readonly pullRequests: "write" | "read" | "none";
    }
  | { readonly kind: "user"; readonly login: string; readonly pullRequests: "write" | "read" | "none" };

/** The login that comments made with a token bear. */
export function loginOf(token: Token): string {
  return token.kind === "user" ? token.login : `${token.app}[bot]`;
}

function idOf(login: string): number {
  let id = 7;
  for (const character of login) id = (id * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_007;
  return id;
}

/** The form of an account in other objects. */
export function simpleUser(login: string, serverUrl: string): Record<string, unknown> {
  const bot = login.endsWith("[bot]");
  const api = `${serverUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: idOf(login),
    node_id: Buffer.from(`04:User${idOf(login)}`).toString("base64"),
    avatar_url: `https://avatars.githubusercontent.com/u/${idOf(login)}?v=4`,
    gravatar_id: "",
    url: api,
    html_url: bot ? `https://github.com/apps/${login.slice(0, -5)}` : `https://github.com/${login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: bot ? "Bot" : "User",
    user_view_type: "public",
    site_admin: false,
  };
}

/** What `GET /user` tells a token of its own. */
export function publicUser(login: string, serverUrl: string): Record<string, unknown> {
  return {
    ...simpleUser(login, serverUrl),
    name: null,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    notification_email: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: "2020-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
  };
}

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerFaults, requestFaults } from "../../github-api/conformance.ts";
import { loadDescription } from "../../github-api/description.ts";
import { type GitHubServer, startGitHubServer } from "../../github-api/server.ts";

let server: GitHubServer;
beforeEach(async () => {
  server = await startGitHubServer({
    tokens: {
      writer: { kind: "installation", app: "github-actions", pullRequests: "write" },
      user: { kind: "user", login: "octocat", pullRequests: "write" },
    },
    comments: Array.from({ length: 5 }, (_, at) => ({ author: "octocat", body: `Comment ${at + 1}` })),
  });
});
afterEach(() => server.close());

async function call(
  route: string,
  more: { token?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const [method = "", path = ""] = route.split(" ");
  return fetch(`${server.url}${path}`, {
    method,
    headers: {
      accept: "application/vnd.github.v3+json",
      authorization: `token ${more.token ?? "writer"}`,
      ...(more.body === undefined ? {} : { "content-type": "application/json" }),
      ...more.headers,
    },
    ...(more.body === undefined ? {} : { body: more.body }),
  });
}

const LIST = "/repos/octo/app/issues/7/comments";

test("pages are linked as GitHub links them, and the links lead on", async () => {
  const base = `${server.url}/repositories/1296269/issues/7/comments`;
  const second = await call(`GET ${LIST}?per_page=2&page=2`);
  expect(second.headers.get("link")).toBe(
    [
      `<${base}?per_page=2&page=1>; rel="prev"`,
      `<${base}?per_page=2&page=3>; rel="next"`,
      `<${base}?per_page=2&page=3>; rel="last"`,
      `<${base}?per_page=2&page=1>; rel="first"`,
    ].join(", "),
  );
  const third = await call("GET /repositories/1296269/issues/7/comments?per_page=2&page=3");
  expect(((await third.json()) as { body: string }[]).map(({ body }) => body)).toEqual(["Comment 5"]);
  expect((await call(`GET ${LIST}`)).headers.get("link")).toBe(null);
  expect(server.violations).toEqual([]);
});

test("a comment is made, changed and deleted", async () => {
  const made = await call(`POST ${LIST}`, { body: '{"body":"one"}' });
  const { id } = (await made.json()) as { id: number };
  const changed = await call(`PATCH /repos/octo/app/issues/comments/${id}`, { body: '{"body":"two"}' });
  expect(((await changed.json()) as { body: string }).body).toBe("two");
  const deleted = await call(`DELETE /repos/octo/app/issues/comments/${id}`);
  expect([made.status, changed.status, deleted.status]).toEqual([201, 200, 204]);
  expect(server.comments()).toHaveLength(5);
  expect(server.violations).toEqual([]);
});

test("an installation may not ask who it is, a user may", async () => {
  const refused = await call("GET /user");
  expect([refused.status, await refused.json()]).toEqual([
    403,
    {
      message: "Resource not accessible by integration",
      documentation_url: "https://docs.github.com/rest/users/users#get-the-authenticated-user",
      status: "403",
    },
  ]);
  const told = await call("GET /user", { token: "user" });
  expect(((await told.json()) as { login: string }).login).toBe("octocat");
  expect(server.violations).toEqual([]);
});

describe("what is not as GitHub describes it is a violation", () => {
  test.each([
    [`GET ${LIST}?per_page=all`, {}, `GET ${LIST}: query «per_page» / must be integer`],
    [`GET ${LIST}?pages=2`, {}, `GET ${LIST}: query has «pages», which GitHub does not know`],
    [
      "GET /repos/octo/app/issues/x/comments",
      {},
      "GET /repos/octo/app/issues/x/comments: path «issue_number» / must be integer",
    ],
    [`POST ${LIST}`, { body: '{"body":1}' }, `POST ${LIST}: body /body must be string`],
    [`POST ${LIST}`, { body: "{}" }, `POST ${LIST}: body / must have required property 'body'`],
    [
      `POST ${LIST}`,
      { body: '{"body":"x","text":"y"}' },
      `POST ${LIST}: body has «text», which GitHub does not know`,
    ],
    [`POST ${LIST}`, { body: "body=x" }, `POST ${LIST}: the body is no JSON`],
    [
      `POST ${LIST}`,
      { body: '{"body":"x"}', headers: { "content-type": "text/plain" } },
      `POST ${LIST}: Content-Type is «text/plain»`,
    ],
    [`GET ${LIST}`, { headers: { authorization: "" } }, `GET ${LIST}: there is no Authorization`],
    [`GET ${LIST}`, { headers: { accept: "text/html" } }, `GET ${LIST}: Accept is «text/html»`],
    ["GET /users/octocat", {}, "GET /users/octocat: no operation of GitHub's that is used here"],
    [
      "POST /graphql",
      { body: '{"query":"{ viewer { email } }"}' },
      "POST /graphql: no operation of GitHub's that is used here",
    ],
  ])("%s %j", async (route, more, violation) => {
    await call(route, more);
    expect(server.violations).toEqual([violation]);
  });

  test("an answer that is not as described", () => {
    const description = loadDescription();
    const list = description.operations.find(({ route }) => route.startsWith("GET /repos"));
    if (!list) throw new Error("the operation is there");
    expect(answerFaults(list, { status: 200, json: [{ id: "1" }] }, description)[0]).toMatch(
      /\/0 must have required property 'node_id'.*\/0\/id must be integer/,
    );
    expect(answerFaults(list, { status: 418, json: {} }, description)).toEqual([
      "status 418 is not described",
    ]);
    expect(answerFaults(list, { status: 404, json: { message: 1 } }, description)).toEqual([
      "/message must be string",
    ]);
    expect(
      requestFaults(list, {
        method: "GET",
        path: LIST,
        query: new URLSearchParams("since=yesterday"),
        headers: { "user-agent": "x", accept: "application/json", authorization: "token x" },
        body: "",
      }),
    ).toEqual(['query «since» / must match format "date-time"']);
  });
});

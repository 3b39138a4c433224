import { afterEach, describe, expect, test, vi } from "vitest";
import type { Pace } from "../../../src/github/client.ts";
import { type CommentOptions, commentMarker, publishComment } from "../../../src/github/comment.ts";
import type { Fault } from "../../github-api/faults.ts";
import { type GitHubServer, type GitHubServerOptions, startGitHubServer } from "../../github-api/server.ts";
import type { Token } from "../../github-api/users.ts";
import { context } from "./samples.ts";

const MARKER = "<!-- stagecheck:main -->";
const BOT = "github-actions[bot]";
const LIST = "GET /repos/octo/app/issues/7/comments";
const CREATE = "POST /repos/octo/app/issues/7/comments";
const UPDATE = "PATCH /repos/octo/app/issues/comments/";

const servers: GitHubServer[] = [];
const slept: number[] = [];

async function github(options: GitHubServerOptions = {}): Promise<GitHubServer> {
  const server = await startGitHubServer(options);
  servers.push(server);
  return server;
}

afterEach(async () => {
  slept.length = 0;
  vi.restoreAllMocks();
  const closing = servers.splice(0);
  await Promise.all(closing.map((server) => server.close()));
  expect(closing.flatMap((server) => server.violations)).toEqual([]);
});

/** No waiting: the clock stands still but for the pauses, which are written down. */
function pace(change: Partial<Pace> = {}): Pace {
  return {
    now: () => 0,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
    },
    requestTimeout: 10_000,
    patience: 60_000,
    ...change,
  };
}

function options(server: GitHubServer, change: Partial<CommentOptions> = {}): CommentOptions {
  return {
    context: context(server.url),
    token: "ghs_write",
    policy: "always",
    key: "main",
    occasion: { changed: true, failed: true },
    render: () => "### Stagecheck: fine",
    pace: pace(),
    ...change,
  };
}

const lines = (server: GitHubServer): readonly string[] =>
  server.comments().map(({ author, body }) => `${author}: ${body.split("\n").join(" / ")}`);

const others = (count: number): { author: string; body: string }[] =>
  Array.from({ length: count }, (_, at) => ({ author: "octocat", body: `Comment ${at + 1}` }));

describe("commentMarker", () => {
  test("is a comment of HTML with the key", () => {
    expect(commentMarker("api_1.x-y")).toBe("<!-- stagecheck:api_1.x-y -->");
  });

  test.each(["", "a b", "a-->b", "é", "x".repeat(65)])("refuses the key %j", (key) => {
    expect(() => commentMarker(key)).toThrow(`${JSON.stringify(key)} is no comment key`);
  });
});

describe("finding the comment", () => {
  test("creates it where there is none", async () => {
    const server = await github({ comments: others(2) });
    const result = await publishComment(options(server));
    const made = server.comments()[2];
    expect(result).toEqual({
      status: "created",
      id: made?.id,
      url: `https://github.com/octo/app/pull/7#issuecomment-${made?.id}`,
    });
    expect(made?.author).toBe(BOT);
    expect(made?.body).toBe(`${MARKER}\n### Stagecheck: fine`);
    expect(server.requests).toEqual([`${LIST}?per_page=100&page=1`, CREATE]);
  });

  test("updates it in place the second time, and leaves it alone the third", async () => {
    const server = await github();
    const first = await publishComment(options(server));
    const second = await publishComment(options(server, { render: () => "### Stagecheck: over" }));
    const third = await publishComment(options(server, { render: () => "### Stagecheck: over" }));
    expect([first.status, second.status, third.status]).toEqual(["created", "updated", "unchanged"]);
    expect([second.id, third.id]).toEqual([first.id, first.id]);
    expect(lines(server)).toEqual([`${BOT}: ${MARKER} / ### Stagecheck: over`]);
    expect(server.requests.filter((request) => request.startsWith(UPDATE))).toHaveLength(1);
  });

  test("finds it on the third page", async () => {
    const server = await github({
      comments: [...others(230), { author: BOT, body: `${MARKER}\nold` }, ...others(99)],
    });
    const result = await publishComment(options(server));
    expect(result.status).toBe("updated");
    expect(result.id).toBe(server.comments()[230]?.id);
    expect(server.comments()[230]?.body).toBe(`${MARKER}\n### Stagecheck: fine`);
    expect(server.requests).toEqual([
      `${LIST}?per_page=100&page=1`,
      `${LIST}?per_page=100&page=2`,
      `${LIST}?per_page=100&page=3`,
      "GET /user",
      "POST /graphql",
      `${UPDATE}${result.id}`,
    ]);
  });

  test("looks through all pages before it makes one", async () => {
    const server = await github({ comments: others(200) });
    expect((await publishComment(options(server))).status).toBe("created");
    expect(server.requests).toEqual([`${LIST}?per_page=100&page=1`, `${LIST}?per_page=100&page=2`, CREATE]);
  });

  test("never touches somebody else's comment with the same marker", async () => {
    const server = await github({
      comments: [
        { author: "mallory", body: `${MARKER}\nmine` },
        { author: "other-app[bot]", body: `${MARKER}\nits` },
      ],
    });
    expect((await publishComment(options(server))).status).toBe("created");
    expect(lines(server)).toEqual([
      `mallory: ${MARKER} / mine`,
      `other-app[bot]: ${MARKER} / its`,
      `${BOT}: ${MARKER} / ### Stagecheck: fine`,
    ]);
  });

  test("takes neither another key's comment nor one with the marker further down", async () => {
    const server = await github({
      comments: [
        { author: BOT, body: "<!-- stagecheck:main2 -->\nother" },
        { author: BOT, body: `> ${MARKER}\nquoted` },
        { author: BOT, body: "" },
      ],
    });
    expect((await publishComment(options(server))).status).toBe("created");
    expect(
      server
        .comments()
        .slice(0, 3)
        .map(({ body }) => body),
    ).toEqual(["<!-- stagecheck:main2 -->\nother", `> ${MARKER}\nquoted`, ""]);
    expect(server.requests).not.toContain("GET /user");
  });

  test("updates the first of several of ours and leaves the others", async () => {
    const server = await github({
      comments: [
        { author: BOT, body: `${MARKER}\none` },
        { author: BOT, body: `${MARKER}\ntwo` },
      ],
    });
    expect((await publishComment(options(server))).status).toBe("updated");
    expect(lines(server)).toEqual([`${BOT}: ${MARKER} / ### Stagecheck: fine`, `${BOT}: ${MARKER} / two`]);
  });

  test("other line ends and blanks at the end are no change", async () => {
    const server = await github({
      comments: [{ author: BOT, body: `${MARKER}\r\n### Stagecheck: fine\r\n` }],
    });
    expect((await publishComment(options(server))).status).toBe("unchanged");
  });

  test("makes a new one where it is deleted between finding and writing", async () => {
    const server = await github({
      comments: [{ author: BOT, body: `${MARKER}\nold` }],
      faults: [{ kind: "unavailable", on: UPDATE, times: 1 }],
    });
    const id = server.comments()[0]?.id ?? 0;
    const result = await publishComment(
      options(server, { pace: pace({ sleep: async () => server.removeComment(id) }) }),
    );
    expect(result.status).toBe("created");
    expect(lines(server)).toEqual([`${BOT}: ${MARKER} / ### Stagecheck: fine`]);
  });
});

describe("who writes", () => {
  const tokens: Record<string, Token> = {
    pat: { kind: "user", login: "octocat", pullRequests: "write" },
    app: { kind: "installation", app: "my-app", pullRequests: "write" },
  };

  test("a user's token finds the user's comment", async () => {
    const server = await github({
      tokens,
      comments: [
        { author: BOT, body: `${MARKER}\nthe bot's` },
        { author: "Octocat", body: `${MARKER}\nold` },
      ],
    });
    const result = await publishComment(options(server, { token: "pat" }));
    expect(result.status).toBe("updated");
    expect(lines(server)[0]).toBe(`${BOT}: ${MARKER} / the bot's`);
    expect(lines(server)[1]).toBe(`Octocat: ${MARKER} / ### Stagecheck: fine`);
    expect(server.requests).not.toContain("POST /graphql");
  });

  test("an app's own token finds the app's comment", async () => {
    const server = await github({ tokens });
    expect((await publishComment(options(server, { token: "app" }))).status).toBe("created");
    expect((await publishComment(options(server, { token: "app", render: () => "x" }))).status).toBe(
      "updated",
    );
    expect(lines(server)).toEqual([`my-app[bot]: ${MARKER} / x`]);
  });

  test("github-actions[bot] where nobody can be asked", async () => {
    const server = await github({
      comments: [{ author: BOT, body: `${MARKER}\nold` }],
      faults: [
        { kind: "server-error", on: "GET /user" },
        { kind: "server-error", on: "POST /graphql" },
      ],
    });
    const result = await publishComment(options(server));
    expect(result.status).toBe("updated");
    expect(slept.reduce((total, one) => total + one, 0)).toBeLessThanOrEqual(60_000);
  });

  test("a server of one's own", async () => {
    const server = await github({ basePath: "/api/v3", comments: [{ author: BOT, body: `${MARKER}\nold` }] });
    expect((await publishComment(options(server))).status).toBe("updated");
    expect(server.requests).toContain("POST /api/graphql");
  });
});

describe("policies", () => {
  const occasions = {
    changed: { changed: true, failed: false },
    failed: { changed: true, failed: true },
    neither: { changed: false, failed: false },
  };
  test.each([
    ["always", "neither", "created", "updated"],
    ["on-change", "changed", "created", "updated"],
    ["on-change", "neither", "skipped", "updated"],
    ["on-failure", "failed", "created", "updated"],
    ["on-failure", "changed", "skipped", "updated"],
    ["never", "failed", "skipped", "skipped"],
  ] as const)("%s, %s: %s without, %s with an existing one", async (policy, occasion, without, withOne) => {
    const empty = await github();
    const result = await publishComment(options(empty, { policy, occasion: occasions[occasion] }));
    expect(result.status).toBe(without);
    expect(empty.comments()).toHaveLength(without === "created" ? 1 : 0);

    const full = await github({ comments: [{ author: BOT, body: `${MARKER}\nold` }] });
    expect((await publishComment(options(full, { policy, occasion: occasions[occasion] }))).status).toBe(
      withOne,
    );
    expect(full.comments()).toHaveLength(1);
    if (policy === "never") expect(full.requests).toEqual([]);
  });

  test("no pull request, no comment and no request", async () => {
    const server = await github();
    const result = await publishComment(
      options(server, { context: context(server.url, { pullRequest: null }) }),
    );
    expect(result).toEqual({ status: "skipped" });
    expect(server.requests).toEqual([]);
  });

  test("no token is a warning", async () => {
    const server = await github();
    for (const token of [null, ""]) {
      expect(await publishComment(options(server, { token }))).toEqual({
        status: "failed",
        warning:
          "There is no token to write the pull-request comment with. Set the input github-token, or comment: never.",
      });
    }
    expect(server.requests).toEqual([]);
  });
});

describe("what GitHub refuses", () => {
  const tokens: Record<string, Token> = {
    reader: { kind: "installation", app: "github-actions", pullRequests: "read" },
    none: { kind: "installation", app: "github-actions", pullRequests: "none" },
    pat: { kind: "user", login: "octocat", pullRequests: "read" },
    ghs_write: { kind: "installation", app: "github-actions", pullRequests: "write" },
  };
  const start = "The pull-request comment could not be written: ";
  const end = " The job summary holds the report.";
  const pull = context("").pullRequest;
  if (pull === null) throw new Error("the sample has a pull request");

  test.each([
    [
      "a token that may only read",
      { token: "reader" },
      {},
      {},
      "GitHub answered 403 «Resource not accessible by integration». Give the job «permissions: pull-requests: write».",
    ],
    [
      "a pull request from a fork",
      { token: "reader" },
      { pullRequest: { ...pull, fork: true } },
      {},
      "GitHub answered 403 «Resource not accessible by integration». On pull requests from forks the token may only read.",
    ],
    [
      "Dependabot's pull request",
      { token: "reader" },
      { actor: "dependabot[bot]" },
      {},
      "GitHub answered 403 «Resource not accessible by integration». On pull requests of Dependabot the token may only read.",
    ],
    [
      "a token that may not even list",
      { token: "none" },
      {},
      { private: true },
      "GitHub answered 403 «Resource not accessible by integration». Give the job «permissions: pull-requests: write».",
    ],
    [
      "a user's token that may only read",
      { token: "pat" },
      {},
      {},
      "GitHub answered 403 «Resource not accessible by personal access token». Give the job «permissions: pull-requests: write».",
    ],
    [
      "a wrong token",
      { token: "nobody's" },
      {},
      {},
      "GitHub answered 401 «Bad credentials». Check the input github-token.",
    ],
    [
      "another repository",
      {},
      { name: "other" },
      {},
      "GitHub answered 404 «Not Found». The token does not see pull request 7 of octo/other.",
    ],
    [
      "a locked conversation",
      {},
      {},
      { locked: [7] },
      "GitHub answered 403 «Unable to create comment because issue is locked.». The conversation is locked or gone.",
    ],
    [
      "a deleted pull request",
      {},
      {},
      { deleted: [7] },
      "GitHub answered 410 «This issue was deleted». The conversation is locked or gone.",
    ],
  ] as const)("%s: a warning, once", async (_name, change, where, world, sentence) => {
    const server = await github({ tokens, ...world });
    const result = await publishComment(options(server, { ...change, context: context(server.url, where) }));
    expect(result).toEqual({ status: "failed", warning: `${start}${sentence}${end}` });
    expect(slept).toEqual([]);
    expect(server.comments()).toEqual([]);
  });

  test("an existing comment that may not be written any more", async () => {
    const server = await github({ tokens, comments: [{ author: BOT, body: `${MARKER}\nold` }] });
    const result = await publishComment(options(server, { token: "reader" }));
    expect(result.status).toBe("failed");
    expect(lines(server)).toEqual([`${BOT}: ${MARKER} / old`]);
  });

  test("a body that is too long at any length", async () => {
    const server = await github({ bodyLimit: 10 });
    expect(await publishComment(options(server))).toEqual({
      status: "failed",
      warning: "The report does not fit into a pull-request comment. The job summary holds it.",
    });
    expect(slept).toEqual([]);
  });
});

describe("what goes wrong on the way", () => {
  const failed = (sentence: string): { status: string; warning: string } => ({
    status: "failed",
    warning: `The pull-request comment could not be written: ${sentence} The job summary holds the report.`,
  });

  test.each([
    ["502 twice", { kind: "unavailable", times: 2 }, [1000, 2000]],
    ["503", { kind: "unavailable", status: 503, times: 1 }, [1000]],
    ["504", { kind: "unavailable", status: 504, times: 1 }, [1000]],
    ["500", { kind: "server-error", times: 1 }, [1000]],
    ["a reset connection", { kind: "reset", times: 1 }, [1000]],
    ["an answer cut off", { kind: "truncate", times: 1 }, [1000]],
    ["a secondary rate limit", { kind: "secondary-rate-limit", times: 1, retryAfter: 7 }, [7000]],
    ["the same as 429", { kind: "secondary-rate-limit", status: 429, times: 1, retryAfter: 7 }, [7000]],
    [
      "a secondary rate limit without a time",
      { kind: "secondary-rate-limit", times: 1, retryAfter: null },
      [60_000],
    ],
  ] as const satisfies readonly (readonly [string, Fault, readonly number[]])[])(
    "%s while listing, then it works",
    async (_name, fault, pauses) => {
      const server = await github({ faults: [{ ...fault, on: LIST }] });
      expect((await publishComment(options(server))).status).toBe("created");
      expect(slept).toEqual(pauses);
      expect(server.comments()).toHaveLength(1);
    },
  );

  test.each([
    ["502", { kind: "unavailable", times: 1 }],
    ["502 although it was done", { kind: "lost-answer", times: 1 }],
    ["a cut answer", { kind: "truncate", times: 1 }],
    ["a reset connection", { kind: "reset", times: 2 }],
    ["a secondary rate limit", { kind: "secondary-rate-limit", times: 1 }],
  ] as const)("%s while creating: one comment in the end", async (_name, fault) => {
    const server = await github({ faults: [{ ...fault, on: CREATE }] });
    const result = await publishComment(options(server));
    expect(result.status).toBe("created");
    expect(lines(server)).toEqual([`${BOT}: ${MARKER} / ### Stagecheck: fine`]);
    expect(result.id).toBe(server.comments()[0]?.id);
  });

  test.each([
    ["502", { kind: "unavailable", times: 1 }],
    ["502 although it was done", { kind: "lost-answer", times: 1 }],
    ["a cut answer", { kind: "truncate", times: 1 }],
  ] as const)("%s while updating: updated", async (_name, fault) => {
    const server = await github({
      comments: [{ author: BOT, body: `${MARKER}\nold` }],
      faults: [{ ...fault, on: UPDATE }],
    });
    expect((await publishComment(options(server))).status).toBe("updated");
    expect(lines(server)).toEqual([`${BOT}: ${MARKER} / ### Stagecheck: fine`]);
  });

  test("502 for ever ends within the patience", async () => {
    const server = await github({ faults: [{ kind: "unavailable" }] });
    expect(await publishComment(options(server))).toEqual(failed("GitHub is not available (502)."));
    expect(slept).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(server.requests).toHaveLength(6);
  });

  test("502 for ever while creating ends within the patience", async () => {
    const server = await github({ faults: [{ kind: "unavailable", on: CREATE }] });
    expect(await publishComment(options(server))).toEqual(failed("GitHub is not available (502)."));
    expect(slept).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(server.comments()).toEqual([]);
  });

  test("a rate limit longer than the patience is not waited for", async () => {
    const server = await github({ faults: [{ kind: "secondary-rate-limit", retryAfter: 61 }] });
    const result = await publishComment(options(server));
    expect(result.warning).toMatch(
      /^The pull-request comment could not be written: GitHub's rate limit is reached \(403 «You have exceeded a secondary rate limit\. .*»\)\. The job summary holds the report\.$/,
    );
    expect(slept).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("the primary rate limit is waited for where it ends soon", async () => {
    const soon = await github({ faults: [{ kind: "primary-rate-limit", retryAfter: 5, times: 1 }] });
    expect((await publishComment(options(soon))).status).toBe("created");
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThanOrEqual(4000);
    expect(slept[0]).toBeLessThanOrEqual(6000);
    const late = await github({ faults: [{ kind: "primary-rate-limit", retryAfter: 3000 }] });
    expect(await publishComment(options(late))).toEqual(
      failed("GitHub's rate limit is reached (403 «API rate limit exceeded for installation ID 12345678.»)."),
    );
    expect(slept).toHaveLength(1);
  });

  test("GitHub that does not answer is given up in the given time", async () => {
    const server = await github({ faults: [{ kind: "hang" }] });
    const started = performance.now();
    const result = await publishComment(
      options(server, {
        pace: pace({ now: () => performance.now(), requestTimeout: 50, patience: 3200 }),
      }),
    );
    expect(result).toEqual(failed("GitHub did not answer in time."));
    expect(slept).toEqual([1000, 2000]);
    expect(server.requests).toHaveLength(3);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("GitHub that cannot be reached", async () => {
    const server = await github();
    const url = server.url;
    await server.close();
    const result = await publishComment(options(server, { context: context(url) }));
    expect(result).toEqual(failed("GitHub could not be reached (ECONNREFUSED)."));
  });

  test("nothing is printed, and never the token", async () => {
    const printed: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, "write").mockImplementation((text) => printed.push(String(text)) > 0);
    }
    for (const name of ["log", "warn", "error", "info", "debug"] as const) {
      vi.spyOn(console, name).mockImplementation((...parts) => {
        printed.push(parts.join(" "));
      });
    }
    const server = await github({ faults: [{ kind: "unavailable", times: 1 }], tokens: {} });
    const result = await publishComment(options(server, { token: "ghs_secret" }));
    expect(result.status).toBe("failed");
    expect(printed).toEqual([]);
    expect(result.warning).not.toContain("ghs_secret");
  });
});

describe("the length of the body", () => {
  const long = (limit: number): string => "é".repeat(limit);

  test("is asked for so that with the marker it is 65,536", async () => {
    const server = await github();
    expect((await publishComment(options(server, { render: long }))).status).toBe("created");
    expect(server.comments()[0]?.body).toHaveLength(65_536);
    expect(server.comments()[0]?.body.startsWith(`${MARKER}\né`)).toBe(true);
  });

  test("is a third where GitHub still finds it too long", async () => {
    const server = await github({ bodyLimit: 30_000 });
    const asked: number[] = [];
    const render = (limit: number): string => {
      asked.push(limit);
      return long(limit);
    };
    expect((await publishComment(options(server, { render }))).status).toBe("created");
    expect(server.comments()[0]?.body).toHaveLength(21_845);
    expect(asked).toEqual([65_536 - MARKER.length - 1, 21_845 - MARKER.length - 1]);
    expect(
      (await publishComment(options(server, { render: () => long(40_000).slice(0, 25_000) }))).status,
    ).toBe("updated");
    expect(slept).toEqual([]);
  });

  test("never goes out longer than asked for", async () => {
    const server = await github();
    const result = await publishComment(options(server, { render: () => long(70_000) }));
    expect(result).toEqual({
      status: "failed",
      warning: "The report does not fit into a pull-request comment. The job summary holds it.",
    });
    expect(server.requests).toEqual([]);
  });
});

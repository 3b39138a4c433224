import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import markdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/model.ts";
import { ACTION, NODE, PROJECT, type Step } from "../action/runner.ts";
import { inScene, type SceneOptions, TOKEN } from "../action/scene.ts";
import type { Token } from "../github-api/users.ts";
import { anyEngine, engines } from "./engines.ts";

const LIST = "/repos/octo/app/issues/7/comments";
const READ = `GET ${LIST}?per_page=100&page=1`;
const GROUP = [
  { command: "group", properties: {}, message: "Stagecheck: building and measuring" },
  { command: "endgroup", properties: {}, message: "" },
];
const READ_ONLY: Readonly<Record<string, Token>> = {
  [TOKEN]: { kind: "installation", app: "github-actions", pullRequests: "read" },
};
const COUNTED = { baseline: "none" };

const manifest = (name: string, version: string): string => JSON.stringify({ name, version });
const lockfile = (development: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    name: "app",
    lockfileVersion: 3,
    packages: Object.fromEntries(
      Object.entries(development).map(([name, version]) => [`node_modules/${name}`, { version, dev: true }]),
    ),
  });

const STAGES = `FROM scratch AS build
COPY node_modules /app/node_modules
COPY src /app/src

FROM scratch AS api
`;
/** Two stages; what ships takes the sources alone, or all that the first one has. */
const TWO_STAGES = {
  Dockerfile: `${STAGES}COPY --from=build /app/src /app/src\n`,
  "node_modules/.package-lock.json": lockfile({ typescript: "5.0.0" }),
  "node_modules/typescript/package.json": manifest("typescript", "5.0.0"),
  "node_modules/typescript/lib.js": "x".repeat(3_000_000),
  "src/index.js": "y".repeat(1_000_000),
};
const WITH_TOOLS = { Dockerfile: `${STAGES}COPY --from=build /app /app\n` };
const TOOLS = Object.entries(TWO_STAGES)
  .filter(([path]) => path.startsWith("node_modules/"))
  .reduce((sum, [, text]) => sum + text.length, 0);

/** One stage with one file. */
const SMALL = { Dockerfile: "FROM scratch AS app\nCOPY file /file\n", file: "z".repeat(5000) };
const GROWN = { file: "z".repeat(7500) };

const small = (more: Partial<SceneOptions> = {}): SceneOptions => ({
  engine: anyEngine().env,
  base: SMALL,
  head: GROWN,
  ...more,
});

const reportOf = (step: Step): Report => JSON.parse(step.fileOf("report")) as Report;

/** What a reader sees before unfolding anything. */
const opened = (markdown: string): string => markdown.split("<details>")[0] ?? "";

/** Times and the engine's versions are those of the machine. */
const withoutMachine = (markdown: string): string =>
  markdown
    .replace(/\| \d[\d.]* s \| \d+ of (\d+ steps?) \|/g, "| … s | … of $1 |")
    .replace(/ in \d[\d.]* s\.$/m, " in … s.")
    .replace(/Docker \S+, buildx \S+, \S+ driver/, "Docker …, buildx …, … driver");

const annotation = (command: string, title: string, message: string, line?: number, file = "Dockerfile") => ({
  command,
  properties: { title, ...(line === undefined ? {} : { file, line: String(line) }) },
  message,
});

describe.concurrent("the action", () => {
  // First, as it is long and does nothing most of the time.
  test("GitHub never answers: a warning, and the run ends", async () => {
    await inScene(small({ github: { faults: [{ kind: "hang" }] } }), async (scene) => {
      const begun = performance.now();
      const silent = await scene.run({ inputs: COUNTED });
      expect(performance.now() - begun).toBeLessThan(100_000);
      expect([silent.status, silent.outputs["conclusion"], silent.outputs["comment-id"]]).toEqual([
        0,
        "pass",
        "",
      ]);
      expect(silent.commands).toEqual([
        ...GROUP,
        annotation(
          "warning",
          "Stagecheck",
          "The pull-request comment could not be written: GitHub did not answer in time. The job summary holds the report.",
        ),
      ]);
      expect(silent.summary).toBe(silent.fileOf("markdown"));
    });
  });

  test.each(engines)("one comment, made once and kept up to date ($store store)", async (engine) => {
    await inScene({ engine: engine.env, base: TWO_STAGES, head: WITH_TOOLS }, async (scene) => {
      const { change, github } = scene;
      const head = change.headSha();
      const first = await scene.run();
      const [api] = reportOf(first).dockerfiles[0]?.stages.slice(-1) ?? [];
      const image = api?.image;
      const download = image?.downloadSizeExact ? "" : "≈ ";
      const kilobytes = ((image?.downloadSize ?? 0) / 1000).toPrecision(3).replace(/\.?0+$/, "");
      const at = `https://github.com/octo/app/blob/${head}/Dockerfile#L`;
      const before = `main@${change.baseSha().slice(0, 7)} (merge base)`;
      const id = String(github.comments()[0]?.id);
      const finding = "1 dev dependency (typescript 5.0.0)";
      const remedy = "Install with `npm ci --omit=dev` in a stage of its own and copy from there.";

      expect(first.status).toBe(1);
      expect(first.outputs).toEqual({
        conclusion: "fail",
        report: expect.stringMatching(/\/stagecheck\/report\.json$/),
        markdown: expect.stringMatching(/\/stagecheck\/comment\.md$/),
        size: String(1_000_000 + TOOLS),
        "download-size": String(image?.downloadSize),
        "size-delta": String(TOOLS),
        findings: "1",
        "comment-id": id,
      });
      expect(first.commands).toEqual([
        ...GROUP,
        annotation("error", "Build tooling in api: node-dev-dependencies", `${finding} (3 MB). ${remedy}`, 6),
      ]);
      const page = `### Stagecheck: \`api\` ships new build tooling

| image | size | change | download |
|:--|--:|--:|--:|
| **api** · Dockerfile | 4 MB | +3 MB (+300 %) | ${download}${kilobytes} kB |

Why **api** grew: base image ±0, your lines +3 MB; [line 6](${at}6) \`COPY --from=build /app /app\` +3 MB

1 new build-tool finding in **api**

- ✗ ${finding}, 3 MB, from stage \`build\` by [line 6](${at}6) \`COPY --from=build /app /app\`. ${remedy} \`node-dev-dependencies\`

<details><summary>All stages: 2 of 2 built</summary>

| stage | result | time | cached | size |
|:--|:--|--:|--:|--:|
| [build](${at}1) | ✓ built | … s | … of 2 steps | 4 MB |
| [**api**](${at}5) (ships) | ✓ built | … s | … of 3 steps | 4 MB |

</details>

<details><summary>Stage graph</summary>

\`\`\`mermaid
flowchart LR
  s0["build"]
  s1["api"]:::ships
  s0 -.->|copy| s1
  classDef ships stroke-width:3px
\`\`\`

</details>

<details><summary>Measured against <code>${before}</code></summary>

- **Measured**: [\`${change.mergeSha().slice(0, 7)}\`](https://github.com/octo/app/commit/${change.mergeSha()}) in … s.
- **Baseline**: [\`${before}\`](https://github.com/octo/app/commit/${change.baseSha()}).
- **Size**: the bytes of the files in all layers. 1 MB = 1,000,000 bytes.
- **Download**: the compressed layers, what a pull transfers; ≈ where it is estimated by gzip.
- **Engine**: Docker …, buildx …, … driver, ${engine.store} image store.

</details>`;
      const [comment] = github.comments();
      expect(withoutMachine(comment?.body ?? "")).toBe(`<!-- stagecheck:stagecheck -->\n${page}`);
      expect(`<!-- stagecheck:stagecheck -->\n${first.fileOf("markdown")}`).toBe(`${comment?.body}\n`);
      expect(withoutMachine(first.summary)).toBe(`${page}\n`);
      expect(github.requests).toEqual([READ, `POST ${LIST}`]);
      expect(loadedImages(engine.env, reportOf(first))).toEqual([]);

      change.push({ Dockerfile: TWO_STAGES.Dockerfile, "src/more.js": "y".repeat(250_000) });
      const second = await scene.run();
      expect(second.status).toBe(0);
      expect(second.outputs).toEqual({
        ...first.outputs,
        ...pathsOf(second),
        conclusion: "pass",
        size: "1250000",
        "download-size": expect.stringMatching(/^\d+$/),
        "size-delta": "250000",
        findings: "0",
      });
      expect(second.commands).toEqual(GROUP);
      expect(github.comments().map((one) => String(one.id))).toEqual([id]);
      const updated = github.comments()[0]?.body ?? "";
      expect(updated).toBe(`<!-- stagecheck:stagecheck -->\n${second.fileOf("markdown").trimEnd()}`);
      expect(opened(updated)).toMatch(
        /^<!-- stagecheck:stagecheck -->\n### Stagecheck: `api` passes\n\n.*\n.*\n\| \*\*api\*\* · Dockerfile \| 1\.25 MB \| \+250 kB \(\+25 %\) \|/,
      );
      expect(github.requests.slice(2)).toEqual([
        READ,
        "GET /user",
        "POST /graphql",
        `PATCH /repos/octo/app/issues/comments/${id}`,
      ]);

      const third = await scene.run();
      expect(third.status).toBe(0);
      expect(third.outputs).toEqual({
        ...second.outputs,
        ...pathsOf(third),
        "download-size": expect.stringMatching(/^\d+$/),
      });
      expect(github.requests.slice(6)).toEqual([READ, "GET /user", "POST /graphql"]);
      expect(github.comments().map(({ body }) => body)).toEqual([updated]);
    });
  });

  test("our comment is found on the second page; one of somebody else's with the same marker stays (a server of one's own)", async () => {
    const marked = "<!-- stagecheck:images -->\nan older report";
    const others = Array.from({ length: 120 }, (_, at) => ({ author: "octocat", body: `Comment ${at}` }));
    const github = {
      basePath: "/api/v3",
      comments: [
        ...others.slice(0, 2),
        { author: "mallory", body: marked },
        ...others.slice(2),
        { author: "github-actions[bot]", body: "<!-- stagecheck:stagecheck -->\nof another key" },
        { author: "github-actions[bot]", body: marked },
        { author: "octocat", body: "the last one" },
      ],
    };
    await inScene(small({ github }), async (scene) => {
      const before = scene.github.comments().map(({ id, body }) => ({ id, body }));
      const ours = before.at(-2)?.id;
      const inputs = { ...COUNTED, "comment-key": "images" };
      const step = await scene.run({ inputs, serverUrl: "https://git.example.com" });
      expect([step.status, step.outputs["comment-id"]]).toEqual([0, String(ours)]);
      const body = `<!-- stagecheck:images -->\n${step.fileOf("markdown").trimEnd()}`;
      expect(scene.github.comments().map(({ id, body }) => ({ id, body }))).toEqual(
        before.map((one) => (one.id === ours ? { id: ours, body } : one)),
      );
      const at = `https://git.example.com/octo/app/blob/${scene.change.headSha()}/Dockerfile#L1`;
      expect(body).toContain(`\n| [**app**](${at}) (ships) | ✓ built |`);
      expect(scene.github.requests).toEqual([
        `GET /api/v3${LIST}?per_page=100&page=1`,
        "GET /api/v3/user",
        "POST /api/graphql",
        `GET /api/v3${LIST}?per_page=100&page=2`,
        `PATCH /api/v3/repos/octo/app/issues/comments/${ours}`,
      ]);
    });
  });

  test("a token that may only read: a warning, and the verdict decides", async () => {
    await inScene(small({ github: { tokens: READ_ONLY } }), async (scene) => {
      const refused =
        "The pull-request comment could not be written: GitHub answered 403 «Resource not accessible by integration».";
      const warning = (who: string) =>
        annotation(
          "warning",
          "Stagecheck",
          `${refused} On pull requests ${who} the token may only read. The job summary holds the report.`,
        );

      const fork = await scene.run({ inputs: COUNTED, headRepository: "contributor/app" });
      expect([fork.status, fork.outputs["conclusion"], fork.outputs["comment-id"]]).toEqual([0, "pass", ""]);
      expect(fork.commands).toEqual([...GROUP, warning("from forks")]);
      expect(fork.summary).toBe(fork.fileOf("markdown"));
      expect(opened(fork.summary)).toMatch(/^### Stagecheck: `app` passes\n/);

      const inputs = { ...COUNTED, "max-size": "7 kB" };
      const dependabot = await scene.run({ inputs, actor: "dependabot[bot]" });
      expect([dependabot.status, dependabot.outputs["conclusion"]]).toEqual([1, "fail"]);
      expect(dependabot.commands).toEqual([
        ...GROUP,
        annotation("error", "app is over its budget", "Its size is 7.5 kB, the limit is 7 kB.", 1),
        warning("of Dependabot"),
      ]);
      expect(opened(dependabot.summary)).toMatch(/^### Stagecheck: `app` is over budget\n/);
      expect(scene.github.comments()).toEqual([]);
    });
  });

  test("GitHub fails now and then: the comment is made, and made once", async () => {
    const faults = [
      { kind: "unavailable", status: 502, times: 1, on: `GET ${LIST}` },
      { kind: "secondary-rate-limit", retryAfter: 1, times: 1, on: `POST ${LIST}` },
      { kind: "lost-answer", times: 1, on: `POST ${LIST}` },
      { kind: "reset", times: 1, on: "GET /user" },
    ] as const;
    await inScene(small({ github: { faults } }), async (scene) => {
      const step = await scene.run({ inputs: COUNTED });
      expect([step.status, step.commands]).toEqual([0, GROUP]);
      expect(scene.github.comments().map(({ id, body }) => ({ id: String(id), body }))).toEqual([
        {
          id: step.outputs["comment-id"],
          body: `<!-- stagecheck:stagecheck -->\n${step.fileOf("markdown").trimEnd()}`,
        },
      ]);
      expect(scene.github.requests).toEqual([
        READ,
        READ,
        `POST ${LIST}`,
        READ,
        `POST ${LIST}`,
        READ,
        "GET /user",
        "GET /user",
        "POST /graphql",
      ]);
    });
  });

  test("GitHub wants to be left alone for long: a warning, and no more requests", async () => {
    const faults = [{ kind: "secondary-rate-limit", retryAfter: 600, times: 1 }] as const;
    await inScene(small({ github: { faults } }), async (scene) => {
      const limited = await scene.run({ inputs: COUNTED });
      expect([limited.status, limited.outputs["comment-id"]]).toEqual([0, ""]);
      expect(limited.commands).toEqual([
        ...GROUP,
        annotation(
          "warning",
          "Stagecheck",
          expect.stringMatching(
            /^The pull-request comment could not be written: GitHub's rate limit is reached \(403 «You have exceeded a secondary rate limit\. .*»\)\. The job summary holds the report\.$/,
          ),
        ),
      ]);
      expect(scene.github.requests).toEqual([READ]);
    });
  });

  test("a report that is longer than a comment is cut to fit", async () => {
    const templates = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [
        `${"folder/".repeat(12)}${at}/Dockerfile.tmpl`,
        "FROM scratch\n",
      ]),
    );
    const scenes = { base: TWO_STAGES, head: { ...WITH_TOOLS, ...templates } };
    await inScene({ engine: anyEngine().env, ...scenes, github: { bodyLimit: 30_000 } }, async (scene) => {
      const step = await scene.run({ inputs: COUNTED });
      const [comment] = scene.github.comments();
      expect(step.status).toBe(1);
      // Too long for this server at first, so there is a second, shorter one.
      expect(scene.github.requests).toEqual([READ, `POST ${LIST}`, READ, `POST ${LIST}`]);
      expect(comment?.body.length).toBeLessThanOrEqual(21_845);
      expect(comment?.body).toMatch(
        /^<!-- stagecheck:stagecheck -->\n### Stagecheck: `api` ships build tooling\n/,
      );
      expect(comment?.body).toMatch(
        /\n… and \d+ more notes in the \[job summary\]\(https:\/\/github\.com\/octo\/app\/actions\/runs\/42\)\.\n/,
      );
      expect(comment?.body).toContain(
        "\n- ✗ 1 dev dependency (typescript 5.0.0), 3 MB, from stage `build` by ",
      );
      expect(count(comment?.body, "<details>")).toBe(count(comment?.body, "</details>"));
      expect(step.fileOf("markdown").length).toBeGreaterThan(60_000);
      expect(step.fileOf("markdown").length).toBeLessThanOrEqual(65_537);
      expect(count(step.summary, "By its name a template")).toBe(500);
    });
  });

  test("a push has no pull request: no comment, and the commit before is the baseline", async () => {
    await inScene(small({ head: { "README.md": "words" } }), async (scene) => {
      scene.change.pushToMain({ file: "z".repeat(9000) });
      const step = await scene.run({ event: "push" });
      expect([step.status, step.commands, scene.github.requests]).toEqual([0, GROUP, []]);
      expect(step.outputs).toEqual({
        ...pathsOf(step),
        conclusion: "pass",
        size: "9000",
        "download-size": expect.stringMatching(/^\d+$/),
        "size-delta": "4000",
        findings: "0",
        "comment-id": "",
      });
      const at = `https://github.com/octo/app/blob/${scene.change.baseSha()}/Dockerfile#L1`;
      expect(step.summary).toContain(`| [**app**](${at}) (ships) | ✓ built |`);
    });
  });

  test("an event file that is none", async () => {
    await inScene(small(), async (scene) => {
      const remedy = "The Actions runner writes this file (GITHUB_EVENT_PATH); run the action in a workflow.";
      const cases: readonly [string, string][] = [
        ['{"action": "opened", ', "The file with the event is no JSON"],
        ["[]", "The file with the event holds no object"],
        ['{"action": "opened"}', "The event pull_request has no pull_request"],
        [
          '{"pull_request": {"head": {}, "base": {}}}',
          "pull_request.number is missing or not what GitHub sends",
        ],
      ];
      for (const [text, message] of cases) {
        const step = await scene.run({ event: { text }, inputs: COUNTED });
        expect([step.status, step.outputs]).toEqual([1, notDone]);
        expect(step.commands).toEqual([
          annotation(
            "error",
            "Stagecheck could not run",
            expect.stringMatching(new RegExp(`^/[^:]*/event\\.json: ${escaped(`${message}. ${remedy}`)}$`)),
          ),
        ]);
        expect(step.summary).toContain(`event.json: ${message}. ${remedy}`);
      }
      expect(scene.github.requests).toEqual([]);
    });
  });

  test("inputs and a config that cannot be used: every fault at its place, before anything is built", async () => {
    const config = `budgets: { sise: 120 MB }
dockerfiles:
  - path: Dockerfil
    budgets: { size: 5% }
    allow:
      - { detector: node-dev-dependency, reason: "" }
`;
    const head = { ".github/stagecheck.yml": config };
    await inScene(small({ head, engine: { PATH: "/usr/bin:/bin" } }), async (scene) => {
      const step = await scene.run({ inputs: { "max-siz": "1 MB", "fail-on": "bugdet", timeout: "soon" } });
      const faults: readonly [string, number?][] = [
        ['There is no input "max-siz". Did you mean `max-size`?'],
        ['Input `fail-on`: "bugdet" is none of build, budget, new, debt, none. Did you mean `budget`?'],
        [
          'Input `timeout`: "soon" is not a duration. Write hours, minutes or seconds, such as `15s`, `10m` or `1h30m`.',
        ],
        ['Unknown key "sise" in `budgets`. Did you mean `size`?', 1],
        ['There is no file "Dockerfil". Did you mean `Dockerfile`?', 3],
        [
          '`dockerfiles[0].budgets.size`: "5%" is a percentage, and `size` is a size. Write a number and a unit: B, kB, MB, GB, KiB, MiB or GiB, such as `120 MB`. A percentage can limit growth only.',
          4,
        ],
        ["`dockerfiles[0].allow[0].reason` is empty.", 6],
        ['There is no detector "node-dev-dependency". Did you mean `node-dev-dependencies`?', 6],
      ];
      const file = ".github/stagecheck.yml";
      const [comment] = scene.github.comments();
      expect([step.status, step.outputs]).toEqual([
        1,
        { ...notDone, ...pathsOf(step), "comment-id": String(comment?.id) },
      ]);
      expect(step.commands).toEqual([
        ...GROUP,
        ...faults.map(([message, line]) => annotation("error", "Stagecheck", message, line, file)),
      ]);
      // An older comment must not go on saying that all is well.
      for (const text of [step.summary, comment?.body ?? ""]) {
        expect(text).toContain("### Stagecheck: the check could not be done\n");
        expect(text.split("\n").filter((row) => row.startsWith("- ✗ "))).toHaveLength(faults.length);
      }
    });
  });

  test("budgets and what fails", async () => {
    await inScene(small(), async (scene) => {
      const workspace = scene.change.checkout();
      const message = "Its size is 7.5 kB, the limit is 7499 B.";
      const cases: readonly [Record<string, string>, number, string, string | null][] = [
        [{ "max-size": "7500 B" }, 0, "pass", null],
        [{ "max-size": "7499 B" }, 1, "fail", "error"],
        [{ "max-size": "7499 B", "fail-on": "none" }, 0, "warn", "warning"],
      ];
      for (const [inputs, status, conclusion, level] of cases) {
        const step = await scene.run({ workspace, inputs: { ...COUNTED, comment: "never", ...inputs } });
        expect([step.status, step.outputs["conclusion"]]).toEqual([status, conclusion]);
        expect(step.commands).toEqual([
          ...GROUP,
          ...(level === null ? [] : [annotation(level, "app is over its budget", message, 1)]),
        ]);
        expect(step.outputs["comment-id"]).toBe("");
      }
      expect(scene.github.requests).toEqual([]);
    });
  });

  test("comments only on change, only on failure", async () => {
    await inScene(small({ head: { "README.md": "words" } }), async (scene) => {
      const same = await scene.run({ inputs: { comment: "on-change" } });
      expect([same.status, same.outputs["size-delta"], same.outputs["comment-id"]]).toEqual([0, "0", ""]);
      expect(scene.github.requests).toEqual([READ]);

      const passed = await scene.run({ inputs: { ...COUNTED, comment: "on-failure" } });
      expect([passed.status, passed.outputs["comment-id"]]).toEqual([0, ""]);
      expect(scene.github.requests).toEqual([READ, READ]);

      const failed = await scene.run({ inputs: { ...COUNTED, comment: "on-failure", "max-size": "1 kB" } });
      const id = String(scene.github.comments()[0]?.id);
      expect([failed.status, failed.outputs["comment-id"]]).toEqual([1, id]);
      expect(scene.github.requests.slice(2)).toEqual([READ, `POST ${LIST}`]);

      // An older comment must not go on telling of a failure.
      const mended = await scene.run({ inputs: { ...COUNTED, comment: "on-failure" } });
      expect([mended.status, mended.outputs["comment-id"]]).toEqual([0, id]);
      expect(opened(scene.github.comments()[0]?.body ?? "")).toContain("\n### Stagecheck: `app` passes\n");
    });
  });

  test("a stage that does not build: told at its line, the others are measured", async () => {
    const head = {
      Dockerfile: `FROM scratch AS tools
COPY file /file
COPY absent /absent

FROM scratch AS app
COPY file /file

FROM tools AS checks
COPY file /other

FROM scratch AS pair
COPY file /one
COPY file /two
`,
    };
    await inScene(small({ head }), async (scene) => {
      const step = await scene.run({ inputs: { targets: "app\npair" } });
      expect([step.status, step.outputs["conclusion"]]).toEqual([1, "fail"]);
      expect([step.outputs["size"], step.outputs["size-delta"]]).toEqual(["15000", "0"]);
      expect(step.commands).toEqual([
        ...GROUP,
        annotation("error", "tools does not build, nor checks", '"/absent": not found', 3),
      ]);
      const at = `https://github.com/octo/app/blob/${scene.change.headSha()}/Dockerfile#L3`;
      const body = opened(scene.github.comments()[0]?.body ?? "");
      expect(body).toContain("\n### Stagecheck: `tools` in Dockerfile does not build\n");
      expect(body).toContain("\n| **app** · Dockerfile | 5 kB | no change |");
      expect(body).toContain(
        `\n✗ \`tools\` in Dockerfile does not build at [line 3](${at}) \`COPY absent /absent\`: "/absent": not found. It takes \`checks\` with it.\n`,
      );
      expect(
        reportOf(step).dockerfiles[0]?.stages.map(({ name, build, image }) => [
          name,
          build.status,
          image?.size,
        ]),
      ).toEqual([
        ["tools", "failed", undefined],
        ["app", "built", 5000],
        ["checks", "failed", undefined],
        ["pair", "built", 10_000],
      ]);
    });
  });

  test("nothing hostile reaches the log or the comment", async () => {
    const folder =
      "::error::owned ##[group]x @octocat <img src=x> [a](javascript:x) `b` | #1\n::set-output name=size::1";
    const name = "@octocat";
    const head = {
      [`${folder}/Dockerfile`]: `FROM debian:bookworm-slim AS noisy
LABEL title="::warning::owned @octocat <script>"
RUN printf '::error::owned\\n  ::set-output name=size::1\\r::warning::owned\\n##[error]owned @octocat <img src=x>\\n\\033[31m' && : "##[group]::add-path::/" && exit 3

FROM scratch AS app
COPY node_modules /app/node_modules
`,
      [`${folder}/node_modules/.package-lock.json`]: lockfile({
        [`${name}/::error::<img src=x>`]: "##[error]1",
      }),
      [`${folder}/node_modules/${name}/::error::<img src=x>/package.json`]: manifest("x", "1"),
    };
    await inScene(small({ head }), async (scene) => {
      const step = await scene.run();
      const shown = `${folder.replace(/^:/, "\\u003a").replace("\n:", "\n\\u003a").replace("##[", "#\\u0023[")}/Dockerfile`;
      const message = `1 dev dependency (${name}/::error::<img src=x> #\\u0023[error]1) (26 B).`;
      const remedy = "Install with `npm ci --omit=dev` in a stage of its own and copy from there.";
      expect(step.status).toBe(1);
      expect(step.commands).toEqual([
        ...GROUP,
        annotation("error", "noisy does not build", `${shown}:3: the command ended with exit code 3`),
        annotation(
          "error",
          "Build tooling in app: node-dev-dependencies",
          `${shown}:6: ${message} ${remedy}`,
        ),
      ]);
      expect(step.log).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      for (const page of [scene.github.comments()[0]?.body ?? "", step.summary, step.fileOf("markdown")]) {
        expectHarmless(page);
      }
      expect(reportOf(step).dockerfiles.map(({ path }) => path)).toEqual([
        `${folder}/Dockerfile`,
        "Dockerfile",
      ]);
    });
  });

  test.each(engines)(
    "SIGTERM amid a build: over in 7 seconds with nothing left ($store store)",
    async (engine) => {
      const mark = `${process.pid}${Date.now() % 1e9}`;
      const head = {
        Dockerfile: `FROM debian:bookworm-slim AS quick
LABEL stagecheck.test=${mark}
COPY file /file

FROM debian:bookworm-slim AS slow
RUN sleep 77.${mark}
`,
      };
      await inScene({ ...small({ head }), engine: engine.env }, async (scene) => {
        const step = await scene.run({ interrupt: { on: /^quick .*built in /m, signal: "SIGTERM" } });
        expect([step.status, step.outputs, step.summary]).toEqual([143, {}, ""]);
        expect(step.afterSignal).toBeLessThan(7000);
        expect(scene.github.requests).toEqual([]);
        const images = ["image", "ls", "--quiet", "--filter", `label=stagecheck.test=${mark}`];
        expect(docker(engine.env, images)).toBe("");
        expect(running(`77.${mark}`)).toEqual([]);
      });
    },
  );

  test("the baseline is what the merge commit was made on, not where the branch began", async () => {
    await inScene(small({ base: { ...SMALL, ".dockerignore": "" } }), async (scene) => {
      scene.change.pushToMain({
        Dockerfile: `${SMALL.Dockerfile}COPY later /later\n`,
        later: "l".repeat(40_000),
      });
      const workspace = scene.change.checkout();
      const step = await scene.run({ workspace });
      expect([step.status, step.outputs["size"], step.outputs["size-delta"]]).toEqual([0, "47500", "2500"]);
      expect(reportOf(step).baseline).toEqual({
        kind: "built",
        sha: scene.change.baseSha(),
        ref: "main",
        reason: "The merge base with main.",
        state: "ready",
      });
    });
  });

  test("an image of the whole workspace grows by what was changed, by nothing of ours", async () => {
    const base = { ...SMALL, Dockerfile: "FROM scratch\nCOPY . /app\n" };
    await inScene(small({ base }), async (scene) => {
      const step = await scene.run();
      expect([step.status, step.outputs["size-delta"]]).toEqual([0, "2500"]);
    });
  });

  test("a base without the Dockerfile", async () => {
    await inScene(small({ base: { file: "" }, head: SMALL }), async (scene) => {
      const step = await scene.run({ inputs: { "max-growth": "1 B" } });
      expect([step.status, step.outputs["conclusion"], step.outputs["size-delta"]]).toEqual([0, "pass", ""]);
      const body = opened(scene.github.comments()[0]?.body ?? "");
      expect(body).toContain("| **app** · Dockerfile | 5 kB | new |");
      expect(body).toContain("\nDockerfile is new: its growth is not judged.\n");
    });
  });

  test("a base that does not build", async () => {
    const base = { ...TWO_STAGES, Dockerfile: `${STAGES}COPY absent /absent\n` };
    await inScene({ engine: anyEngine().env, base, head: WITH_TOOLS }, async (scene) => {
      const step = await scene.run({ inputs: { "max-growth": "1 B" } });
      expect([step.status, step.outputs["conclusion"], step.outputs["size-delta"]]).toEqual([0, "warn", ""]);
      const body = opened(scene.github.comments()[0]?.body ?? "");
      expect(body).toContain(
        "\n**api** does not build in the baseline: its growth is not judged, and its findings are not known to be new.\n",
      );
      expect(step.commands.slice(2).map(({ command, properties }) => [command, properties["line"]])).toEqual([
        ["warning", "6"],
      ]);
    });
  });

  test("no engine: said in the comment too", async () => {
    const engine = { ...anyEngine().env, DOCKER_HOST: "unix:///nowhere/docker.sock" };
    await inScene(small({ engine }), async (scene) => {
      const step = await scene.run();
      const said =
        "No Docker engine answers: Cannot connect to the Docker daemon at unix:///nowhere/docker.sock. Is the docker daemon running? Start Docker, or point DOCKER_HOST at an engine.";
      expect([step.status, step.outputs]).toEqual([
        1,
        { ...notDone, ...pathsOf(step), "comment-id": String(scene.github.comments()[0]?.id) },
      ]);
      expect(step.commands).toEqual([...GROUP, annotation("error", "Stagecheck", said)]);
      const written = said.replace("://", ":\u200b//");
      expect(opened(scene.github.comments()[0]?.body ?? "")).toBe(`<!-- stagecheck:stagecheck -->
### Stagecheck: the check could not be done

✗ ${written}`);
    });
  });
});

test("action.yml names a file that is there, and the Node that it is tested with", () => {
  expect(ACTION.runs).toEqual({ using: "node24", main: "dist/index.js" });
  expect(readdirSync(join(PROJECT, "dist"))).toContain("index.js");
  expect(execFileSync(NODE, ["--version"], { encoding: "utf8" })).toMatch(/^v24\./);
  expect(readFileSync(join(PROJECT, "action.yml"), "utf8")).toContain("\n  using: node24\n");
});

const notDone = {
  conclusion: "fail",
  report: "",
  markdown: "",
  size: "",
  "download-size": "",
  "size-delta": "",
  findings: "",
  "comment-id": "",
};

const pathsOf = ({ outputs }: Step) => ({ report: outputs["report"], markdown: outputs["markdown"] });

/** Rendered as GitHub does it, HTML and all, the page holds our own elements, links into the repository, no mention. */
function expectHarmless(page: string): void {
  const rendered = markdownIt({ html: true, linkify: true }).render(page.replace(/^<!--.*-->\n/, ""));
  const elements = new Set([...rendered.matchAll(/<([a-z]\w*)/g)].map((match) => match[1]));
  const ours = "a br code details h3 li p pre strong summary table tbody td th thead tr ul".split(" ");
  expect([...elements].filter((element) => !ours.includes(element ?? ""))).toEqual([]);
  const links = [...rendered.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1] ?? "");
  expect(links.filter((link) => !link.startsWith("https://github.com/octo/app/"))).toEqual([]);
  const prose = rendered.replace(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "");
  expect(prose).not.toMatch(/@[\w-]|#\d/);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const count = (text: string | undefined, part: string): number => (text ?? "").split(part).length - 1;

function docker(env: Readonly<Record<string, string>>, args: readonly string[]): string {
  return execFileSync("docker", args, { env, encoding: "utf8" }).trim();
}

/** Images of a report that are still in the engine. */
function loadedImages(env: Readonly<Record<string, string>>, report: Report): string[] {
  const names = new Set(docker(env, ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"]).split("\n"));
  return report.dockerfiles
    .flatMap(({ stages }) => stages.flatMap(({ image }) => image?.reference ?? []))
    .filter((reference) => names.has(reference));
}

/** Command lines of processes on this machine that hold a text. */
function running(text: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return line.includes(text) ? [line] : [];
      } catch {
        return [];
      }
    });
}

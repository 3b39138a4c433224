import { describe, expect, test } from "vitest";
import { renderComment, renderSummary } from "../../../src/report/markdown/comment.ts";
import { delta, dockerfile, finding, HEAD, links, report, shipping, stage } from "./builder.ts";
import { SAMPLES } from "./samples.ts";

describe("the comment", () => {
  for (const [name, sample] of Object.entries(SAMPLES)) {
    test(`of ${name}`, async () => {
      await expect(`${renderComment(sample, { links })}\n`).toMatchFileSnapshot(`snapshots/${name}.md`);
    });
  }

  test("names lines without linking them where there is no repository address", () => {
    const comment = renderComment(SAMPLES["over-budget"] as never, { links: null });
    expect(comment).not.toContain("](");
    expect(comment).toContain("by line 19 `RUN apt-get update && apt-get install -y gcc make`.");
    expect(comment).toContain("(.github/stagecheck.yml line 5).");
    expect(comment).toContain("| **api**, line 17 (ships) |");
  });

  test("links to the head of the pull request with the path percent-encoded", () => {
    const odd = report([
      dockerfile("a b/(x)/Döcker#file", [
        shipping(0, "api", { findings: [finding("c-toolchain", { line: 3 })] }),
      ]),
    ]);
    const comment = renderComment(odd, { links });
    expect(comment).toContain(
      `[line 3](https://github.com/acme/shop/blob/${HEAD}/a%20b/%28x%29/D%C3%B6cker%23file#L3)`,
    );
  });

  test("does not link to a file outside the repository", () => {
    const outside = report([
      dockerfile("../other/Dockerfile", [
        shipping(0, "api", { findings: [finding("c-toolchain", { line: 3 })] }),
      ]),
    ]);
    expect(renderComment(outside, { links })).toContain("61 MB, by line 3. Build in");
  });

  test("explains only changes that matter", () => {
    const tiny = report([dockerfile("Dockerfile", [shipping(0, "api", { delta: delta(0, 100) })])]);
    const comment = renderComment(tiny, { links });
    expect(comment).toContain("| **api** · Dockerfile | 74.8 MB | +100 B |");
    expect(comment).not.toContain("grew");
  });

  test("never names a percentage of nothing", () => {
    const grown = report([dockerfile("Dockerfile", [shipping(0, "api", { delta: delta(0, 74_800_000) })])]);
    expect(renderComment(grown, { links })).toContain("| 74.8 MB | +74.8 MB |");
  });

  test("says of a budget that is over by less than the rounding how much it is", () => {
    const budgets = [
      { on: "size", limit: "74.8 MB", limitBytes: 74_800_000, value: 74_810_000, status: "over" },
      { on: "download", limit: "70 MiB", limitBytes: 73_400_320, value: 80_000_000, status: "over" },
    ] as const;
    const close = report([dockerfile("Dockerfile", [shipping(0, "api", { budgets })])], {
      conclusion: "fail",
    });
    expect(renderComment(close, { links })).toContain(
      "over by 10 kB: 74.8 of 74.8 MB<br>over: download 80 MB of 70 MiB |",
    );
  });

  test("tells two images of the same name apart", () => {
    const over = [
      { on: "size", limit: "1 MB", limitBytes: 1_000_000, value: 74_800_000, status: "over" },
    ] as const;
    const twins = report(
      [
        dockerfile("a/Dockerfile", [shipping(0, null, { budgets: over })]),
        dockerfile("b/Dockerfile", [shipping(0, null, { budgets: over })]),
      ],
      { conclusion: "fail" },
    );
    expect(renderComment(twins, { links }).split("\n")[0]).toBe(
      "### Stagecheck: `stage 0` in a/Dockerfile and `stage 0` in b/Dockerfile are over budget",
    );
  });

  test("folds unchanged images only when there are more than five", () => {
    const images = (number: number) =>
      report(
        Array.from({ length: number }, (_, index) =>
          dockerfile(`${index}/Dockerfile`, [shipping(0, `s${index}`)]),
        ),
      );
    expect(renderComment(images(5), { links })).not.toContain("images without change");
    expect(renderComment(images(6), { links })).toContain("<summary>6 images without change</summary>");
    expect(renderSummary(images(6), { links })).not.toContain("images without change");
  });

  test("says that a problem which is not asked for does not fail the check", () => {
    const lenient = { ...(SAMPLES["over-budget"] as never as object), conclusion: "warn" } as never;
    expect(renderComment(lenient, { links }).split("\n").slice(0, 3)).toEqual([
      "### Stagecheck: `api` is over budget",
      "",
      "The check does not fail for this.",
    ]);
  });

  test("of a repository without a Dockerfile", () => {
    expect(renderComment(report([]), { links }).split("\n")[0]).toBe(
      "### Stagecheck: there is no Dockerfile to check",
    );
  });

  test("of an invalid Dockerfile, a stopped build and an unreadable image", () => {
    const broken = report(
      [
        dockerfile("a/Dockerfile", [], { error: { line: 4, message: "unknown instruction: RUNN" } }),
        dockerfile("b/Dockerfile", [
          stage(0, "slow", {
            build: { status: "timeout", seconds: 600.2, steps: 3, cachedSteps: 0 },
            image: null,
          }),
          shipping(1, "web", { image: null, delta: null, imageError: "layer 3 is truncated" }),
        ]),
      ],
      { conclusion: "fail" },
    );
    const comment = renderComment(broken, { links: null });
    expect(comment.split("\n")[0]).toBe("### Stagecheck: 3 things cannot be built or read");
    expect(comment).toContain("✗ a/Dockerfile is not a valid Dockerfile, line 4: unknown instruction: RUNN.");
    expect(comment).toContain("✗ `slow` in b/Dockerfile was stopped after 600 s.");
    expect(comment).toContain("✗ The image of `web` in b/Dockerfile cannot be read: layer 3 is truncated.");
    expect(comment).toContain("| **web** · b/Dockerfile | not readable |");
  });
});

test("the job summary shows all images", async () => {
  await expect(renderSummary(SAMPLES["eight-images"] as never, { links })).toMatchFileSnapshot(
    "snapshots/eight-images.summary.md",
  );
});

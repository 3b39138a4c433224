import type { Report, StageReport } from "../../../src/report/model.ts";
import {
  BASE,
  built,
  delta,
  dockerfile,
  failed,
  finding,
  image,
  layer,
  report,
  shipping,
  stage,
} from "./builder.ts";

const COPY_MODULES = "COPY --from=build /app/node_modules /app/node_modules";
const APT = "RUN apt-get update \\\n && apt-get install -y gcc make";

const apiLayers = [
  layer(74_800_000),
  layer(48_800_000, { line: 19, text: APT }),
  layer(17_900_000, { line: 23, text: COPY_MODULES }),
  layer(500_000, { line: 24, text: "COPY --from=build /app/dist /app/dist" }),
];

const api = shipping(2, "api", {
  line: 17,
  endLine: 27,
  dependsOn: [{ stage: 1, via: "COPY --from", line: 23 }],
  build: built(31.2, 9, 3),
  image: image(apiLayers),
  delta: delta(0, 18_300_000, [
    { line: 23, stage: "api", text: COPY_MODULES, before: null, after: 17_900_000, change: 17_900_000 },
    {
      line: 24,
      stage: "api",
      text: "COPY --from=build /app/dist /app/dist",
      before: 100_000,
      after: 500_000,
      change: 400_000,
    },
  ]),
  findings: [
    finding("node-dev-dependencies", {
      path: "/app/node_modules/typescript/package.json",
      bytes: 17_900_000,
      layer: 2,
      origin: "copy",
      line: 23,
      fromStage: "build",
      message: "214 dev dependencies (typescript, vite, …)",
      remedy: "Install with `npm ci --omit=dev` in a stage of its own and copy from there.",
    }),
    finding("c-toolchain", { bytes: 48_800_000 }),
    finding("package-caches", {
      severity: "warning",
      bytes: 19_400_000,
      message: "apt lists and caches",
      remedy: "Remove `/var/lib/apt/lists` in the same RUN.",
    }),
    finding("node-package-managers", {
      severity: "info",
      status: "debt",
      origin: "base",
      line: 17,
      layer: 0,
      bytes: 9_800_000,
      message: "npm 10.9.0, corepack 0.29.4",
      remedy: "Nothing to do, unless the image may not hold them.",
    }),
    finding("version-control", {
      severity: "warning",
      status: "debt",
      bytes: 21_000_000,
      message: "git 2.39.5",
      allowed: "the server clones repositories",
    }),
  ],
  fixed: [
    finding("python-build-tools", {
      severity: "warning",
      bytes: 12_300_000,
      message: "pip 24.0, setuptools 69.1",
    }),
  ],
  budgets: [{ on: "size", limit: "130 MB", limitBytes: 130_000_000, value: 142_000_000, status: "over" }],
});

const apiBuild = [
  stage(0, "deps", { build: built(12.1, 4, 2), image: image([layer(74_800_000), layer(182_000_000)]) }),
  stage(1, "build", {
    base: "deps",
    baseStage: 0,
    dependsOn: [{ stage: 0, via: "FROM", line: 9 }],
    build: built(22.7, 6, 2),
    image: image([layer(74_800_000), layer(196_000_000)]),
  }),
];

const web = shipping(1, "web", {
  base: "nginx:1.27-alpine",
  dependsOn: [{ stage: 0, via: "COPY --from", line: 12 }],
  build: built(3.4, 4, 4),
  image: image([
    layer(46_900_000),
    layer(1_200_000, { line: 12, text: "COPY --from=build /app/dist /usr/share/nginx/html" }),
  ]),
  budgets: [
    { on: "size", limit: "60 MB", limitBytes: 60_000_000, value: 48_100_000, status: "within" },
    { on: "download", limit: "20 MB", limitBytes: 20_000_000, value: 17_316_000, status: "within" },
  ],
});

const webFile = dockerfile("web/Dockerfile", [stage(0, "build", { base: "node:22" }), web]);
const passingApi: StageReport = {
  ...api,
  delta: delta(0, 0),
  findings: [],
  fixed: [],
  budgets: [{ on: "size", limit: "150 MB", limitBytes: 150_000_000, value: 142_000_000, status: "within" }],
};

const overBudget = report([dockerfile("services/api/Dockerfile", [...apiBuild, api]), webFile], {
  conclusion: "fail",
  reasons: ["api is over its size budget", "2 new findings in api"],
  notices: [
    {
      level: "note",
      message: "This change moves the budget `size` of services/api/Dockerfile from 120 MB to 130 MB",
      file: ".github/stagecheck.yml",
      line: 5,
    },
  ],
});

const allPass = report([dockerfile("services/api/Dockerfile", [...apiBuild, passingApi]), webFile]);

const firstRun = report(
  [
    dockerfile("Dockerfile", [
      ...apiBuild,
      {
        ...api,
        delta: null,
        baselineState: "none",
        fixed: [],
        findings: api.findings.slice(0, 1),
        budgets: [{ on: "growth", limit: "5%", limitBytes: null, value: null, status: "not-compared" }],
      },
    ]),
  ],
  {
    conclusion: "fail",
    reasons: ["api ships build tooling"],
    baseline: { kind: "none", reason: "there is no commit before this one", state: "absent" },
  },
);

const newDockerfile = report([
  webFile,
  dockerfile("services/api/Dockerfile", [
    ...apiBuild,
    { ...passingApi, delta: null, baselineState: "new-dockerfile" },
  ]),
]);

const baseFailed = report(
  [
    dockerfile("Dockerfile", [
      ...apiBuild,
      {
        ...passingApi,
        delta: null,
        baselineState: "not-built",
        findings: api.findings.slice(0, 2).map((one) => ({ ...one, status: "unknown" as const })),
        budgets: [
          ...passingApi.budgets,
          { on: "growth", limit: "2 MB", limitBytes: 2_000_000, value: null, status: "not-compared" },
        ],
      },
    ]),
  ],
  {
    conclusion: "warn",
    reasons: ["the baseline could not be measured"],
    baseline: {
      kind: "none",
      sha: BASE,
      ref: "main",
      reason: "`build` does not build at main@1a2b3c4",
      state: "failed",
    },
  },
);

const fault = {
  line: 12,
  message: 'process "/bin/sh -c npm run build" did not complete successfully: exit code: 2',
  command: "RUN npm run build",
  log: [
    "> shop-api@1.4.0 build",
    "> tsc -p tsconfig.json",
    "",
    "src/server.ts(14,7): error TS2322: Type 'string' is not assignable to type 'number'.",
    "src/routes/cart.ts(3,24): error TS2307: Cannot find module 'zod' or its corresponding type declarations.",
  ],
};

const stageFailed = report(
  [
    dockerfile("services/api/Dockerfile", [
      stage(0, "deps"),
      stage(1, "build", {
        line: 9,
        endLine: 15,
        base: "deps",
        baseStage: 0,
        build: failed(fault),
        image: null,
      }),
      {
        ...passingApi,
        build: failed(fault, 0.4),
        image: null,
        delta: null,
        baselineState: "compared",
        budgets: [],
      },
      stage(3, "test", {
        line: 30,
        base: "build",
        baseStage: 1,
        dependsOn: [{ stage: 1, via: "FROM", line: 30 }],
        build: failed(fault, 0.3),
        image: null,
      }),
    ]),
    webFile,
  ],
  { conclusion: "fail", reasons: ["build in services/api/Dockerfile does not build"] },
);

function service(name: string, size: number, change: number): ReturnType<typeof dockerfile> {
  return dockerfile(`services/${name}/Dockerfile`, [
    stage(0, "build", { image: image([layer(820_000_000)]), build: built(14.2, 7, 3) }),
    shipping(1, name, {
      dependsOn: [{ stage: 0, via: "COPY --from", line: 11 }],
      image: image([
        layer(74_800_000),
        layer(size - 74_800_000, { line: 11, text: "COPY --from=build /out /srv" }),
      ]),
      delta: delta(
        change > 5_000_000 ? change - 100_000 : 0,
        change > 5_000_000 ? 100_000 : change,
        change === 0
          ? []
          : [
              {
                line: 11,
                stage: name,
                text: "COPY --from=build /out /srv",
                before: size - change - 74_800_000,
                after: size - 74_800_000,
                change: change > 5_000_000 ? 100_000 : change,
              },
            ],
      ),
      budgets: [
        {
          on: "growth",
          limit: "10%",
          limitBytes: Math.round((size - change) / 10),
          value: change,
          status: "within",
        },
      ],
    }),
  ]);
}

const eightImages = report([
  service("accounts", 92_300_000, 0),
  service("billing", 101_000_000, 8_400_000),
  service("cart", 88_000_000, 0),
  service("catalogue", 120_000_000, -3_150_000),
  service("mail", 90_100_000, 0),
  service("orders", 143_000_000, 0),
  service("search", 210_000_000, 0),
  service("stock", 79_900_000, 0),
]);

/** Reports as they are met, by the name of their snapshot. */
export const SAMPLES: Readonly<Record<string, Report>> = {
  "over-budget": overBudget,
  "all-pass": allPass,
  "first-run": firstRun,
  "new-dockerfile": newDockerfile,
  "base-failed": baseFailed,
  "stage-failed": stageFailed,
  "eight-images": eightImages,
};

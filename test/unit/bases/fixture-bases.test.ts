import { expect, test } from "vitest";
import { imagesNamedIn } from "../../../scripts/bases/fixture-bases.ts";

test("names images of FROM, COPY --from and mounts, and neither stages nor scratch", () => {
  const text = `
FROM --platform=linux/amd64 golang:1.24 AS Build
RUN --mount=type=bind,from=node:20,target=/node \\
    go build
FROM build AS test
FROM scratch
COPY --from=build /a /a
COPY --chown=1:1 --from=nginx:alpine /b /b
COPY --from=0 /c /c
RUN echo from=nowhere
`;
  expect(imagesNamedIn(text)).toEqual(["golang:1.24", "node:20", "nginx:alpine"]);
});

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import markdownIt from "markdown-it";

const stylesheet = createRequire(import.meta.url).resolve("github-markdown-css/github-markdown-light.css");

/** The frame that GitHub draws around a comment. */
const FRAME = `
  body { margin: 0; padding: 16px; background: #ffffff; }
  .comment { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
  .comment header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0;
    font: 14px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #59636e; }
  .comment header b { color: #1f2328; }
  .markdown-body { padding: 16px; font-size: 14px; }
`;

/** Markdown as a page with GitHub's styles; `open` shows what is folded. Nothing in it is fetched or run. */
export async function markdownPage(source: string, options: { readonly open: boolean }): Promise<string> {
  const body = markdownIt({ html: true, linkify: true }).render(source);
  const shown = options.open ? body.replaceAll("<details>", "<details open>") : body;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Comment</title>
<style>${await readFile(stylesheet, "utf8")}${FRAME}</style>
</head>
<body>
<div class="comment"><header><b>github-actions</b> bot commented</header><article class="markdown-body">${shown}</article></div>
</body>
</html>`;
}

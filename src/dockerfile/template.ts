/** What template engines write that no Dockerfile has where an instruction begins, and whose it is. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]*\{%[-+]?\s*\w/m, "{% … %}"],
  [/^[ \t]*\{#/m, "{# … #}"],
  [/^[ \t]*<%/m, "<% … %>"],
  [/^[ \t]*\{\{/m, "{{ … }}"],
  [
    /^[ \t]*(?:FROM|ARG|ENV|RUN|COPY|ADD|LABEL|EXPOSE|CMD|ENTRYPOINT)\b[^\n]*(?:(?<!\$)\{\{.*\}\}|\{%.*%\}|<%.*%>)/im,
    "{{ … }}",
  ],
  [/^[ \t]*(?:FROM|ARG)[ \t][^\n]*(?:@[A-Z][A-Z0-9_]*@|%%[A-Z][A-Z0-9_-]*%%)/m, "@NAME@"],
];

/** Longer files are looked at in part: a template shows itself early. In UTF-16 code units. */
const LOOKED_AT = 200_000;

/**
 * Why a text that BuildKit rejects is a template, and not a Dockerfile with a fault; null where it is none.
 * To be asked of rejected files alone: a Dockerfile may well hold such marks in a here-document.
 */
export function templateReason(text: string): string | null {
  const head = text.slice(0, LOOKED_AT);
  const found = MARKS.find(([mark]) => mark.test(head));
  return found ? `a template: it holds ${found[1]} and is a Dockerfile once that is filled in` : null;
}

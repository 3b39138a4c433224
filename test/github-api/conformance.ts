import type { IncomingHttpHeaders } from "node:http";
import type { ErrorObject } from "ajv";
import type { Description, Operation } from "./description.ts";

export interface ReceivedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; undefined: no body. */
  readonly json?: unknown;
  /** Sent as it is: what a proxy in front of GitHub answers. */
  readonly page?: string;
}

const sentence = (errors: readonly ErrorObject[] | null | undefined): string =>
  (errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`).join("; ");

/** What is wrong with a request, by GitHub's description of the operation. */
export function requestFaults(operation: Operation, request: ReceivedRequest): string[] {
  const faults: string[] = [];
  const inPath = operation.path.exec(request.path)?.groups ?? {};
  const named = new Set(operation.parameters.filter((one) => one.in === "query").map((one) => one.name));
  for (const name of request.query.keys()) {
    if (!named.has(name)) faults.push(`query has «${name}», which GitHub does not know`);
  }
  for (const parameter of operation.parameters) {
    const text =
      parameter.in === "path"
        ? decodeURIComponent(inPath[parameter.name] ?? "")
        : parameter.in === "query"
          ? request.query.get(parameter.name)
          : request.headers[parameter.name.toLowerCase()];
    if (text === null || text === undefined) {
      if (parameter.required) faults.push(`${parameter.in} lacks «${parameter.name}»`);
      continue;
    }
    const value = parameter.numeric && /^-?\d+$/.test(String(text)) ? Number(text) : text;
    if (!parameter.validate(value)) {
      faults.push(`${parameter.in} «${parameter.name}» ${sentence(parameter.validate.errors)}`);
    }
  }
  return [...faults, ...headerFaults(request), ...bodyFaults(operation, request)];
}

/** https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#headers */
function headerFaults({ headers, body }: ReceivedRequest): string[] {
  const faults: string[] = [];
  if (!headers["user-agent"]) faults.push("there is no User-Agent");
  if (!/\bapplication\/(vnd\.github[\w.+-]*|json)|\*\/\*/.test(headers.accept ?? "")) {
    faults.push(`Accept is «${headers.accept ?? ""}»`);
  }
  if (!/^(token|bearer) \S+$/i.test(headers.authorization ?? "")) faults.push("there is no Authorization");
  if (body !== "" && !/^application\/json\b/.test(headers["content-type"] ?? "")) {
    faults.push(`Content-Type is «${headers["content-type"] ?? ""}»`);
  }
  return faults;
}

function bodyFaults(operation: Operation, { body }: ReceivedRequest): string[] {
  if (operation.body === null) return body === "" ? [] : ["there is a body, and none is taken"];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return ["the body is no JSON"];
  }
  if (!operation.body.validate(value)) return [`body ${sentence(operation.body.validate.errors)}`];
  const { names } = operation.body;
  return Object.keys(value as object)
    .filter((name) => !names.includes(name))
    .map((name) => `body has «${name}», which GitHub does not know`);
}

/** Errors that GitHub gives to any request, described there or not. */
const COMMON_ERRORS = [401, 403, 404, 429];

/** What is wrong with an answer of ours, by GitHub's description of the operation. */
export function answerFaults(operation: Operation, answer: Answer, { basicError }: Description): string[] {
  if (answer.status >= 500) return [];
  const described = operation.answers.get(answer.status);
  if (described === null) return answer.json === undefined ? [] : ["there is a body, and none is described"];
  if (described === undefined && !COMMON_ERRORS.includes(answer.status)) {
    return [`status ${answer.status} is not described`];
  }
  const validate = described ?? basicError;
  return validate(answer.json) ? [] : [sentence(validate.errors)];
}

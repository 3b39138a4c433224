import type { Failure } from "./client.ts";
import type { GitHubContext } from "./context.ts";

const SUMMARY = "The job summary holds the report.";

/** Why there is no comment, and what to do: plain sentences for a warning. */
export function explainFailure(failure: Failure, context: GitHubContext): string {
  return `The pull-request comment could not be written: ${cause(failure, context)} ${SUMMARY}`;
}

function cause(failure: Failure, context: GitHubContext): string {
  const said = failure.detail === "" ? "" : ` «${failure.detail}»`;
  switch (failure.reason) {
    case "timeout":
      return "GitHub did not answer in time.";
    case "unreachable":
      return `GitHub could not be reached${failure.detail === "" ? "" : ` (${failure.detail})`}.`;
    case "unreadable":
      return "GitHub's answer was cut off or not what it should be.";
    case "unavailable":
      return `GitHub is not available (${failure.status}).`;
    case "rate-limit":
      return `GitHub's rate limit is reached (${failure.status}${said}).`;
    default:
      return refusal(failure, said, context);
  }
}

function refusal({ status, detail }: Failure, said: string, context: GitHubContext): string {
  const answer = `GitHub answered ${status}${said}.`;
  if (status === 401) return `${answer} Check the input github-token.`;
  if (status === 410 || /\blocked\b/i.test(detail)) {
    return `${answer} The conversation is locked or gone.`;
  }
  if (status === 404) {
    return `${answer} The token does not see pull request ${context.pullRequest?.number} of ${context.owner}/${context.name}.`;
  }
  if (status !== 403) return answer;
  if (context.pullRequest?.fork) {
    return `${answer} On pull requests from forks the token may only read.`;
  }
  if (context.actor === "dependabot[bot]") {
    return `${answer} On pull requests of Dependabot the token may only read.`;
  }
  return `${answer} Give the job «permissions: pull-requests: write».`;
}

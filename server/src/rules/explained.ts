import type { BoundList, Job } from '../model/job.ts';
import type { SyntaxProblem } from '../syntax/parse.ts';
import type { Property, Span } from '../syntax/tree.ts';
import type { Finding } from './rule.ts';

/**
 * The findings that no syntax error explains. Where the grammar is broken the tree is a guess: nothing is said about a property that
 * an error goes through, nor about a list whose heading is broken, nor about what seems to be missing in a broken list. Misplaced and missing commas leave the
 * properties beside them whole.
 */
export function unexplained(
  findings: readonly Finding[],
  job: Job,
  errors: readonly SyntaxProblem[],
): readonly Finding[] {
  const serious = errors.map(({ span }) => span).filter((span) => !isBesideProperties(job, span));
  if (serious.length === 0) return findings;
  return findings.filter((finding) => {
    const list = listAround(job, finding.span);
    const property = list?.syntax.entries.find((entry) => contains(entry, finding.span));
    const doubtful = [finding.span];
    if (list) doubtful.push(headOf(list), property ? rangeOf(property, list) : list.syntax);
    return !serious.some((error) => doubtful.some((span) => overlap(error, span)));
  });
}

/** Whether an error is about a comma: on a comma, or on the last character of a property that lacks one behind it. */
function isBesideProperties(job: Job, error: Span): boolean {
  if (error.end - error.start !== 1) return false;
  if (job.text.charAt(error.start) === ',') return true;
  return [job.properties, job.source].some((list) =>
    list?.syntax.entries.some((entry) => entry.value?.end === error.end && entry.value.start < error.start),
  );
}

function listAround(job: Job, span: Span): BoundList | undefined {
  return [job.properties, job.source].find(
    (list) => list && list.heading.start <= span.start && span.end <= list.syntax.end,
  );
}

/** What says which list it is, up to its parenthesis. */
function headOf({ heading, syntax }: BoundList): Span {
  return { start: heading.start, end: syntax.open?.end ?? syntax.start };
}

/** A property with all that stands between it and its neighbours. */
function rangeOf(property: Property, { syntax }: BoundList): Span {
  const index = syntax.entries.indexOf(property);
  return {
    start: syntax.entries[index - 1]?.end ?? syntax.start,
    end: syntax.entries[index + 1]?.start ?? syntax.end + 1,
  };
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

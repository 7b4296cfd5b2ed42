import { insertion, removal } from './edits.ts';
import { meantVerb } from './headWords.ts';
import type { Diagnosis } from './situation.ts';
import * as s from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';

/** What people write in the head of a statement to act on jobs in a way that Doris has other words for, or none. */

/** A verb that other systems have for what Doris does with a job. */
const otherVerb: Diagnosis = ({ token, output, input }) => {
  if (!token || output.length > 0) return undefined;
  const written = token.image.toUpperCase();
  const known = meantVerb(written);
  if (!known) return undefined;
  const [, routine, load, name] = input;
  const lacksFor = s.is(routine, 'ROUTINE') && s.is(load, 'LOAD') && s.isName(name);
  const verb: Token = { ...s.virtual(t.keyword(known.verb), token.start), end: token.end };
  return {
    keep: 0,
    insert: lacksFor ? [verb, routine as Token, load as Token, s.virtual(t.keyword('FOR'), name.start)] : [verb],
    skip: lacksFor ? 3 : 1,
    error: () => ({
      span: token,
      message: `A job of Routine Load is ${known.done} with ${known.verb}${lacksFor ? ' … FOR' : ''}, not with ${written}.`,
      fix: {
        title: `Change to ${known.verb}${lacksFor ? ' … FOR' : ''}`,
        edits: [{ span: token, text: known.verb }, ...(lacksFor ? [insertion(name.start, 'FOR ')] : [])],
      },
    }),
  };
};

/** `STOP ALL`, of which Doris has nothing. */
const stopAll: Diagnosis = ({ token, output, input }) => {
  if (!token || !s.is(token, 'ALL') || !s.is(output[0], 'STOP') || output.length !== 1) return undefined;
  const isAlone = input.length <= 4;
  const missing = [t.keyword('ROUTINE'), t.keyword('LOAD'), t.keyword('FOR'), t.Name];
  return {
    keep: 1,
    insert: isAlone ? missing.map((type) => s.virtual(type, token.end)) : [],
    skip: isAlone ? input.length - 1 : 1,
    error: () => ({ span: token, message: stopsOneByOne }),
  };
};

const stopsOneByOne = 'STOP has no ALL: stop the jobs one by one, each with its name behind FOR.';

/** `RESUME ROUTINE LOAD FOR ALL`: the word belongs behind the verb. */
const allBehindFor: Diagnosis = ({ token, previous, output, input, at }) => {
  const [verb] = output;
  if (!token || !verb || !s.is(token, 'ALL') || !s.is(previous, 'FOR') || output.length !== 4) return undefined;
  if (at + 1 < input.length) return undefined;
  if (s.is(verb, 'STOP'))
    return {
      keep: output.length,
      insert: [s.virtual(t.Name, token.start)],
      skip: 1,
      error: () => ({ span: token, message: stopsOneByOne }),
    };
  const forAll = { start: output[2]?.end ?? token.start, end: token.end };
  if (s.is(verb, 'SHOW'))
    return {
      keep: 3,
      insert: [],
      skip: 1,
      error: () => ({
        span: token,
        message: 'SHOW ROUTINE LOAD without FOR shows all jobs.',
        fix: { title: 'Remove FOR ALL', edits: [{ span: forAll, text: '' }] },
      }),
    };
  if (!s.is(verb, 'PAUSE', 'RESUME')) return undefined;
  const word = verb.image.toUpperCase();
  return {
    keep: 1,
    insert: [s.virtual(t.keyword('ALL'), verb.end), ...output.slice(1, 3)],
    skip: 1,
    error: (): SyntaxProblem => ({
      span: token,
      message: `For all jobs ALL stands behind the verb: \`${word} ALL ROUTINE LOAD\`.`,
      fix: {
        title: `Write ${word} ALL ROUTINE LOAD`,
        edits: [insertion(verb.end, ` ${token.image}`), { span: forAll, text: '' }],
      },
    }),
  };
};

/** `RESUME ROUTINE LOAD FOR ON SCHEDULE …`: what other jobs have behind their name, and no name. */
const lostName: Diagnosis = ({ token, previous, output, input, at }) => {
  if (!token || !s.is(previous, 'FOR') || !s.is(token, 'ON') || !s.is(output[0], 'PAUSE', 'RESUME', 'STOP', 'SHOW'))
    return undefined;
  if (output.length > 5 || at + 1 >= input.length || input[at + 1]?.tokenType === t.Dot) return undefined;
  return {
    keep: output.length,
    insert: [s.virtual(t.Name, token.start)],
    skip: input.length - at,
    error: () => ({ span: token, message: 'The name of the job is missing before `ON`, and nothing may follow it.' }),
  };
};

/** Several names behind FOR, of which each statement takes one. */
const severalJobs: Diagnosis = ({ text, token, output, input, at }) => {
  const [verb] = output;
  if (!verb || token?.tokenType !== t.Comma || !s.is(verb, 'PAUSE', 'RESUME', 'STOP', 'SHOW')) return undefined;
  const start = output.findIndex((other) => s.is(other, 'FOR')) + 1;
  const rest = input.slice(at);
  const isSign = (other: Token): boolean => other.tokenType === t.Comma || other.tokenType === t.Dot;
  const areNames = rest.every((other, index) => (isSign(other) ? s.isName(rest[index + 1]) : s.isName(other)));
  if (start < 1 || !areNames) return undefined;
  const last = rest.at(-1) as Token;
  const head = text.slice(verb.start, output[start]?.start);
  const commas = rest.filter(({ tokenType }) => tokenType === t.Comma);
  return {
    keep: output.length,
    insert: [],
    skip: rest.length,
    error: () => ({
      span: { start: token.start, end: last.end },
      message: `${verb.image.toUpperCase()} takes one job: write a statement for each.`,
      fix: {
        title: 'Write a statement for each',
        edits: commas.map((comma) => ({
          span: { start: comma.start, end: rest[rest.indexOf(comma) + 1]?.start ?? comma.end },
          text: `;\n${head}`,
        })),
      },
    }),
  };
};

/** `SHOW ROUTINE LOAD TASK j`: only this statement names the job in a condition. */
const taskOfJob: Diagnosis = ({ token, previous, output, input, at }) => {
  if (!s.isName(token) || !s.is(previous, 'TASK') || !s.is(output[0], 'SHOW') || at + 1 < input.length)
    return undefined;
  const condition = [t.keyword('WHERE'), t.Name, t.Equals, t.StringToken];
  return {
    keep: output.length,
    insert: condition.map((type) => ({ ...s.virtual(type, token.start), end: token.end })),
    skip: 1,
    error: () => ({
      span: token,
      message: `The tasks are those of a job that a condition names: \`WHERE JobName = "${token.image}"\`.`,
      fix: {
        title: 'Write it as a condition',
        edits: [{ span: token, text: `WHERE JobName = "${token.image}"` }],
      },
    }),
  };
};

/** `SHOW ROUTINE LOAD FROM db`: other SHOW statements name the database like this. */
const databaseOfShow: Diagnosis = ({ text, token, output, input, at }) => {
  const [verb] = output;
  const name = input[at + 1];
  const load = output.findIndex((other) => s.is(other, 'LOAD'));
  const label = s.is(output[load + 1], 'FOR') ? output[load + 2] : undefined;
  if (!verb || !token || !s.is(verb, 'SHOW') || !s.is(token, 'FROM', 'IN') || !s.isName(name) || load < 0)
    return undefined;
  if (output.length > load + (label ? 3 : 1) || input[at + 2]?.tokenType === t.LeftParen) return undefined;
  const database = text.slice(name.start, name.end);
  const before = label ? insertion(label.start, `${database}.`) : insertion(verb.start, `USE ${database};\n`);
  return {
    keep: output.length,
    insert: [],
    skip: 2,
    error: () => ({
      span: { start: token.start, end: name.end },
      message: `SHOW ROUTINE LOAD has no ${token.image.toUpperCase()}: it shows the jobs of the database in use, or the one behind FOR, as in \`FOR db.job\`.`,
      fix: {
        title: label ? `Change to FOR ${database}.${label.image}` : `Put USE ${database} in front`,
        edits: [before, removal(output.at(-1)?.end ?? token.start, name.end)],
        // what follows in the file would be in that database, too
        safe: label !== undefined,
      },
    }),
  };
};

/** `SHOW ROUTINE LOAD FOR j LIKE "x"`. */
const patternBehindJob: Diagnosis = ({ token, output, input, at }) => {
  if (!token || !s.is(token, 'LIKE') || !s.is(output[0], 'SHOW') || !output.some((other) => s.is(other, 'FOR')))
    return undefined;
  return {
    keep: output.length,
    insert: [],
    skip: input.length - at,
    error: () => ({
      span: { start: token.start, end: input.at(-1)?.end ?? token.end },
      message: 'FOR names one job and LIKE a pattern for several: SHOW ROUTINE LOAD takes one of them.',
    }),
  };
};

/** In the order in which they win ties. */
export const verbDiagnoses: readonly Diagnosis[] = [
  ...[otherVerb, stopAll, allBehindFor, lostName, severalJobs, taskOfJob, databaseOfShow, patternBehindJob],
];

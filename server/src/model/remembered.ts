/**
 * Answers that were worked out about a value, kept with it. The value never changes, so neither do they: a cache that nobody can
 * tell from working them out again.
 */
export interface Remembers {
  readonly answers: unknown[];
}

/** Stands for an answer that is `undefined`. */
const nothing = Symbol('nothing');

/**
 * Gives a function that turns a way to work something out about a `Subject` into one that does it once for each subject. What
 * it is told beside the subject must always be the same for the same subject.
 */
export function remembering<Subject extends Remembers>(): <Rest extends readonly unknown[], Answer>(
  workOut: (subject: Subject, ...rest: Rest) => Answer,
) => (subject: Subject, ...rest: Rest) => Answer {
  let questions = 0;
  return (workOut) => {
    const question = questions++;
    return (subject, ...rest) => {
      const { answers } = subject;
      const known = question < answers.length ? answers[question] : undefined;
      if (known !== undefined) return (known === nothing ? undefined : known) as ReturnType<typeof workOut>;
      const answer = workOut(subject, ...rest);
      while (answers.length < question) answers.push(undefined);
      answers[question] = answer === undefined ? nothing : answer;
      return answer;
    };
  };
}

/**
 * Answers that were worked out about a value, kept with it. The value never changes, so neither do they: a cache that nobody can
 * tell from working them out again.
 */
export interface Remembers {
  answers: unknown[] | undefined;
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
      const known = subject.answers?.[question];
      if (known !== undefined) return (known === nothing ? undefined : known) as ReturnType<typeof workOut>;
      const answer = workOut(subject, ...rest);
      subject.answers ??= new Array(questions);
      subject.answers[question] = answer === undefined ? nothing : answer;
      return answer;
    };
  };
}

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
export function remembering<Subject extends Remembers>(): <Answer, Beside = undefined>(
  workOut: (subject: Subject, beside: Beside) => Answer,
) => (subject: Subject, ...beside: undefined extends Beside ? [] : [Beside]) => Answer {
  let questions = 0;
  return <Answer, Beside>(workOut: (subject: Subject, beside: Beside) => Answer) => {
    const question = questions++;
    return (subject: Subject, beside?: Beside) => {
      const known = subject.answers?.[question];
      if (known !== undefined) return (known === nothing ? undefined : known) as Answer;
      const answer = workOut(subject, beside as Beside);
      subject.answers ??= new Array(questions);
      subject.answers[question] = answer === undefined ? nothing : answer;
      return answer;
    };
  };
}

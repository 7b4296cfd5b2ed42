/** Stands for an answer that is `undefined`. */
const nothing = Symbol('nothing');

/** Longer texts are not kept. */
const longest = 2000;

/**
 * A memory for answers to questions that a text puts, for the next one that is the same: jobs that read one cluster repeat its settings,
 * and each keystroke in a statement leaves nearly all of its values as they were. Not for secrets, which nobody should keep.
 * @param most when there are so many answers, all are forgotten.
 */
export function recentAnswers<Answer>(
  most: number,
): (question: string, workOut: (question: string) => Answer) => Answer {
  const known = new Map<string, Answer | typeof nothing>();
  return (question, workOut) => {
    const earlier = known.get(question);
    if (earlier !== undefined) return (earlier === nothing ? undefined : earlier) as Answer;
    const answer = workOut(question);
    if (question.length > longest) return answer;
    if (known.size >= most) known.clear();
    known.set(question, answer === undefined ? nothing : answer);
    return answer;
  };
}

/** Keeps what was worked out about a text; see {@link recentAnswers}. */
export function recent<Answer>(workOut: (text: string) => Answer): (text: string) => Answer {
  const answers = recentAnswers<Answer>(500);
  return (text) => answers(text, workOut);
}

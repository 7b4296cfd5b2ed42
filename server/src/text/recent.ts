/** Stands for an answer that is `undefined`. */
const nothing = Symbol('nothing');

/** Longer texts are not kept. */
const longest = 2000;
/** When there are so many answers, all are forgotten. */
const most = 500;

/**
 * Keeps what was worked out about a text, for the next that is the same: jobs that read one cluster repeat its settings, and each
 * keystroke in a statement leaves nearly all of its values as they were. Not for secrets, which nobody should keep.
 */
export function recent<Answer>(workOut: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer | typeof nothing>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return (earlier === nothing ? undefined : earlier) as Answer;
    const answer = workOut(text);
    if (text.length > longest) return answer;
    if (known.size >= most) known.clear();
    known.set(text, answer === undefined ? nothing : answer);
    return answer;
  };
}

import { defaultDorisVersion, dorisVersions } from '../catalog/versions.ts';
import type { AnalyzedStatement } from '../rules/analysis.ts';
import { ignoredPlaceAt } from '../rules/ignores.ts';
import { isIgnorable, ruleIds } from '../rules/registry.ts';
import { versionWordAt } from '../rules/versionComment.ts';
import type { Span } from '../syntax/tree.ts';
import type { Around } from './around.ts';
import type { CompletionOptions, WeightedItem } from './completionItem.ts';
import { editOf, weighted } from './completionItem.ts';
import type { CommentCursor } from './cursor.ts';

/** What a comment can say that directs the checks: rules to ignore, or the Doris version. Only where it counts. */
export function commentItems(
  { parsed }: AnalyzedStatement,
  { comment }: CommentCursor,
  offset: number,
  options: CompletionOptions,
  { isFirst, codes }: Around,
): readonly WeightedItem[] {
  const { text } = parsed;
  const [first] = parsed.tokens();
  if (first && (first.start < comment.start || !(parsed.isRoutineLoad || isFirst))) return [];
  const item = (label: string, index: number, span: Span, detail?: string): WeightedItem =>
    weighted(index, { label, kind: 'value', detail, filterText: label, edit: editOf(span, [label], options) });
  const word = isFirst ? versionWordAt(text, comment, offset) : undefined;
  if (word)
    return dorisVersions
      .toReversed()
      .map((version, index) =>
        item(version, index, word, version === defaultDorisVersion ? options.wording.completion.default : undefined),
      );
  const place = ignoredPlaceAt(text, comment, offset);
  if (!place || place.ignore.scope === 'nothing' || (place.ignore.scope === 'file' && !isFirst)) return [];
  const { ignore, span } = place;
  const named = ignore.rules.filter((rule) => rule.span.start !== span.start).map(({ id }) => id);
  // what is found here is what somebody wants to ignore
  const ids = [...new Set([...codes(), ...ruleIds])].filter((id) => isIgnorable(id) && !named.includes(id));
  return ids.map((id, index) => item(id, index, span));
}

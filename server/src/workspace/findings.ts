import { type CodeAction, codeActionsAt } from '../features/codeActions.ts';
import { fixAll } from '../features/fixAll.ts';
import {
  type IgnoreComment,
  idsOf,
  ignoreRule,
  leadingIgnores,
  mentionsIgnores,
  unusedIgnores,
} from '../rules/ignores.ts';
import { lineEnd } from '../rules/listLayout.ts';
import { isIgnorable } from '../rules/registry.ts';
import type { Finding } from '../rules/rule.ts';
import { withSeverities } from '../rules/ruleLevels.ts';
import { versionCommentFindings } from '../rules/versionComment.ts';
import type { TextEdit } from '../syntax/edits.ts';
import type { Span } from '../syntax/tree.ts';
import { analysisAt, type Piece, type Snapshot, versionCommentIn } from './document.ts';

/** What is found in the statement at an index, whether or not somebody wants to hear of it. */
function foundAt(snapshot: Snapshot, index: number): readonly Finding[] {
  const { findings } = analysisAt(snapshot, index);
  const piece = snapshot.pieces[index];
  const comment = piece && versionCommentIn(piece);
  if (!comment) return findings;
  const where = { isFirst: index === 0, startsLine: startsLine(snapshot, index) };
  return [...versionCommentFindings(piece.text, comment, where, snapshot.dorisVersion), ...findings];
}

/**
 * The findings of the statement at an index as their reader wants them: without those that a comment silences, each as serious
 * as the settings have it. Comments that silence nothing are findings too.
 */
export function findingsAt(snapshot: Snapshot, index: number): readonly Finding[] {
  const found = foundAt(snapshot, index);
  const silenced = silencedAt(snapshot, index);
  const heard = silenced.size === 0 ? found : found.filter(({ code }) => !silenced.has(code));
  const unused = unusedAt(snapshot, index, found);
  return withSeverities(unused.length === 0 ? heard : [...unused, ...heard], snapshot.settings.rules);
}

/** The rules that comments silence in the statement at an index. */
function silencedAt({ pieces }: Snapshot, index: number): ReadonlySet<string> {
  const own = idsOf(ignoresIn(pieces[index]), false);
  const everywhere = idsOf(ignoresIn(pieces[0]), true);
  if (everywhere.size === 0) return own;
  return own.size === 0 ? everywhere : new Set([...own, ...everywhere]);
}

function unusedAt(snapshot: Snapshot, index: number, found: readonly Finding[]): readonly Finding[] {
  const piece = snapshot.pieces[index];
  if (!piece || !mentionsIgnores(piece.text)) return [];
  const { comments } = analysisAt(snapshot, index).parsed;
  const statement = {
    ...{ text: piece.text, comments },
    ...{ isFirst: index === 0, startsLine: startsLine(snapshot, index) },
  };
  return unusedIgnores(statement, (id, wholeFile) =>
    wholeFile
      ? snapshot.pieces.some((_, other) => foundAt(snapshot, other).some(({ code }) => code === id))
      : found.some(({ code }) => code === id),
  );
}

const ignores = new WeakMap<Piece, readonly IgnoreComment[]>();

function ignoresIn(piece: Piece | undefined): readonly IgnoreComment[] {
  if (!piece) return [];
  const known = ignores.get(piece) ?? leadingIgnores(piece.text);
  ignores.set(piece, known);
  return known;
}

/** Whether the statement at an index has nothing in front of it on its first line, not even a part of another one. */
function startsLine({ startColumns }: Snapshot, index: number): boolean {
  return startColumns[index] === 0;
}

/** The repairs of the findings that touch a span of the statement at an index. */
export function repairsAt(snapshot: Snapshot, index: number, span: Span): readonly CodeAction[] {
  return codeActionsAt({ findings: findingsAt(snapshot, index) }, span);
}

/** For each rule with findings that touch a span of the statement at an index: the comment that silences it there. */
export function silencersAt(snapshot: Snapshot, index: number, { start, end }: Span): readonly CodeAction[] {
  const { pieces } = snapshot;
  const piece = pieces[index];
  // where a `;` is missing the comment would belong to the statement above
  if (!piece || pieces[index - 1]?.terminator === 'next-statement') return [];
  const touching = findingsAt(snapshot, index).filter(({ span }) => span.start <= end && start <= span.end);
  const firsts = new Map(touching.toReversed().map((finding) => [finding.code, finding]));
  const withBreak = pieces.find(({ text }) => /[\r\n]/.test(text));
  return [...firsts.values()].reverse().flatMap((finding): readonly CodeAction[] => {
    const { code } = finding;
    if (!isIgnorable(code)) return [];
    const edit = ignoreRule(piece.text, code, startsLine(snapshot, index), lineEnd(withBreak?.text ?? ''));
    return [{ title: `Ignore ${code} for this statement`, edits: [edit], finding, preferred: false }];
  });
}

/** The edits that repair all that can be repaired unseen in the statement at an index. */
export function fixAllAt(snapshot: Snapshot, index: number): readonly TextEdit[] {
  const piece = snapshot.pieces[index];
  if (!piece || findingsAt(snapshot, index).length === 0) return [];
  const silenced = silencedAt(snapshot, index);
  const { dorisVersion, settings } = snapshot;
  return fixAll(piece.text, dorisVersion, ({ code }) => !silenced.has(code) && settings.rules.get(code) !== 'off');
}

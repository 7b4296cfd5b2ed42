import type { DorisVersion, PropertySpec, ValueOption } from '../catalog/index.ts';
import { defaultIn, isAtLeast, typeIn } from '../catalog/index.ts';
import type { Job } from '../model/job.ts';
import { encodeString } from '../syntax/literals.ts';
import type { Span } from '../syntax/tree.ts';
import type { Around } from './around.ts';
import type { CompletionOptions, WeightedItem } from './completionItem.ts';
import { weighted } from './completionItem.ts';
import type { ValueCursor } from './cursor.ts';
import { styleAt } from './entryText.ts';
import { sourceFields } from './fields.ts';
import { isForMsk, mskValue, sourceFacts } from './listFacts.ts';
import type { CompletionWording, Wording } from './wording/wording.ts';

/** The values of the key at the cursor, those that the documentation names first. */
export function valueItems(
  cursor: ValueCursor,
  offset: number,
  { wording }: CompletionOptions,
  around: Around,
): readonly WeightedItem[] {
  const { list, spec } = cursor;
  const { job } = list;
  const { text, version } = job;
  if (!spec || spec.secret || /[\r\n]/.test(text.slice(cursor.typed.start, cursor.typed.end))) return [];
  const span = spec.type.isList && cursor.quotes !== 'both' ? elementAt(text, cursor.typed, offset) : cursor.typed;
  const facts = sourceFacts(job);
  const known = mskValue(spec.key, facts);
  return (
    (spec.key === 'jsonpaths' ? pathsOf(job, around) : optionsOf(spec, version, wording))
      // second spellings are for reading, not for writing
      .filter(({ since, aliasOf }) => aliasOf === undefined && isAtLeast(version, since ?? '2.0'))
      .filter(({ value }) => !facts.mskBrokers || isForMsk(spec.key, value))
      .map((option) => {
        const isKnown = option.value === known;
        return weighted(isKnown ? -1 : weightOf(option), {
          label: option.value,
          kind: 'value',
          detail: detailOf(option, spec, version, isKnown, wording.completion),
          documentation: option.doc,
          filterText: option.value,
          edit: { span, newText: newText(option.value, cursor, span), isSnippet: false },
          preselect: isKnown,
          deprecated: false,
        });
      })
  );
}

/** What the type names; where it names nothing, the default stands for the shape of a value. */
function optionsOf(
  spec: PropertySpec,
  version: DorisVersion,
  { catalog, completion }: Wording,
): readonly ValueOption[] {
  const { options } = spec.type;
  if (options.length > 0) return options.map((option) => ({ ...option, doc: catalog.option(spec, option) }));
  const preset = defaultIn(spec, version);
  return preset ? [{ value: preset, doc: completion.allowed(catalog.allowed(typeIn(spec.type, version))) }] : [];
}

/** All paths of a job at once: those of the fields that COLUMNS reads, where a path can tell them as they are. */
function pathsOf(job: Job, around: Around): readonly ValueOption[] {
  const fields = sourceFields(job, around);
  if (fields.length === 0 || !fields.every((name) => /^\w+$/.test(name))) return [];
  return [{ value: `[${fields.map((name) => `"$.${name}"`).join(', ')}]`, doc: '' }];
}

function weightOf({ documented }: ValueOption): number {
  return documented === false ? 1 : 0;
}

function detailOf(
  { value, documented }: ValueOption,
  spec: PropertySpec,
  version: DorisVersion,
  isKnown: boolean,
  words: CompletionWording,
): string | undefined {
  if (isKnown) return spec.key === 'aws.region' ? words.regionOfBrokers : words.forMsk;
  if (documented === false) return words.undocumented;
  return value.toLowerCase() === defaultIn(spec, version)?.toLowerCase() ? words.default : undefined;
}

/** The element of a list that the cursor is in, without the blanks around it. */
function elementAt(text: string, { start, end }: Span, offset: number): Span {
  const from = text.lastIndexOf(',', offset - 1) + 1;
  const comma = text.indexOf(',', offset);
  let elementStart = Math.max(start, from);
  while (elementStart < offset && text.charAt(elementStart) === ' ') elementStart++;
  let elementEnd = comma < 0 ? end : Math.min(end, comma);
  while (elementEnd > offset && text.charAt(elementEnd - 1) === ' ') elementEnd--;
  return { start: elementStart, end: elementEnd };
}

function newText(value: string, { list, typed, quotes, quote, equalsMissing }: ValueCursor, span: Span): string {
  const style = styleAt(list);
  const written = encodeString(value, quote ?? style.valueQuote);
  switch (quotes) {
    case 'none':
      return written.slice(1, -1);
    case 'closing':
      // Another element of a list follows: the string goes on.
      return span.end < typed.end ? written.slice(1, -1) : written.slice(1);
    case 'both': {
      const before = list.job.text.charAt(typed.start - 1);
      if (equalsMissing) return `${/\s/.test(before) ? '' : style.before}=${style.after}${written}`;
      return (before === '=' ? style.after : '') + written;
    }
  }
}

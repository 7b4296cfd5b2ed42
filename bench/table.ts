/** One measured figure. */
export interface Row {
  readonly what: string;
  /** With its unit. */
  readonly value: string;
  /** What it should be, and whether it is. */
  readonly mark?: { readonly text: string; readonly reached: boolean } | undefined;
  /** The same of others, and how many times that is. */
  readonly peers?: readonly string[] | undefined;
}

/** Figures that belong together. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** `12.3 ms`, with as many digits as mean something. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}

/** `123 KB`. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;
}

/** `12.3 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

/** `4.2×`: how many times as much. */
export function times(value: number): string {
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(2)}×`;
}

/** A mark that is a lowest value. */
export function atLeast(value: number, limit: number, format: (value: number) => string): Row['mark'] {
  return { text: `≥ ${format(limit).replace(/\.0+(?= |×)/, '')}`, reached: value >= limit };
}

/** A mark that is a highest value. */
export function atMost(value: number, limit: number, format: (value: number) => string): Row['mark'] {
  return { text: `≤ ${format(limit).replace(/\.0+(?= )/, '')}`, reached: value <= limit };
}

/** All sections as one table, its columns aligned. */
export function tableOf(sections: readonly Section[]): string {
  const rows = sections.flatMap((section) => section.rows);
  const width = (text: (row: Row) => string): number => Math.max(...rows.map((row) => text(row).length));
  const what = width((row) => row.what);
  const value = width((row) => row.value);
  const markText = ({ mark }: Row): string => (mark ? `${mark.text} ${mark.reached ? '✓' : '✗ missed'}` : '');
  const mark = width(markText);
  const line = (row: Row): string =>
    [`  ${row.what.padEnd(what)}`, row.value.padStart(value), markText(row).padEnd(mark), (row.peers ?? []).join(', ')]
      .join('   ')
      .trimEnd();
  return sections.map(({ title, rows: own }) => [title, ...own.map(line)].join('\n')).join('\n\n');
}

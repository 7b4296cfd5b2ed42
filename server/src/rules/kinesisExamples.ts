/** A CREATE that reads a stream, for the version that can, with the given properties behind region and stream. */
export function createKinesis(...lines: readonly string[]): string {
  return kinesis('CREATE ROUTINE LOAD job ON t', [
    '"aws.region" = "us-east-1"',
    '"kinesis_stream" = "orders"',
    ...lines,
  ]);
}

/** An ALTER with the given properties. */
export function alterKinesis(...lines: readonly string[]): string {
  return kinesis('ALTER ROUTINE LOAD FOR job', lines);
}

function kinesis(head: string, lines: readonly string[]): string {
  return `-- doris: dev\n${head}\nFROM KINESIS (\n${lines.map((line) => `    ${line}`).join(',\n')}\n);`;
}

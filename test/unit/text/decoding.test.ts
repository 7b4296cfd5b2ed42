import { expect, test } from 'vitest';
import { decodeText } from '../../../server/src/text/decoding.ts';

const text = 'STOP ROUTINE LOAD FOR 订单;';
const littleEndian = Buffer.from(`\uFEFF${text}`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, little end first', littleEndian],
  ['UTF-16, big end first', Buffer.from(littleEndian).swap16()],
])('%s is read as what it is', (_, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

test.each([
  ['nothing', [], ''],
  ['half a byte-order mark', [0xff], '\uFFFD'],
  ['bytes that are no text', [0x41, 0xc3], 'A\uFFFD'],
])('%s does no harm', (_, bytes, expected) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe(expected);
});

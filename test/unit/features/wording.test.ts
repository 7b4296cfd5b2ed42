import { describe, expect, it, test } from 'vitest';
import { clauses } from '../../../server/src/catalog/clauses.ts';
import { awsRegions, dorisVersions, findProperty } from '../../../server/src/catalog/index.ts';
import { authenticationBlocks } from '../../../server/src/features/authenticationBlocks.ts';
import { skeletons } from '../../../server/src/features/skeletons.ts';
import { chinese } from '../../../server/src/features/wording/chinese.ts';
import { blockTexts, skeletonTexts } from '../../../server/src/features/wording/chineseChoices.ts';
import { english } from '../../../server/src/features/wording/english.ts';
import type { StartPosition, Wording } from '../../../server/src/features/wording/wording.ts';
import type {
  CredentialKind,
  CredentialUse,
  FrontendProblem,
  Ignored,
} from '../../../server/src/model/authentication.ts';
import { chineseMistakes, isTranslation } from '../../support/chinese.ts';

const spec = findProperty('properties', 'strict_mode');
const [option] = spec?.type.options ?? [];
const [region] = awsRegions;
const [clause] = clauses;
if (!spec || !option || !region || !clause) throw new Error('The catalog has lost what the tests are made with');

const positions: readonly StartPosition[] = [
  { kind: 'offset', value: '7' },
  { kind: 'named', value: 'OFFSET_END', doc: '' },
  { kind: 'other', value: '<offset>' },
  { kind: 'default', value: 'OFFSET_END' },
];
const credentials: readonly CredentialKind[] = ['role', 'keys', 'profile', 'provider', 'default-chain'];
const uses: readonly CredentialUse[] = [
  'client',
  'sts-source',
  'ignored',
  'incomplete',
  'unnamed',
  'falls-back',
  'unspecified',
  'absent',
];
const reasons: readonly Ignored['reason'][] = ['both', 'documentation', 'backend', 'half-pair', 'iam'];
const problems: readonly FrontendProblem[] = [
  'external-id-without-role',
  'no-region',
  'protocol',
  'mechanism',
  'public-brokers',
];

/** Every sentence that takes arguments, by its place in the wording, with arguments of all kinds. */
const spoken: Readonly<Record<string, (wording: Wording) => readonly string[]>> = {
  'catalog.property': ({ catalog }) => [catalog.property(spec).doc],
  'catalog.typeName': ({ catalog }) => [catalog.typeName(spec.type)],
  'catalog.allowed': ({ catalog }) => [catalog.allowed(spec.type)],
  'catalog.option': ({ catalog }) => [catalog.option(spec, option)],
  'catalog.problem': ({ catalog }) =>
    (['rejects', 'ignores', 'fails-later'] as const).map((effect) =>
      catalog.problem({ effect, message: 'Expected `true` or `false`.', start: 0, end: 1, suggestions: [] }, spec.type),
    ),
  'catalog.clause': ({ catalog }) => [catalog.clause(clause)],
  'catalog.block': ({ catalog }) =>
    authenticationBlocks.flatMap((block) => Object.values(textsOf(catalog.block(block)))),
  'catalog.skeleton': ({ catalog }) =>
    skeletons.flatMap((skeleton) => Object.values(textsOf(catalog.skeleton(skeleton)))),
  'property.onlyIn': ({ property }) => [property.onlyIn('CREATE')],
  'property.since': ({ property }) => dorisVersions.map(property.since),
  'property.goneSince': ({ property }) => dorisVersions.map(property.goneSince),
  'property.notIn': ({ property }) => dorisVersions.map(property.notIn),
  'property.type': ({ property, catalog }) => [property.type(catalog.typeName(spec.type))],
  'property.allowed': ({ property, catalog }) => [property.allowed(catalog.allowed(spec.type))],
  'property.default': ({ property }) => [property.default('256')],
  'property.aliases': ({ property }) => [property.aliases(['property.aws.region', 'a'])],
  'property.replacement': ({ property }) => [property.replacement('`enclose`')],
  'property.whenWrong': ({ property, catalog }) =>
    (['accepted', 'ignored', 'harmful', 'rejected'] as const).map((status) =>
      property.whenWrong(status, catalog.property(spec).whenWrong ?? ''),
    ),
  'property.disagreement': ({ property }) => [property.disagreement('`5`')],
  'property.alias': ({ property }) => [property.alias('property.aws.region', 'aws.region')],
  'property.unknownSetting': ({ property }) => [property.unknownSetting('no.such')],
  'value.key': ({ value, catalog }) => [value.key('strict_mode', catalog.property(spec).doc)],
  'value.meaning': ({ value, catalog }) => [value.meaning('true', catalog.option(spec, option))],
  'value.region': ({ value }) => [value.region(region)],
  'value.documentedSpelling': ({ value }) => [value.documentedSpelling('ENV')],
  'value.mskBroker': ({ value }) =>
    [true, false].flatMap((flag) => [
      value.mskBroker('us-east-1', { public: flag, serverless: false }),
      value.mskBroker('us-east-1', { public: flag, serverless: true }),
    ]),
  'value.mskPort': ({ value }) =>
    (['plaintext', 'tls', 'scram', 'iam'] as const).flatMap((listener) => [
      value.mskPort(9098, listener, true),
      value.mskPort(9098, listener, false),
    ]),
  'value.noMskPort': ({ value }) => [value.noMskPort(9093)],
  'value.start': ({ value }) =>
    positions.flatMap((position) => [value.start(undefined, position), value.start('3', position)]),
  'value.arnPart': ({ value }) =>
    (['role', 'path', 'account', 'partition', 'service'] as const).map((part) => value.arnPart(part, 'x')),
  'completion.allowed': ({ completion, catalog }) => [completion.allowed(catalog.allowed(spec.type))],
  'completion.propertyCount': ({ completion }) => [completion.propertyCount(5)],
  'completion.writes': ({ completion }) => [completion.writes(['a', 'b'])],
  'authentication.title': ({ authentication }) => [authentication.title(authentication.unknown)],
  'authentication.tls': ({ authentication }) => [true, false].map(authentication.tls),
  'authentication.sasl': ({ authentication }) => [true, false].map((flag) => authentication.sasl('PLAIN', flag)),
  'authentication.mskIam': ({ authentication }) =>
    ([undefined, 'stored', ...credentials] as const).flatMap((kind) => [
      authentication.mskIam(kind, undefined),
      authentication.mskIam(kind, 'us-east-1'),
    ]),
  'authentication.mechanism': ({ authentication }) => [authentication.mechanism('property.sasl.mechanism')],
  'authentication.defaultMechanism': ({ authentication }) => [authentication.defaultMechanism('GSSAPI')],
  'authentication.missing': ({ authentication }) => [authentication.missing(['a', 'b'])],
  'authentication.tooNew': ({ authentication }) =>
    dorisVersions.map((version) => authentication.tooNew(['aws.region', 'aws.role_arn'], version, '4.1')),
  'authentication.trigger': ({ authentication }) => [authentication.trigger('aws.region')],
  'authentication.sameInBackend': ({ authentication }) => dorisVersions.map(authentication.sameInBackend),
  'authentication.inBackend': ({ authentication }) =>
    dorisVersions.flatMap((version) => [
      authentication.inBackend(version, true),
      authentication.inBackend(version, false),
    ]),
  'authentication.step': ({ authentication: { step, source, use } }) => [
    step(source['default-chain'], undefined, use('default-chain', 'sts-source')),
    step(source.role, 'arn', use('role', 'client')),
  ],
  'authentication.use': ({ authentication }) =>
    credentials.flatMap((kind) => uses.map((use) => authentication.use(kind, use))),
  'authentication.ignored': ({ authentication }) =>
    reasons.flatMap((reason) => [
      authentication.ignored('aws.region', [], reason),
      authentication.ignored('aws.region', ['a', 'b'], reason),
    ]),
  'authentication.frontend': ({ authentication }) => problems.map(authentication.frontend),
  'authentication.rules': ({ authentication }) => [authentication.rules('https://doris.apache.org/')],
  sentences: ({ sentences, value }) => [sentences([value.documentedSpelling('ENV'), value.undocumented])],
  codes: ({ codes }) => [codes(['a', 'b'])],
  documentation: ({ documentation }) => [documentation('https://doris.apache.org/')],
};

/** What a wording says of a choice, without what else it may carry. */
function textsOf({ label, doc }: { readonly label: string; readonly doc?: string }): Record<string, string> {
  return doc === undefined ? { label } : { label, doc };
}

/** The places of a wording, each with what stands there. */
function places(part: object, path: readonly string[] = []): readonly (readonly [place: string, value: unknown])[] {
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? places(value, [...path, name])
      : [[[...path, name].join('.'), value] as const],
  );
}

function textsAt(wording: Wording, place: string, value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : (spoken[place]?.(wording) ?? []);
}

/** Names that are the same in every language. */
const untranslated = ['aws.role_arn', 'aws.profile_name', 'aws.credentials_provider'].map((key) => `\`${key}\``);

describe('English and Chinese', () => {
  it('have the same sentences', () => {
    expect(places(chinese).map(([place]) => place)).toEqual(places(english).map(([place]) => place));
    const functions = places(english).filter(([, value]) => typeof value === 'function');
    expect(functions.map(([place]) => place).toSorted()).toEqual(Object.keys(spoken).toSorted());
  });

  test.each(places(chinese))('%s says the same in both', (place, value) => {
    const texts = textsAt(chinese, place, value);
    const originals = textsAt(
      english,
      place,
      place in spoken ? value : places(english).find(([at]) => at === place)?.[1],
    );
    expect(texts).toHaveLength(originals.length);
    expect(texts.length).toBeGreaterThan(0);
    texts.forEach((text, index) => {
      const original = originals[index] ?? '';
      if (place === 'catalog.problem') expect(text).toContain('`true` 或 `false`');
      else expect(isTranslation(original, text), `${original}\n${text}`).toBe(true);
      expect(chineseMistakes(text), text).toEqual([]);
      if (place !== 'codes' && !untranslated.includes(text)) expect(text).toMatch(/\p{Script=Han}/u);
    });
  });

  it('have the same blocks and skeletons', () => {
    expect(Object.keys(blockTexts)).toEqual(authenticationBlocks.map(({ id }) => id));
    const own = skeletons.filter(({ block }) => block === undefined);
    expect(Object.keys(skeletonTexts)).toEqual([...new Set(own.map(({ label }) => label))]);
  });
});

test('mistakes of Chinese punctuation are found', () => {
  const wrong = [
    '值,或空',
    '默认值.',
    '作业(导入)',
    'FE配置',
    '用`json`',
    '值 。',
    '列 名',
    '错误。。',
    '键: `a`',
    '`a`, `b`',
  ];
  expect(wrong.filter((text) => chineseMistakes(text).length === 0)).toEqual([]);
  expect(chineseMistakes('Doris 报错 `a, b. (c)`；端口为 9096（公网 9196）。[文档](https://a.b/c,d)')).toEqual([]);
});

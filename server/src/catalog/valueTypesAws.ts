import { nearest } from '../text/nearest.ts';
import { recent } from '../text/recent.ts';
import { trim } from '../text/trim.ts';
import { awsPartitions, awsRegionShape, awsRegions, findAwsRegion } from './awsRegions.ts';
import type { ValueOption, ValueProblem, ValueType } from './types.ts';
import { quoted, shortened, valueType, wholeValue } from './valueProblem.ts';
import { enumOf } from './valueTypes.ts';

/** The pattern of the Kinesis frontend (KinesisDataSourceProperties.validateRegion). */
const kinesisRegionPattern = /^[a-z]{2}(-[a-z]+)?-[a-z]+-\d$/;

/**
 * An AWS region. For Kafka the frontend checks nothing, and a wrong one shows when the broker refuses the token; for Kinesis
 * the frontend matches a pattern. Of a region of the right shape that is not in the list nothing is known: AWS opens new ones.
 */
export function awsRegion(source: 'kafka' | 'kinesis'): ValueType {
  return valueType({
    name: 'AWS region',
    description: 'the code of an AWS region, e.g. `us-east-1`',
    options: awsRegions.map(({ code, name }) => ({ value: code, doc: `${name}.` })),
    check: (text) => {
      // The Kinesis frontend takes blanks off before it looks; Kafka's takes the value as it is.
      const value = source === 'kinesis' ? trim(text) : text;
      if (awsRegionShape.test(value) && (source === 'kafka' || kinesisRegionPattern.test(value))) {
        return findAwsRegion(value) || sealedRegion.test(value) ? undefined : unknownRegion(text);
      }
      if (source === 'kinesis' && value === '') return undefined;
      const effect = source === 'kinesis' && !kinesisRegionPattern.test(value) ? 'rejects' : 'fails-later';
      const what = value === '' ? 'An empty value' : quoted(value);
      const message = `${what} is not the code of an AWS region, such as \`us-east-1\`.`;
      const problem = wholeValue(text, effect, message, regionsMeant(value));
      if (source === 'kafka') return problem;
      const format = `Invalid AWS region format: ${shortened(value)}. Expected format like: us-east-1, eu-west-2, cn-north-1`;
      return { ...problem, answer: effect === 'rejects' ? `Doris answers \`${format}\`.` : '' };
    },
  });
}

/** Regions of partitions that are not open to everyone, which no completion offers. */
const sealedRegion = /^(?:us-iso|eu-iso|eusc-)/;

function unknownRegion(value: string): ValueProblem {
  const message = `${quoted(value)} is none of the AWS regions known here. It may be a new one, or a slip.`;
  return wholeValue(value, 'unsure', message, regionsMeant(value));
}

function regionsMeant(value: string): readonly string[] {
  const text = value
    .trim()
    .toLowerCase()
    .replace(/[_ .]+/g, '-');
  const withoutZone = text.replace(/(-\d)[a-f]$/, '$1');
  if (withoutZone !== value && awsRegionShape.test(withoutZone)) return [withoutZone];
  const compact = /^([a-z]{2})-?([a-z]+)-?(\d)$/.exec(text);
  const spread = compact === null ? undefined : `${compact[1]}-${compact[2]}-${compact[3]}`;
  if (spread !== undefined && findAwsRegion(spread) !== undefined) return [spread];
  return nearest(
    text,
    awsRegions.map((region) => region.code),
  );
}

/**
 * The ARN of an IAM role. Doris hands it to STS unchecked, so a malformed one fails when the job first connects. The marked
 * range is the part that is wrong.
 */
export function awsRoleArn(): ValueType {
  return valueType({
    name: 'role ARN',
    description: '`arn:aws:iam::<account id>:role/<role name>`',
    check: recent(roleArnProblem),
  });
}

/** As IAM allows it; a path in front of it does not count. */
const longestRoleName = 64;

function roleArnProblem(value: string): ValueProblem | undefined {
  const shape = '`arn:aws:iam::<account id>:role/<role name>`';
  const parts = value.split(':');
  const [prefix = '', partition = '', service = '', region = '', account = ''] = parts;
  if (prefix !== 'arn' || parts.length < 6) {
    const what = value === '' ? 'An empty value' : quoted(value);
    const bare = /^(aws[\w-]*:iam::\d{12}:role\/\S+)$/.exec(value)?.[1];
    const repairs =
      bare !== undefined
        ? [`arn:${bare}`]
        : value.trim() !== value && roleArnProblem(value.trim()) === undefined
          ? [value.trim()]
          : [];
    return wholeValue(value, 'fails-later', `${what} is not the ARN of a role; it reads ${shape}.`, repairs);
  }
  const starts = [0, 4, 5 + partition.length, 6 + partition.length + service.length];
  const at = (index: number): number => starts[index] ?? 0;
  const replace = (start: number, end: number, text: string): string => value.slice(0, start) + text + value.slice(end);
  const wrong = (start: number, end: number, message: string, repair?: string): ValueProblem => ({
    message,
    effect: 'fails-later',
    start,
    end: Math.max(end, start + 1),
    suggestions: repair === undefined ? [] : [replace(start, end, repair)],
  });
  if (!awsPartitions.includes(partition)) {
    const message = `${quoted(partition)} is no AWS partition; it is \`aws\`, \`aws-cn\` or \`aws-us-gov\` for most.`;
    return wrong(at(1), at(1) + partition.length, message, nearest(partition, awsPartitions)[0] ?? 'aws');
  }
  const session = /^assumed-role\/([\w+=,.@-]+)\/[^/]*$/.exec(parts.slice(5).join(':'))?.[1];
  if (service === 'sts' && session !== undefined) {
    const message = 'This is the ARN of a session, which cannot be assumed: the role itself is wanted.';
    return {
      ...wrong(at(2), value.length, message),
      suggestions: [`arn:${partition}:iam::${account}:role/${session}`],
    };
  }
  if (service !== 'iam') {
    return wrong(
      at(2),
      at(2) + service.length,
      `The ARN of a role belongs to the service \`iam\`, not ${quoted(service)}.`,
      'iam',
    );
  }
  if (region !== '') {
    return wrong(
      at(3),
      at(3) + region.length,
      'The ARN of a role has no region: two colons stand before the account id.',
      '',
    );
  }
  const accountStart = at(3) + region.length + 1;
  if (!/^\d{12}$/.test(account)) {
    const digits = account.replaceAll('-', '');
    const message = `An AWS account id has 12 digits; ${account === '' ? 'it is missing' : `${quoted(account)} does not fit`}.`;
    return wrong(accountStart, accountStart + account.length, message, /^\d{12}$/.test(digits) ? digits : undefined);
  }
  const resourceStart = accountStart + account.length + 1;
  const resource = value.slice(resourceStart);
  if (!resource.startsWith('role/')) {
    const kind = /^[^/]*\/?/.exec(resource)?.[0] ?? '';
    return wrong(
      resourceStart,
      resourceStart + kind.length,
      `Only a role can be assumed: the last part begins with \`role/\`, not ${quoted(kind)}.`,
    );
  }
  const illegal = /[^\w+=,.@/-]/.exec(resource);
  if (illegal !== null) {
    const start = resourceStart + illegal.index;
    const repair = illegal[0].trim() === '' ? '' : undefined;
    return wrong(start, start + 1, `A role name cannot hold ${quoted(illegal[0])}.`, repair);
  }
  const named = resource.lastIndexOf('/') + 1;
  if (resource.length - named > longestRoleName) {
    const message = `The name of a role has ${longestRoleName} characters at most; this one has ${resource.length - named}.`;
    return wrong(resourceStart + named, value.length, message);
  }
  return resource.endsWith('/') ? wrong(value.length - 1, value.length, 'The name of the role is missing.') : undefined;
}

const providers: readonly ValueOption[] = [
  {
    value: 'INSTANCE_PROFILE',
    doc: 'The IAM role attached to the EC2 instance, read from its metadata service. Every backend needs such a role.',
  },
  {
    value: 'ENV',
    doc: 'The variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN` of the backend process. They must be set on every backend.',
  },
  {
    value: 'DEFAULT',
    doc: 'The default chain of the AWS SDK on each backend: environment, profile file, web identity, container, instance profile.',
  },
  {
    value: 'WEB_IDENTITY',
    doc: 'The web identity token file of the backend, as on Amazon EKS with roles for service accounts.',
    documented: false,
  },
  { value: 'CONTAINER', doc: 'The task role of an Amazon ECS container on each backend.', documented: false },
  {
    value: 'SYSTEM_PROPERTIES',
    doc: 'Despite its name reads the profile file of the backend user, not Java system properties.',
    documented: false,
  },
  {
    value: 'ANONYMOUS',
    doc: 'No credentials at all. Amazon MSK cannot accept it: the backend fails with `Failed to get AWS credentials`.',
    documented: false,
  },
  { value: 'ENVIRONMENT', doc: 'Second spelling of `ENV`.', documented: false, aliasOf: 'ENV' },
  {
    value: 'INSTANCEPROFILE',
    doc: 'Second spelling of `INSTANCE_PROFILE`.',
    documented: false,
    aliasOf: 'INSTANCE_PROFILE',
  },
  { value: 'ECS', doc: 'Second spelling of `CONTAINER`.', documented: false, aliasOf: 'CONTAINER' },
  {
    value: 'SYSTEMPROPERTIES',
    doc: 'Second spelling of `SYSTEM_PROPERTIES`.',
    documented: false,
    aliasOf: 'SYSTEM_PROPERTIES',
  },
  { value: 'WEBIDENTITY', doc: 'Second spelling of `WEB_IDENTITY`.', documented: false, aliasOf: 'WEB_IDENTITY' },
  {
    value: 'WEB_IDENTITY_TOKEN_FILE',
    doc: 'Second spelling of `WEB_IDENTITY`.',
    documented: false,
    aliasOf: 'WEB_IDENTITY',
  },
];

/**
 * `aws.credentials_provider`. The backend compares without letter case and without trimming (aws_msk_iam_auth.cpp); any other
 * text is logged there and replaced by the default chain of the SDK.
 */
export function credentialsProvider(): ValueType {
  return enumOf(providers, {
    name: 'credentials provider',
    effect: 'ignores',
    consequence: 'Doris accepts any text, and the backend then falls back to the default provider chain of the AWS SDK',
    synonyms: {
      ec2: 'INSTANCE_PROFILE',
      ec2_instance_profile: 'INSTANCE_PROFILE',
      instance: 'INSTANCE_PROFILE',
      instance_metadata: 'INSTANCE_PROFILE',
      imds: 'INSTANCE_PROFILE',
      iam: 'INSTANCE_PROFILE',
      iam_role: 'INSTANCE_PROFILE',
      environment_variable: 'ENV',
      environment_variables: 'ENV',
      envvar: 'ENV',
      default_chain: 'DEFAULT',
      default_provider: 'DEFAULT',
      default_provider_chain: 'DEFAULT',
      chain: 'DEFAULT',
      irsa: 'WEB_IDENTITY',
    },
  });
}

/** `property.aws.credentials.provider` of Kinesis: three words in lower case (kinesis_conf.cpp). */
export function kinesisCredentialsProvider(): ValueType {
  return enumOf(
    [
      { value: 'instance_profile', doc: 'The IAM role attached to the EC2 instance of each backend.' },
      { value: 'env', doc: 'The environment variables of each backend.' },
      { value: 'simple', doc: 'The key pair given in the statement.' },
    ],
    { name: 'credentials provider', effect: 'ignores', caseSensitive: true },
  );
}

/** A public AWS region. */
export interface AwsRegion {
  readonly code: string;
  /** The place as AWS names it. */
  readonly name: string;
}

/** The regions of the commercial, China and GovCloud partitions, the ones most in use first. */
export const awsRegions: readonly AwsRegion[] = [
  { code: 'us-east-1', name: 'US East (N. Virginia)' },
  { code: 'us-east-2', name: 'US East (Ohio)' },
  { code: 'us-west-1', name: 'US West (N. California)' },
  { code: 'us-west-2', name: 'US West (Oregon)' },
  { code: 'ap-east-1', name: 'Asia Pacific (Hong Kong)' },
  { code: 'ap-east-2', name: 'Asia Pacific (Taipei)' },
  { code: 'ap-northeast-1', name: 'Asia Pacific (Tokyo)' },
  { code: 'ap-northeast-2', name: 'Asia Pacific (Seoul)' },
  { code: 'ap-northeast-3', name: 'Asia Pacific (Osaka)' },
  { code: 'ap-south-1', name: 'Asia Pacific (Mumbai)' },
  { code: 'ap-south-2', name: 'Asia Pacific (Hyderabad)' },
  { code: 'ap-southeast-1', name: 'Asia Pacific (Singapore)' },
  { code: 'ap-southeast-2', name: 'Asia Pacific (Sydney)' },
  { code: 'ap-southeast-3', name: 'Asia Pacific (Jakarta)' },
  { code: 'ap-southeast-4', name: 'Asia Pacific (Melbourne)' },
  { code: 'ap-southeast-5', name: 'Asia Pacific (Malaysia)' },
  { code: 'ap-southeast-6', name: 'Asia Pacific (New Zealand)' },
  { code: 'ap-southeast-7', name: 'Asia Pacific (Thailand)' },
  { code: 'eu-central-1', name: 'Europe (Frankfurt)' },
  { code: 'eu-central-2', name: 'Europe (Zurich)' },
  { code: 'eu-north-1', name: 'Europe (Stockholm)' },
  { code: 'eu-south-1', name: 'Europe (Milan)' },
  { code: 'eu-south-2', name: 'Europe (Spain)' },
  { code: 'eu-west-1', name: 'Europe (Ireland)' },
  { code: 'eu-west-2', name: 'Europe (London)' },
  { code: 'eu-west-3', name: 'Europe (Paris)' },
  { code: 'ca-central-1', name: 'Canada (Central)' },
  { code: 'ca-west-1', name: 'Canada West (Calgary)' },
  { code: 'sa-east-1', name: 'South America (São Paulo)' },
  { code: 'mx-central-1', name: 'Mexico (Central)' },
  { code: 'af-south-1', name: 'Africa (Cape Town)' },
  { code: 'il-central-1', name: 'Israel (Tel Aviv)' },
  { code: 'me-central-1', name: 'Middle East (UAE)' },
  { code: 'me-south-1', name: 'Middle East (Bahrain)' },
  { code: 'cn-north-1', name: 'China (Beijing)' },
  { code: 'cn-northwest-1', name: 'China (Ningxia)' },
  { code: 'us-gov-east-1', name: 'AWS GovCloud (US-East)' },
  { code: 'us-gov-west-1', name: 'AWS GovCloud (US-West)' },
];

/**
 * The shape of every region code, regions to come included: a country or area of two letters (`eusc` for the European
 * sovereign cloud), an optional partition or country word, a compass direction, a number.
 */
export const awsRegionShape =
  /^(?:[a-z]{2}|eusc)(?:-[a-z]+)?-(?:central|(?:north|south)(?:east|west)?|east|west)-\d{1,2}$/;

const byCode: ReadonlyMap<string, AwsRegion> = new Map(awsRegions.map((region) => [region.code, region]));

/** The region of that code, or `undefined` when it is not in {@link awsRegions}. */
export function findAwsRegion(code: string): AwsRegion | undefined {
  return byCode.get(code);
}

/** The partitions of AWS, and how the codes of their regions begin; the regions of the first one begin in any other way. */
const partitions: readonly (readonly [name: string, regions: string])[] = [
  ['aws', ''],
  ['aws-cn', 'cn-'],
  ['aws-us-gov', 'us-gov-'],
  ['aws-eusc', 'eusc-'],
  ['aws-iso', 'us-iso-'],
  ['aws-iso-b', 'us-isob-'],
  ['aws-iso-e', 'eu-isoe-'],
  ['aws-iso-f', 'us-isof-'],
];

/** The names of the partitions of AWS, as they stand in an ARN; those that everyone can have an account in come first. */
export const awsPartitions: readonly string[] = partitions.map(([name]) => name);

/** The partition of a region by the first part of its code; `undefined` for a text that is no code. */
export function awsPartitionOf(region: string): string | undefined {
  if (!awsRegionShape.test(region)) return undefined;
  return partitions.findLast(([, regions]) => region.startsWith(regions))?.[0];
}

import { alterDefaultOffsets } from './alterDefaultOffsets.ts';
import { alterNothing } from './alterNothing.ts';
import { alterTopic } from './alterTopic.ts';
import { awsCredentialsIncomplete } from './awsCredentialsIncomplete.ts';
import { awsCredentialsProviderValue } from './awsCredentialsProviderValue.ts';
import { awsCredentialsShadowed } from './awsCredentialsShadowed.ts';
import { awsRoleArn } from './awsRoleArn.ts';
import { awsRoleSource } from './awsRoleSource.ts';
import { clauseVersion } from './clauseVersion.ts';
import { duplicateProperty } from './duplicateProperty.ts';
import { kafkaBrokerList } from './kafkaBrokerList.ts';
import { kafkaPartitionsOffsets } from './kafkaPartitionsOffsets.ts';
import { kafkaTopic } from './kafkaTopic.ts';
import { kinesisCredentialsIncomplete } from './kinesisCredentialsIncomplete.ts';
import { kinesisShardsPositions } from './kinesisShardsPositions.ts';
import { mskBrokerPort } from './mskBrokerPort.ts';
import { mskPublicBroker } from './mskPublicBroker.ts';
import { mskRegion } from './mskRegion.ts';
import { mskSaslMechanism } from './mskSaslMechanism.ts';
import { mskSecurityProtocol } from './mskSecurityProtocol.ts';
import { propertyValue } from './propertyValue.ts';
import { requiredProperty } from './requiredProperty.ts';
import type { Rule } from './rule.ts';
import { saslSettings } from './saslSettings.ts';
import { sourceType } from './sourceType.ts';
import { unknownProperty } from './unknownProperty.ts';

/** Every rule that runs on a bound job. The code `syntax-error` is described by `syntaxError` of syntaxError.ts. */
export const rules: readonly Rule[] = [
  sourceType,
  clauseVersion,
  requiredProperty,
  unknownProperty,
  duplicateProperty,
  propertyValue,
  kafkaBrokerList,
  kafkaTopic,
  kafkaPartitionsOffsets,
  mskSecurityProtocol,
  mskSaslMechanism,
  mskRegion,
  awsCredentialsIncomplete,
  awsCredentialsProviderValue,
  awsCredentialsShadowed,
  awsRoleSource,
  awsRoleArn,
  mskPublicBroker,
  mskBrokerPort,
  saslSettings,
  alterNothing,
  alterDefaultOffsets,
  alterTopic,
  kinesisCredentialsIncomplete,
  kinesisShardsPositions,
];

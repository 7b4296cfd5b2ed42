import { alterNothing } from './alterNothing.ts';
import { alterTopic } from './alterTopic.ts';
import { awsCredentialsIncomplete } from './awsCredentialsIncomplete.ts';
import { awsCredentialsProviderValue } from './awsCredentialsProviderValue.ts';
import { awsCredentialsShadowed } from './awsCredentialsShadowed.ts';
import { awsKeyValue } from './awsKeyValue.ts';
import { awsRoleArn } from './awsRoleArn.ts';
import { awsRoleSource } from './awsRoleSource.ts';
import { clauseAsFunction } from './clauseAsFunction.ts';
import { clauseVersion } from './clauseVersion.ts';
import { columnSeparator } from './columnSeparator.ts';
import { desiredConcurrency } from './desiredConcurrency.ts';
import { duplicateClause } from './duplicateClause.ts';
import { duplicateColumn } from './duplicateColumn.ts';
import { duplicateProperty } from './duplicateProperty.ts';
import { encloseEscape } from './encloseEscape.ts';
import { errorTolerance } from './errorTolerance.ts';
import { execMemLimit } from './execMemLimit.ts';
import { flexiblePartialUpdate } from './flexiblePartialUpdate.ts';
import { fuzzyParse } from './fuzzyParse.ts';
import { ignoredFormatProperty } from './ignoredFormatProperty.ts';
import { jobName } from './jobName.ts';
import { jsonpathsColumns } from './jsonpathsColumns.ts';
import { jsonpathsWithoutColumns } from './jsonpathsWithoutColumns.ts';
import { kafkaBrokerList } from './kafkaBrokerList.ts';
import { kafkaClientSettings } from './kafkaClientSettings.ts';
import { kafkaPartitionsOffsets } from './kafkaPartitionsOffsets.ts';
import { kafkaTopic } from './kafkaTopic.ts';
import { kinesisCredentialsIncomplete } from './kinesisCredentialsIncomplete.ts';
import { kinesisShardsPositions } from './kinesisShardsPositions.ts';
import { lookalikeInName } from './lookalikeInName.ts';
import { mergeDeleteOn } from './mergeDeleteOn.ts';
import { mskBrokerPort } from './mskBrokerPort.ts';
import { mskChinaBroker } from './mskChinaBroker.ts';
import { mskPublicBroker } from './mskPublicBroker.ts';
import { mskRegion } from './mskRegion.ts';
import { mskSaslMechanism } from './mskSaslMechanism.ts';
import { mskScram } from './mskScram.ts';
import { mskSecurityProtocol } from './mskSecurityProtocol.ts';
import { multiTable } from './multiTable.ts';
import { orderByColumn } from './orderByColumn.ts';
import { partialUpdate } from './partialUpdate.ts';
import { partitionNames } from './partitionNames.ts';
import { propertyValue } from './propertyValue.ts';
import { requiredProperty } from './requiredProperty.ts';
import type { Rule } from './rule.ts';
import { saslSettings } from './saslSettings.ts';
import { secretInText } from './secretInText.ts';
import { sourceType } from './sourceType.ts';
import { unknownProperty } from './unknownProperty.ts';

/** Every rule that runs on a bound job. The code `syntax-error` is described by `syntaxError` of syntaxError.ts. */
export const rules: readonly Rule[] = [
  sourceType,
  clauseVersion,
  clauseAsFunction,
  requiredProperty,
  unknownProperty,
  duplicateProperty,
  propertyValue,
  kafkaBrokerList,
  kafkaTopic,
  kafkaPartitionsOffsets,
  kafkaClientSettings,
  mskSecurityProtocol,
  mskSaslMechanism,
  mskScram,
  mskRegion,
  awsCredentialsIncomplete,
  awsCredentialsProviderValue,
  awsCredentialsShadowed,
  awsKeyValue,
  awsRoleSource,
  awsRoleArn,
  mskPublicBroker,
  mskBrokerPort,
  mskChinaBroker,
  saslSettings,
  secretInText,
  alterNothing,
  alterTopic,
  kinesisCredentialsIncomplete,
  kinesisShardsPositions,
  jobName,
  lookalikeInName,
  duplicateClause,
  multiTable,
  mergeDeleteOn,
  partitionNames,
  orderByColumn,
  duplicateColumn,
  columnSeparator,
  ignoredFormatProperty,
  jsonpathsColumns,
  jsonpathsWithoutColumns,
  fuzzyParse,
  encloseEscape,
  partialUpdate,
  flexiblePartialUpdate,
  errorTolerance,
  desiredConcurrency,
  execMemLimit,
];

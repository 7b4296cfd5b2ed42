/** Findings on OAUTHBEARER without a source of tokens. */
import { isAtLeast } from '../catalog/versions.ts';
import {
  type Authentication,
  hasOidcSettings,
  hasValue,
  isOpen,
  mskIamKeys,
  mskIamSince,
  mskMechanism,
  mskProtocol,
} from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { mskBrokersOf, written } from './mskJob.ts';
import { changeTo, iamRepair, mskScramRepair, protocolKey, type SaslFound } from './saslFindings.ts';

/** OAUTHBEARER without a token: settings for an OIDC endpoint that nothing makes librdkafka ask, or none at all. */
export function noTokenMethod(job: Job, list: BoundList, auth: Authentication): SaslFound | undefined {
  if (auth.kind !== 'sasl' || auth.mechanismName !== mskMechanism || auth.complete) return undefined;
  const { mechanism } = auth;
  if (mechanism && !hasOidcSettings(list)) {
    // That the version does not know the keys of IAM is told of these.
    return auth.tooNew.length > 0 ? undefined : noToken(job, list, auth.encrypted, mechanism);
  }
  const endpoint = lookUp(list, 'property.sasl.oauthbearer.token.endpoint.url');
  const method = lookUp(list, 'property.sasl.oauthbearer.method');
  const asksNobody = !method || (!isOpen(method) && method.value.trim().toLowerCase() === 'default');
  if (!mechanism || !hasValue(endpoint) || !asksNobody) return undefined;
  const property = { key: 'property.sasl.oauthbearer.method', value: 'oidc' };
  return {
    span: mechanism.valueSpan,
    message: `The token endpoint is asked only with \`${written(property)}\`; without it \`${mskMechanism}\` has no token and the job cannot sign in.`,
    related: [{ span: endpoint.keySpan, message: `\`${endpoint.key}\` is not used` }],
    data: {
      list,
      repairs: [
        {
          ...(method
            ? changeTo(method, property.value)
            : { title: `Add ${written(property)}`, add: { properties: [property], after: mechanism } }),
          preferred: true,
          safe: false,
        },
      ],
    },
  };
}

/**
 * OAUTHBEARER and nothing that makes a token, where MSK IAM is out of reach: in a Doris that does not know it, or without TLS. Where it
 * is not, `aws-credentials-incomplete` speaks.
 */
function noToken(job: Job, list: BoundList, encrypted: boolean, mechanism: BoundProperty): SaslFound | undefined {
  const knowsIam = isAtLeast(job.version, mskIamSince);
  if ((knowsIam && encrypted) || isWrittenOtherwise(job, ...mskIamKeys)) return undefined;
  if (mskBrokersOf(list).length > 0) return noMskToken(list, knowsIam, mechanism);
  const method = lookUp(list, 'property.sasl.oauthbearer.method');
  const properties = [
    { key: 'property.sasl.oauthbearer.method', value: 'oidc' },
    { key: 'property.sasl.oauthbearer.client.id', value: '<client id>' },
    { key: 'property.sasl.oauthbearer.client.secret', value: '<client secret>' },
    { key: 'property.sasl.oauthbearer.token.endpoint.url', value: '<token endpoint>' },
  ];
  const iam = knowsIam ? `over \`${mskProtocol}\` alone` : `since Doris ${mskIamSince}`;
  return {
    span: mechanism.valueSpan,
    message: `\`${mskMechanism}\` needs a token, and nothing here makes one: \`property.sasl.oauthbearer.method\` = \`oidc\` asks an OIDC endpoint, and MSK IAM works ${iam}. Doris accepts the statement, and the job cannot sign in.`,
    data: {
      list,
      repairs: [
        {
          title: 'Add the settings for an OIDC endpoint',
          ...(method ? { set: [{ property: method, value: 'oidc' }] } : {}),
          add: { properties: method ? properties.slice(1) : properties, after: mechanism },
          preferred: true,
          safe: false,
        },
      ],
    },
  };
}

/** The same for brokers of Amazon MSK, which take no tokens but those of IAM. */
function noMskToken(list: BoundList, knowsIam: boolean, mechanism: BoundProperty): SaslFound {
  const protocol = knowsIam ? lookUp(list, protocolKey) : undefined;
  const repair = knowsIam ? iamRepair(list, mechanism) : mskScramRepair(list, mechanism);
  const when = knowsIam ? `over \`${mskProtocol}\`, with the \`aws.*\` keys` : `since Doris ${mskIamSince}`;
  return {
    span: (protocol ?? mechanism).valueSpan,
    message: `Amazon MSK takes \`${mskMechanism}\` for IAM only, and that works ${when}. Doris accepts the statement, and the job cannot sign in.`,
    data: { list, repairs: [{ ...repair, preferred: true }] },
  };
}

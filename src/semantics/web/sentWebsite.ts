/** The website configuration that a request sends, read and judged. */
import { defined } from '../../lib/defined.ts';
import type { Input } from '../../protocol/operation.ts';
import type { RoutingRule, WebsiteConfiguration } from '../../storage/webConfiguration.ts';
import type { Context } from '../context.ts';
import {
  conditionIsNotEmpty,
  errorCodeIsValid,
  oneReplacement,
  redirectCodeIsValid,
  redirectSaysSomething,
} from '../rules/routingRule.ts';
import {
  errorDocumentIsNamed,
  indexDocumentIsGiven,
  indexSuffixIsWellFormed,
  protocolIsKnown,
  redirectAllStandsAlone,
  routingRulesFit,
} from '../rules/websiteConfiguration.ts';

type Sent = NonNullable<Input<'PutBucketWebsite'>['WebsiteConfiguration']>;

/** Checks in S3's order: the one way, then the other, then its rules one by one. */
export function sentWebsite(s3: Context, sent: Sent): WebsiteConfiguration {
  const { RedirectAllRequestsTo: all, IndexDocument, ErrorDocument } = sent;
  const rules = sent.RoutingRules?.map(readRule);
  const site: WebsiteConfiguration = defined({
    RedirectAllRequestsTo: all && defined({ HostName: all.HostName ?? '', Protocol: all.Protocol }),
    IndexDocument: IndexDocument && { Suffix: IndexDocument.Suffix ?? '' },
    ErrorDocument: ErrorDocument && { Key: ErrorDocument.Key ?? '' },
    RoutingRules: rules,
  });
  s3.guard(redirectAllStandsAlone, { site });
  s3.guard(protocolIsKnown, { Protocol: all?.Protocol });
  s3.guard(indexDocumentIsGiven, { site });
  s3.guard(indexSuffixIsWellFormed, { Suffix: site.IndexDocument?.Suffix });
  s3.guard(errorDocumentIsNamed, { Key: site.ErrorDocument?.Key });
  s3.guard(routingRulesFit, { rules, limit: s3.dialect.limits.maxRoutingRules });
  for (const rule of rules ?? []) checkRule(s3, rule);
  return site;
}

function readRule({ Condition, Redirect }: NonNullable<Sent['RoutingRules']>[number]): RoutingRule {
  return defined({
    Condition:
      Condition &&
      defined({
        HttpErrorCodeReturnedEquals: Condition.HttpErrorCodeReturnedEquals,
        KeyPrefixEquals: Condition.KeyPrefixEquals,
      }),
    Redirect: defined({
      HostName: Redirect?.HostName,
      HttpRedirectCode: Redirect?.HttpRedirectCode,
      Protocol: Redirect?.Protocol,
      ReplaceKeyPrefixWith: Redirect?.ReplaceKeyPrefixWith,
      ReplaceKeyWith: Redirect?.ReplaceKeyWith,
    }),
  });
}

function checkRule(s3: Context, rule: RoutingRule): void {
  const { Redirect, Condition } = rule;
  s3.guard(redirectSaysSomething, { rule });
  s3.guard(oneReplacement, { rule });
  s3.guard(conditionIsNotEmpty, { rule });
  s3.guard(errorCodeIsValid, { code: Condition?.HttpErrorCodeReturnedEquals });
  s3.guard(protocolIsKnown, { Protocol: Redirect.Protocol });
  s3.guard(redirectCodeIsValid, { code: Redirect.HttpRedirectCode });
}

/** What a statement of a bucket policy must be. The wordings are those that users of S3 quote. */
import { levelsOf } from '../policy/actions.ts';
import type { Policy } from '../policy/document.ts';
import { type Fault, first } from '../policy/fault.ts';
import { impossiblePrincipal } from '../policy/principal.ts';
import { guard } from '../rule.ts';
import { guide, iamGuide } from './cites.ts';

export const statementsAreWhole = guard<{ policy: Policy }>({
  id: 'policy/elements',
  phase: 'request',
  says: 'A statement has an effect, a principal, an action and a resource.',
  cites: [guide('access-policy-language-overview'), 'versitygw#647'],
  basis: 'inferred',
  refuses: ({ policy }) =>
    first(policy, ({ Effect, ...statement }, fault) => {
      if (Effect === undefined) return fault([], 'Missing required field Effect');
      if (Effect !== 'Allow' && Effect !== 'Deny')
        return fault(['Effect'], `Invalid effect: ${Effect}`);
      for (const name of ['Principal', 'Action', 'Resource'] as const) {
        const element = statement[name] ?? statement[`Not${name}`];
        if (!element) return fault([], `Missing required field ${name}`);
        if (Object.values(element).flat().length === 0)
          return fault([name], `Missing required field ${name} cannot be empty!`);
      }
      return undefined;
    }),
});

interface Named {
  readonly policy: Policy;
  /** Whether there is such a principal, as far as the world can tell. */
  readonly exists: (principal: string) => boolean;
}

export const principalsArePossible = guard<Named>({
  id: 'policy/principal',
  phase: 'request',
  says: 'A principal is *, an account, a user or role that there is, a canonical id or a service; accounts that this world does not have are taken at their word.',
  cites: [
    iamGuide('reference_policies_elements_principal'),
    guide('security_iam_service-with-iam'),
    'versitygw#649',
  ],
  basis: 'documented',
  refuses: ({ policy, exists }) =>
    first(policy, ({ Principal, NotPrincipal }, fault) => {
      const element = Principal ? 'Principal' : 'NotPrincipal';
      const wrong = impossiblePrincipal(Principal ?? NotPrincipal ?? {}, exists);
      return (
        wrong &&
        fault([element, ...wrong.path], 'Invalid principal in policy', { Detail: wrong.shown })
      );
    }),
});

/** The refusal of the first of a list, or of the list of what is left out, that is not as it should be. */
const misfit = (
  element: string,
  [named, left]: readonly [readonly string[] | undefined, readonly string[] | undefined],
  fits: (one: string) => boolean,
  refuse: (path: readonly (string | number)[]) => ReturnType<Fault>,
) => {
  const wrong = (named ?? left ?? []).findIndex((one) => !fits(one));
  return wrong < 0 ? undefined : refuse([named ? element : `Not${element}`, wrong]);
};

export const actionsExist = guard<{ policy: Policy }>({
  id: 'policy/action',
  phase: 'request',
  says: 'An action is one of S3 that a bucket policy can be about, or a pattern of some.',
  cites: [guide('using-with-s3-policy-actions')],
  basis: 'inferred',
  refuses: ({ policy }) =>
    first(policy, ({ Action, NotAction }, fault) => {
      const known = (action: string) => levelsOf(action).bucket || levelsOf(action).object;
      return misfit('Action', [Action, NotAction], known, (path) =>
        fault(path, 'Policy has invalid action'),
      );
    }),
});

export const resourcesAreOfBucket = guard<{ policy: Policy; bucket: string }>({
  id: 'policy/resource',
  phase: 'request',
  says: 'A resource is the bucket or some of its objects.',
  cites: [guide('s3-arn-format'), 'versitygw#648'],
  basis: 'inferred',
  refuses: ({ policy, bucket }) =>
    first(policy, ({ Resource, NotResource }, fault) => {
      const arn = `arn:aws:s3:::${bucket}`;
      const own = (resource: string) =>
        resource.startsWith(arn) && /^$|^[/*?]/.test(resource.slice(arn.length));
      return misfit('Resource', [Resource, NotResource], own, (path) =>
        fault(path, 'Policy has invalid resource'),
      );
    }),
});

export const actionsFitResources = guard<{ policy: Policy }>({
  id: 'policy/action-and-resource',
  phase: 'request',
  says: 'An action on buckets needs a bucket among the resources, one on objects some objects.',
  cites: [guide('access-policy-language-overview')],
  basis: 'inferred',
  refuses: ({ policy }) =>
    first(policy, ({ Action, Resource }, fault) => {
      if (!Resource) return undefined;
      const bucket = Resource.some((resource) => !resource.includes('/'));
      const object = Resource.some((resource) => /[/*]/.test(resource));
      const fits = (action: string) => {
        const levels = levelsOf(action);
        return (levels.bucket && bucket) || (levels.object && object);
      };
      return misfit('Action', [Action, undefined], fits, (path) =>
        fault(path, 'Action does not apply to any resource(s) in statement'),
      );
    }),
});

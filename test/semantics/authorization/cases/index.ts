/** All scenes, by theme. */
import type { Scene } from '../scene.ts';
import { absentKeys } from './absentKeys.ts';
import { accessLists } from './accessLists.ts';
import { bucketPolicies } from './bucketPolicies.ts';
import { connectionPolicies } from './connectionPolicies.ts';
import { copies } from './copies.ts';
import { crossAccount } from './crossAccount.ts';
import { identities } from './identities.ts';
import { identityExamples } from './identityExamples.ts';
import { limits } from './limits.ts';
import { notPrincipal } from './notPrincipal.ts';
import { publicAccess } from './publicAccess.ts';
import { resources } from './resources.ts';
import { walkthroughs } from './walkthroughs.ts';

export const scenes: readonly Scene[] = [
  ...identities,
  ...resources,
  ...limits,
  ...crossAccount,
  ...notPrincipal,
  ...accessLists,
  ...publicAccess,
  ...absentKeys,
  ...copies,
  ...bucketPolicies,
  ...connectionPolicies,
  ...identityExamples,
  ...walkthroughs,
];

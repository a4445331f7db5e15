/** All scenes, by theme. */
import type { Scene } from '../scene.ts';
import { absentKeys } from './absentKeys.ts';
import { accessLists } from './accessLists.ts';
import { copies } from './copies.ts';
import { crossAccount } from './crossAccount.ts';
import { identities } from './identities.ts';
import { limits } from './limits.ts';
import { notPrincipal } from './notPrincipal.ts';
import { publicAccess } from './publicAccess.ts';
import { resources } from './resources.ts';

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
];

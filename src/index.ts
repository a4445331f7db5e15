/** `bucketlab`: an S3 as a function from requests to answers. */
export type { Exchange } from './explain/exchange.ts';
export { needsSignature, type RequiredAction, requiredActions } from './explain/requiredActions.ts';
export type { Opinion, Remedy, StatementOpinion, TraceStep } from './explain/trace.ts';
export type { Page, WireAnswer, WireBody, WireHeaders, WireRequest } from './protocol/message.ts';
export { type Seed, seed } from './scenarios/seed.ts';
export type { SeedAccessPoint } from './scenarios/seedAccessPoints.ts';
export type { SeedBucket, SeedEncryption } from './scenarios/seedBucket.ts';
export type { SeedObject } from './scenarios/seedObject.ts';
export type { SeedKmsKey } from './scenarios/seedKeys.ts';
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
export { defaultWorld, type Network, type Settings, type World } from './world/world.ts';
export type {
  AccessKey,
  Account,
  NamedPolicy,
  PolicyDocument,
  Principal,
  PublicAccessBlock,
  Role,
  RoleSession,
} from './world/identities.ts';
export type { Fault, FaultEffect } from './world/faults.ts';

/** The types of the operations of S3 Control that are modelled, as handlers see them. */
import type { ControlCommands } from './commands.generated.ts';

export type ControlOperationName = keyof ControlCommands;

export type ControlInput<Name extends ControlOperationName> = ControlCommands[Name]['input'];

export type ControlOutput<Name extends ControlOperationName> = Omit<
  ControlCommands[Name]['output'],
  '$metadata'
>;

/** Runs the transcript in Node, so that tests in a browser can compare their own with it. */
import type { TestProject } from 'vitest/node';
import { memory } from '../../src/storage/memory.ts';
import { transcript } from './transcript.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    transcript: string[];
  }
}

export default async function setup({ provide }: TestProject): Promise<void> {
  provide('transcript', await transcript(async () => memory()));
}

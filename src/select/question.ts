/** What is asked of an object, with all defaults filled in and as JSON, and what comes of it. */
import type { Fault } from './fault.ts';

export type { Fault };

export interface CsvInput {
  readonly kind: 'csv';
  readonly header: 'NONE' | 'USE' | 'IGNORE';
  readonly fieldDelimiter: string;
  /** Left out: a line feed, with or without a carriage return before it. */
  readonly recordDelimiter?: string;
  readonly quote: string;
  readonly quoteEscape: string;
  readonly comments: string;
  readonly allowQuotedRecordDelimiter: boolean;
}

interface JsonInput {
  readonly kind: 'json';
  readonly type: 'LINES' | 'DOCUMENT';
}

export interface CsvOutput {
  readonly kind: 'csv';
  readonly quoteFields: 'ALWAYS' | 'ASNEEDED';
  readonly fieldDelimiter: string;
  readonly recordDelimiter: string;
  readonly quote: string;
  readonly quoteEscape: string;
}

interface JsonOutput {
  readonly kind: 'json';
  readonly recordDelimiter: string;
}

export type Output = CsvOutput | JsonOutput;

/** Byte offsets, both inclusive. Only `end` is the last that many bytes. */
export interface ScanRange {
  readonly start?: number;
  readonly end?: number;
}

export interface Question {
  readonly expression: string;
  readonly compression: 'NONE' | 'GZIP';
  readonly input: CsvInput | JsonInput;
  readonly output: Output;
  readonly range?: ScanRange;
  /** World time, ms since 1970. */
  readonly now: number;
}

/** Bytes as they are stored and as they are decompressed. */
export interface Scan {
  readonly scanned: number;
  readonly processed: number;
}

export interface Selected extends Scan {
  readonly records: Uint8Array;
  /** What ended it after the records before it were sent. */
  readonly broken?: Fault;
}

/** Refused is what was wrong before anything was sent. */
export type Selection = Selected | { readonly refused: Fault };

/** Bytes of results that are sent in one message; nothing is sent before one is full, or all is done. */
export const messageSize = 128 * 1024;

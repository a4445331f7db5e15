/**
 * Writes src/protocol/{s3,control}/{model,commands}.generated.ts from the public schemas of @aws-sdk/client-s3 and
 * @aws-sdk/client-s3-control (`npm run model`). `--check` writes nothing and exits 1 when the files in the tree are not
 * what this would write. The grammar of a table's line is described at the top of S3's generated file and read by
 * src/protocol/model.ts.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as s3 from '@aws-sdk/client-s3';
import * as control from '@aws-sdk/client-s3-control';
import { controlOperations } from './controlOperations.ts';
import { commandsFile, modelFile } from './files.ts';
import { readSource } from './source.ts';

const ofS3 = readSource('@aws-sdk/client-s3', s3);
const ofControl = readSource('@aws-sdk/client-s3-control', control, controlOperations);

const files: readonly (readonly [path: string, text: string])[] = [
  ['s3/model.generated.ts', modelFile(ofS3)],
  ['s3/commands.generated.ts', commandsFile(ofS3, 'Commands', 'The operations of S3')],
  ['control/model.generated.ts', modelFile(ofControl)],
  [
    'control/commands.generated.ts',
    commandsFile(ofControl, 'ControlCommands', 'The operations of S3 Control that are modelled'),
  ],
];

const stale: string[] = [];
for (const [path, text] of files) {
  const file = join(import.meta.dirname, '../../src/protocol', path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale.push(path);
  if (!process.argv.includes('--check')) writeFileSync(file, text);
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run npm run model.`);
  process.exitCode = 1;
}

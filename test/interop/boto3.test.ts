/** boto3 against `bucketlab serve`. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { installed, named, output } from './installed.ts';
import { serve } from './served.ts';

const there = installed('python3', '-c', 'import boto3');
const script = fileURLToPath(new URL('./client.py', import.meta.url));

describe.skipIf(!there)(named('boto3', there, 'boto3'), () => {
  test('uploads, copies, lists and reads', { timeout: 120_000 }, async () => {
    const server = await serve();
    try {
      expect(JSON.parse(await output('python3', [script, server.endpoint], '.'))).toEqual({
        uploaded: '2',
        copy_from: '"5d41402abc4b2a76b9719d911017c592"',
        metadata: { color: 'red' },
        tags: [{ Key: 'a', Value: '1' }],
        copy: true,
        'copied in parts': '3',
        listed: ['large', 'small'],
        range: 'ell',
        refused: ['NoSuchKey', 404],
      });
    } finally {
      await server.stop();
    }
  });
});

import { expect, test } from 'vitest';
import { headerText, isHeaderName } from '../../src/lib/headerName.ts';

test('a name is a token', () => {
  expect(['x-amz-acl', 'A_b~1', 'a b', '', 'é', 'a:'].map(isHeaderName)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('a text has neither line ends nor what is not ASCII', () => {
  expect(headerText('http://a/é\r\n\0b%20')).toBe('http://a/%C3%A9%0D%0A%00b%20');
});

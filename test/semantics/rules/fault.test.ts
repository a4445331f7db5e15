import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/fault.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

const fault = 'CopyObject, 1 from 1';

test('[fault/error] is an error of S3, in its words unless there are others', () => {
  const slow = { fault, code: 'SlowDown', message: undefined };
  expect(judge(rules.faultRefuses, slow)).toEqual({
    status: 503,
    code: 'SlowDown',
    message: 'Please reduce your request rate.',
  });
  expect(judge(rules.faultRefuses, { ...slow, message: 'Slowly!' })).toMatchObject({
    message: 'Slowly!',
  });
});

test('[fault/late-error] has the status 200', () => {
  const late = { fault, code: 'InternalError', message: undefined };
  expect(judge(rules.faultFailsLate, late)).toEqual({
    status: 200,
    code: 'InternalError',
    message: 'We encountered an internal error. Please try again.',
  });
});

test('[fault/empty-answer] has it too', () => {
  expect(judge(rules.faultAnswersNothing, { fault })).toMatchObject({ status: 200 });
});

test('[fault/dropped] has none, or one whose body does not end', () => {
  expect(judge(rules.faultDrops, { fault, at: 'before', done: false })).toEqual({
    status: 0,
    code: 'ConnectionDropped',
    message: 'The connection was dropped before the answer; what was asked was not done.',
  });
  expect(judge(rules.faultDrops, { fault, at: 'body', done: true })).toEqual({
    status: 200,
    code: 'ConnectionDropped',
    message: 'The connection was dropped in the body of the answer; what was asked was done.',
  });
});

test('[fault/delay] lets the clock go on', () => {
  expect(choose(rules.faultDelays, { fault, ms: 50 })).toMatchObject({ value: 50, shown: '50 ms' });
});

everyRuleWasSeen(rules, {
  alwaysRefuse: ['fault/error', 'fault/late-error', 'fault/empty-answer', 'fault/dropped'],
});

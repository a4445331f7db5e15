/** S3 Control: the operations on what belongs to an account. Its wire is S3's, with a namespace of its own. */
import type { Dialect } from '../dialect.ts';
import { createModel } from '../model.ts';
import { s3 } from '../s3/dialect.ts';
import * as table from './model.generated.ts';
import type { ControlOperationName } from './operation.ts';

export const control: Dialect<ControlOperationName> = {
  ...s3,
  name: 'Amazon S3 Control',
  model: createModel<ControlOperationName>(table, s3.headerPrefix),
  quirks: { xmlNamespace: 'http://awss3control.amazonaws.com/doc/2018-08-20/', elementOrder: {} },
};

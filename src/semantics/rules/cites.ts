/** Where rules come from, in short. */

/** A page of the S3 API reference. */
export const api = (operation: string): string =>
  `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${operation}.html`;

/** A page of the reference of S3 Control. */
export const controlApi = (operation: string): string => api(`control_${operation}`);

/** A page of the S3 user guide. */
export const guide = (page: string): string =>
  `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${page}.html`;

/** A page of the KMS API reference. */
export const kmsApi = (operation: string): string =>
  `https://docs.aws.amazon.com/kms/latest/APIReference/API_${operation}.html`;

/** A page of the KMS developer guide. */
export const kmsGuide = (page: string): string =>
  `https://docs.aws.amazon.com/kms/latest/developerguide/${page}.html`;

/** A page of the STS API reference. */
export const stsApi = (page: string): string =>
  `https://docs.aws.amazon.com/STS/latest/APIReference/${page}.html`;

/** A page of the IAM user guide. */
export const iamGuide = (page: string): string =>
  `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;

/** An answer of AWS that was recorded, by the name of its scenario. */
export const recording = (scenario: string): string => `recording:${scenario}`;

export const errorList = 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html';

/**
 * What S3 Select refuses, by the codes of its own list:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#SelectObjectContentErrorCodeList.
 */
export type SelectCode =
  | 'AmbiguousFieldName'
  | 'CastFailed'
  | 'CSVEscapingRecordDelimiter'
  | 'CSVUnescapedQuote'
  | 'EvaluatorInvalidArguments'
  | 'EvaluatorInvalidTimestampFormatPattern'
  | 'EvaluatorInvalidTimestampFormatPatternSymbol'
  | 'EvaluatorInvalidTimestampFormatPatternSymbolForParsing'
  | 'EvaluatorLikePatternInvalidEscapeSequence'
  | 'EvaluatorNegativeLimit'
  | 'EvaluatorTimestampFormatPatternDuplicateFields'
  | 'EvaluatorTimestampFormatPatternHourClockAmPmMismatch'
  | 'EvaluatorUnterminatedTimestampFormatPatternToken'
  | 'ExpressionTooLong'
  | 'ExternalEvalException'
  | 'IncorrectSqlFunctionArgumentType'
  | 'IntegerOverflow'
  | 'InvalidCast'
  | 'InvalidColumnIndex'
  | 'InvalidCompressionFormat'
  | 'InvalidDataSource'
  | 'InvalidDataType'
  | 'InvalidKeyPath'
  | 'InvalidScanRange'
  | 'InvalidTableAlias'
  | 'InvalidTextEncoding'
  | 'JSONParsingError'
  | 'LexerInvalidChar'
  | 'LexerInvalidIONLiteral'
  | 'LexerInvalidLiteral'
  | 'LikeInvalidInputs'
  | 'MaxOperatorsExceeded'
  | 'MissingHeaders'
  | 'MultipleDataSourcesUnsupported'
  | 'NumberFormatError'
  | 'OverMaxColumn'
  | 'OverMaxRecordSize'
  | 'ParseAsteriskIsNotAloneInSelectList'
  | 'ParseCannotMixSqbAndWildcardInSelectList'
  | 'ParseCastArity'
  | 'ParseEmptySelect'
  | 'ParseExpectedArgumentDelimiter'
  | 'ParseExpectedDatePart'
  | 'ParseExpectedExpression'
  | 'ParseExpectedIdentForAlias'
  | 'ParseExpectedKeyword'
  | 'ParseExpectedLeftParenAfterCast'
  | 'ParseExpectedLeftParenBuiltinFunctionCall'
  | 'ParseExpectedNumber'
  | 'ParseExpectedRightParenBuiltinFunctionCall'
  | 'ParseExpectedTokenType'
  | 'ParseExpectedTypeName'
  | 'ParseExpectedWhenClause'
  | 'ParseInvalidContextForWildcardInSelectList'
  | 'ParseInvalidPathComponent'
  | 'ParseInvalidTypeParam'
  | 'ParseMalformedJoin'
  | 'ParseNonUnaryAgregateFunctionCall'
  | 'ParseSelectMissingFrom'
  | 'ParseUnexpectedToken'
  | 'ParseUnsupportedCallWithStar'
  | 'ParseUnsupportedSelect'
  | 'TruncatedInput'
  | 'UnsupportedFunction'
  | 'UnsupportedScanRangeInput'
  | 'UnsupportedSqlOperation'
  | 'UnsupportedSqlStructure'
  | 'ValueParseFailure';

/** Where in the expression; both count from one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A refusal as data. Without a message it is that of the list. */
export interface Fault {
  readonly code: SelectCode;
  readonly message?: string;
}

export class SelectFault extends Error {
  override readonly name = 'SelectFault';
  readonly fault: Fault;

  constructor(code: SelectCode, message?: string) {
    super(message ?? code);
    this.fault = message === undefined ? { code } : { code, message };
  }
}

/** Ends the selection. */
export function fail(code: SelectCode, message?: string): never {
  throw new SelectFault(code, message);
}

/** Ends it because of one place in the expression, which the message names as S3 does. */
export function failAt(code: SelectCode, what: string, { line, column }: Position): never {
  throw new SelectFault(code, `${what} at line ${line}, column ${column}.`);
}

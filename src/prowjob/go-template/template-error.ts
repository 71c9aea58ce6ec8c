/** What can be wrong with a template: its text, or what it asks of the data. */
export type TemplateErrorCode = 'BAD_SYNTAX' | 'CANNOT_RENDER';

/** Stays inside this room: parsing and rendering turn it into data. */
export class TemplateError extends Error {
  override name = 'TemplateError';
  readonly code: TemplateErrorCode;

  constructor(code: TemplateErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What can be wrong with a template: its text, what it asks of the data, or that Go can do more than this room. */
export type TemplateErrorCode = 'BAD_SYNTAX' | 'CANNOT_RENDER' | 'NOT_SUPPORTED';

/** Stays inside this room: parsing and rendering turn it into data. */
export class TemplateError extends Error {
  override name = 'TemplateError';
  readonly code: TemplateErrorCode;

  constructor(code: TemplateErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

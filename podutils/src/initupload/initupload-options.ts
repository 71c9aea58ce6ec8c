import * as z from 'zod';
import { readOptions } from '../read-options.ts';
import { checkUploadOptions, UploadOptions } from '../upload/upload-options.ts';

const Options = UploadOptions.extend({ log: z.string().default('') });

/** What INITUPLOAD_OPTIONS carries. Prow: pkg/initupload/options.go `Options`. */
export type InituploadOptions = z.output<typeof Options>;

/** Reads INITUPLOAD_OPTIONS. Throws BAD_OPTIONS. */
export function readInituploadOptions(text: string | undefined): InituploadOptions {
  const options = readOptions('INITUPLOAD_OPTIONS', text, Options);
  checkUploadOptions(options, 'INITUPLOAD_OPTIONS');
  return options;
}

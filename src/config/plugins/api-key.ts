import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

const apiKey = titled(
  'ApiKey',
  object({ key_path: described("The file with the service's API key.", filledText) }),
);

/** Prow: pkg/plugins/config.go `Cat`. */
export const cat = wholeSection('Pictures of cats: the plugin cat.', apiKey);

/** Prow: pkg/plugins/config.go `Goose`. */
export const goose = wholeSection('Pictures of geese: the plugin goose.', apiKey);

// Kinds of files, in words.
import type { Language } from '../api/types';
import { catalogues, i18n } from './i18n.svelte';

/** Names that are the same in every language. */
const NAMES: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
  'image/heic': 'HEIC',
  'application/zip': 'ZIP',
  'text/csv': 'CSV',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word (.docx)',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel (.xlsx)',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint (.pptx)',
  'application/vnd.oasis.opendocument.text': 'OpenDocument (.odt)',
  'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument (.ods)',
};

/** `Word (.docx)`, of a media type; nothing of one that has no name here. */
export function fileType(type: string, language: Language = i18n.language): string {
  return NAMES[type] ?? catalogues[language].messages.fileKinds[keyOf(type)] ?? '';
}

/** `image/*` is `image_any` in the words. */
const keyOf = (type: string): string => type.replace('*', 'any').replace(/\W/g, '_');

/** `PDF, PNG, JPEG og tekst (.txt)`, of the media types that the union accepts. */
export function fileTypes(types: readonly string[], language: Language = i18n.language): string {
  const names = types.map((type) => fileType(type, language) || type);
  const list = new Intl.ListFormat(catalogues[language].numbers.locale, { type: 'conjunction' });
  return list.format([...new Set(names)]);
}

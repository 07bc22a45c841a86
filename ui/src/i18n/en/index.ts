// English.
import { check } from './check';
import { common } from './common';
import { courses } from './courses';
import { errors } from './errors';
import { fields } from './fields';
import { help } from './help';
import { messages } from './messages';
import { offices } from './offices';
import { overview } from './overview';
import { papers } from './papers';
import { profile } from './profile';
import { recruiting } from './recruiting';
import { search } from './search';
import { settings } from './settings';
import { shell } from './shell';
import { start } from './start';
import { suggestion } from './suggestion';
import { work } from './work';

export const en = {
  check, common, courses, errors, fields, help, messages, offices, overview, papers, profile, recruiting, search, settings,
  shell, start, suggestion, work,
};

// Made from words/*.ftl. Do not edit: UPDATE_WORDS=1 cargo test -p min-side-words words_are_current
import type { Language } from '../api/types';
import type { Catalogue } from './keys';
import nb_check from '../../../words/nb/check.ftl?raw';
import nb_common from '../../../words/nb/common.ftl?raw';
import nb_courses from '../../../words/nb/courses.ftl?raw';
import nb_dates from '../../../words/nb/dates.ftl?raw';
import nb_errors from '../../../words/nb/errors.ftl?raw';
import nb_fields from '../../../words/nb/fields.ftl?raw';
import nb_help from '../../../words/nb/help.ftl?raw';
import nb_messages from '../../../words/nb/messages.ftl?raw';
import nb_numbers from '../../../words/nb/numbers.ftl?raw';
import nb_offices from '../../../words/nb/offices.ftl?raw';
import nb_overview from '../../../words/nb/overview.ftl?raw';
import nb_papers from '../../../words/nb/papers.ftl?raw';
import nb_profile from '../../../words/nb/profile.ftl?raw';
import nb_recruiting from '../../../words/nb/recruiting.ftl?raw';
import nb_search from '../../../words/nb/search.ftl?raw';
import nb_settings from '../../../words/nb/settings.ftl?raw';
import nb_shell from '../../../words/nb/shell.ftl?raw';
import nb_start from '../../../words/nb/start.ftl?raw';
import nb_suggestion from '../../../words/nb/suggestion.ftl?raw';
import nb_tongue from '../../../words/nb/tongue.ftl?raw';
import nb_work from '../../../words/nb/work.ftl?raw';
import nn_check from '../../../words/nn/check.ftl?raw';
import nn_common from '../../../words/nn/common.ftl?raw';
import nn_courses from '../../../words/nn/courses.ftl?raw';
import nn_dates from '../../../words/nn/dates.ftl?raw';
import nn_errors from '../../../words/nn/errors.ftl?raw';
import nn_fields from '../../../words/nn/fields.ftl?raw';
import nn_help from '../../../words/nn/help.ftl?raw';
import nn_messages from '../../../words/nn/messages.ftl?raw';
import nn_numbers from '../../../words/nn/numbers.ftl?raw';
import nn_offices from '../../../words/nn/offices.ftl?raw';
import nn_overview from '../../../words/nn/overview.ftl?raw';
import nn_papers from '../../../words/nn/papers.ftl?raw';
import nn_profile from '../../../words/nn/profile.ftl?raw';
import nn_recruiting from '../../../words/nn/recruiting.ftl?raw';
import nn_search from '../../../words/nn/search.ftl?raw';
import nn_settings from '../../../words/nn/settings.ftl?raw';
import nn_shell from '../../../words/nn/shell.ftl?raw';
import nn_start from '../../../words/nn/start.ftl?raw';
import nn_suggestion from '../../../words/nn/suggestion.ftl?raw';
import nn_tongue from '../../../words/nn/tongue.ftl?raw';
import nn_work from '../../../words/nn/work.ftl?raw';
import en_check from '../../../words/en/check.ftl?raw';
import en_common from '../../../words/en/common.ftl?raw';
import en_courses from '../../../words/en/courses.ftl?raw';
import en_dates from '../../../words/en/dates.ftl?raw';
import en_errors from '../../../words/en/errors.ftl?raw';
import en_fields from '../../../words/en/fields.ftl?raw';
import en_help from '../../../words/en/help.ftl?raw';
import en_messages from '../../../words/en/messages.ftl?raw';
import en_numbers from '../../../words/en/numbers.ftl?raw';
import en_offices from '../../../words/en/offices.ftl?raw';
import en_overview from '../../../words/en/overview.ftl?raw';
import en_papers from '../../../words/en/papers.ftl?raw';
import en_profile from '../../../words/en/profile.ftl?raw';
import en_recruiting from '../../../words/en/recruiting.ftl?raw';
import en_search from '../../../words/en/search.ftl?raw';
import en_settings from '../../../words/en/settings.ftl?raw';
import en_shell from '../../../words/en/shell.ftl?raw';
import en_start from '../../../words/en/start.ftl?raw';
import en_suggestion from '../../../words/en/suggestion.ftl?raw';
import en_tongue from '../../../words/en/tongue.ftl?raw';
import en_work from '../../../words/en/work.ftl?raw';

/** The languages that there are words in, as menus show them. */
export const LANGUAGES: readonly Language[] = ['nb', 'nn', 'en'];

/** The words of the page, as they stand in their files. */
export const TEXTS: Readonly<Record<Language, Readonly<Record<keyof Catalogue, string>>>> = {
  nb: {
    check: nb_check,
    common: nb_common,
    courses: nb_courses,
    dates: nb_dates,
    errors: nb_errors,
    fields: nb_fields,
    help: nb_help,
    messages: nb_messages,
    numbers: nb_numbers,
    offices: nb_offices,
    overview: nb_overview,
    papers: nb_papers,
    profile: nb_profile,
    recruiting: nb_recruiting,
    search: nb_search,
    settings: nb_settings,
    shell: nb_shell,
    start: nb_start,
    suggestion: nb_suggestion,
    tongue: nb_tongue,
    work: nb_work,
  },
  nn: {
    check: nn_check,
    common: nn_common,
    courses: nn_courses,
    dates: nn_dates,
    errors: nn_errors,
    fields: nn_fields,
    help: nn_help,
    messages: nn_messages,
    numbers: nn_numbers,
    offices: nn_offices,
    overview: nn_overview,
    papers: nn_papers,
    profile: nn_profile,
    recruiting: nn_recruiting,
    search: nn_search,
    settings: nn_settings,
    shell: nn_shell,
    start: nn_start,
    suggestion: nn_suggestion,
    tongue: nn_tongue,
    work: nn_work,
  },
  en: {
    check: en_check,
    common: en_common,
    courses: en_courses,
    dates: en_dates,
    errors: en_errors,
    fields: en_fields,
    help: en_help,
    messages: en_messages,
    numbers: en_numbers,
    offices: en_offices,
    overview: en_overview,
    papers: en_papers,
    profile: en_profile,
    recruiting: en_recruiting,
    search: en_search,
    settings: en_settings,
    shell: en_shell,
    start: en_start,
    suggestion: en_suggestion,
    tongue: en_tongue,
    work: en_work,
  },
};

/** The guide of the help, which is fetched when it is opened. */
export const GUIDES: Readonly<Record<Language, () => Promise<{ default: string }>>> = {
  nb: () => import('../../../words/nb/guide.ftl?raw'),
  nn: () => import('../../../words/nn/guide.ftl?raw'),
  en: () => import('../../../words/en/guide.ftl?raw'),
};

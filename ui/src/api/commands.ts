// Every command of the shell: what goes in, what comes out. A command that fails rejects with an ErrorView.
// Made from src-tauri/src/command_list.rs. Do not edit: UPDATE_COMMANDS=1 cargo test -p min-side-tests commands_are_current
import type { Channel } from '../host/host';
import type * as T from './types';

export interface Commands {
  app_state: { args: {}; result: T.AppState };
  /** Takes the address that the member has typed, once a server of ours has answered there. */
  choose_server: { args: { address: string }; result: T.AppState };
  /** A PIN from now on; `current` is the one there is. */
  set_lock: { args: { pin: string; current: string | null }; result: T.AppState };
  remove_lock: { args: { pin: string }; result: T.AppState };
  unlock: { args: { pin: string }; result: T.AppState };
  retry_key_store: { args: {}; result: T.AppState };
  choose_key: { args: { choice: T.KeyChoice }; result: T.AppState };
  /** What only the passphrase opens is set aside, and the machine is as new. */
  forget_passphrase: { args: {}; result: T.AppState };
  sign_in: { args: {}; result: null };
  /** Refused with `unsent` (params.count) unless `lose_unsent`. */
  sign_out: { args: { lose_unsent: boolean }; result: null };
  save_settings: { args: { settings: T.Settings }; result: T.Settings };
  sync_state: { args: {}; result: T.SyncView };
  outbox: { args: {}; result: T.OutboxRow[] };
  /** Takes back what has not been sent; a message becomes a draft again and its id is returned. */
  outbox_withdraw: { args: { id: string }; result: string | null };
  outbox_retry: { args: { id: string }; result: null };
  /** For each clashing field whether mine or theirs shall stand. */
  outbox_resolve: { args: { id: string; choices: Record<string, T.Whose> }; result: null };
  overview: { args: {}; result: T.Overview };
  profile: { args: {}; result: T.ProfileView | null };
  check_profile: { args: { form: T.ProfileForm }; result: T.ProfileCheck };
  /** `seen` is what the form began with; `no_contact_confirmed` after the warning of. */
  save_profile: { args: { seen: T.ProfileForm; form: T.ProfileForm }; result: T.Saved };
  save_membership: { args: { magazine: boolean }; result: T.Saved };
  representatives: { args: {}; result: T.RepresentativeView[] };
  threads: { args: { filter: T.ThreadFilter }; result: T.ThreadPage };
  thread: { args: { id: string }; result: T.ThreadView };
  mark_read: { args: { threads: string[] }; result: null };
  compose: { args: {}; result: T.Compose };
  drafts: { args: {}; result: T.Draft[] };
  save_draft: { args: { draft: T.Draft }; result: T.Draft };
  delete_draft: { args: { id: string }; result: null };
  detach_file: { args: { draft_id: string; sha256: string }; result: T.Draft };
  send_draft: { args: { id: string }; result: T.Saved };
  employments: { args: {}; result: T.EmploymentView[] };
  search_virksomheter: { args: { text: string; limit: number }; result: T.VirksomhetHit[] };
  arbeidssteder: { args: { virksomhet: string; text: string; limit: number }; result: T.ArbeidsstedHit[] };
  save_employment: { args: { employment_id: string | null; facts: T.EmploymentFacts }; result: T.Saved };
  offices: { args: {}; result: T.OfficeView[] };
  member_list: { args: { query: T.ListQuery }; result: T.ListPage };
  accept_declaration: { args: { version: string }; result: null };
  /** The declaration in force, in the language of the interface. */
  declaration: { args: { language: T.Language }; result: T.DeclarationView };
  courses: { args: { filter: T.CourseFilter }; result: T.CoursesView };
  withdraw_application: { args: { id: string }; result: T.Saved };
  kursbevis: { args: {}; result: T.KursbevisRow[] };
  /** Checks the text of a code that somebody shows. */
  kursbevis_check_text: { args: { text: string }; result: T.Verdict };
  recruiting: { args: {}; result: T.RecruitingView };
  shop: { args: {}; result: T.ShopView };
  /** `id` is a UUID made by the page for this press; repeating it never orders twice. */
  order_reward: { args: { id: string; reward_id: string; quantity: number; price: number; deliver_to: string; address: T.Address }; result: T.Ordered };
  papers: { args: { filter: T.PaperFilter }; result: T.PaperPage };
  fetch_file: { args: { file: string }; result: null };
  pin_file: { args: { file: string; pinned: boolean }; result: null };
  email: { args: { file: string }; result: T.EmailView };
  text_file: { args: { file: string }; result: string };
  /** Has every file fetched that search cannot look into yet. */
  fetch_all: { args: {}; result: null };
  /** How large a picture is drawn; refused with `picture_too_large` before it takes the memory. */
  picture: { args: { file: string }; result: T.PictureSize };
  /** Refused with `not_invoice` for another kind of XML. */
  ehf: { args: { file: string }; result: T.EhfView };
  search: { args: { query: T.SearchQuery }; result: T.SearchResult };
  /** The names that a search can be narrowed to. */
  search_counterparts: { args: {}; result: string[] };
  search_state: { args: {}; result: T.SearchState };
  rebuild_index: { args: {}; result: null };
  /** The texts in pieces, with what a search for `query` finds in them marked. */
  mark: { args: { query: string; texts: string[] }; result: T.Piece[][] };
  /** What each choice of how much is kept takes. */
  kept_sizes: { args: {}; result: T.KeptSizes };
  export_state: { args: {}; result: T.ExportProgress | null };
  cancel_export: { args: {}; result: null };
  /** Makes the certificate and keeps it open under a file name of its own for ranges. */
  kursbevis_open: { args: { id: string; language: T.Language }; result: T.FileView };
  open_paper: { args: { kind: T.PaperKind; id: string }; result: T.FileView };
  /** A file of a message or a draft, by its hash. */
  open_attachment: { args: { sha256: string }; result: T.FileView };
  /** A file within an e-mail or an EHF invoice, by its place there. */
  open_within: { args: { file: string; index: number }; result: T.FileView };
  /** The due date as a calendar file, open to be saved. */
  invoice_calendar: { args: { id: string; language: T.Language }; result: T.FileView };
  invoice: { args: { id: string }; result: T.InvoiceView };
  painted: { args: {}; result: null };
  /** While it is held, closing the window is the page's to answer (`host.onClosing`). */
  hold_window: { args: { unsaved: boolean }; result: null };
  close_window: { args: {}; result: null };
  /** Closes what is open. The page is to be loaded again then: nothing of what it has shown stays in its memory. */
  lock: { args: {}; result: T.AppState };
  menu_words: { args: { cut: string; copy: string; paste: string; select_all: string }; result: null };
  cancel_sign_in: { args: {}; result: null };
  sync_now: { args: {}; result: null };
  /** Opens the native dialog and takes the chosen files into the draft. */
  attach_files: { args: { draft_id: string }; result: T.Draft };
  /** The thread as a PDF, to a place or to the printer. */
  thread_save: { args: { id: string; language: T.Language }; result: T.FileDone };
  thread_print: { args: { id: string; language: T.Language }; result: T.FileDone };
  /** Null when the member cancelled. */
  export_everything: { args: { zip: boolean; language: T.Language }; result: T.ExportDone | null };
  export_list: { args: { query: T.ListQuery; format: T.Format; purpose: string }; result: T.FileDone };
  kursbevis_save: { args: { id: string; language: T.Language }; result: T.FileDone };
  kursbevis_print: { args: { id: string; language: T.Language }; result: T.FileDone };
  /** All of a year as one file; `progress` hears of each certificate that has been made. */
  kursbevis_save_year: { args: { year: number; language: T.Language; form: T.YearForm; progress: Channel<T.Made> }; result: T.FileDone };
  /** All of a year to the printer, in one document. */
  kursbevis_print_year: { args: { year: number; language: T.Language; progress: Channel<T.Made> }; result: T.FileDone };
  /** Checks a picture or a PDF that was pasted. */
  kursbevis_check_bytes: { args: { bytes: Uint8Array }; result: T.Verdict };
  /** Checks the file that was let go over the window; null when there is none. */
  kursbevis_check_dropped: { args: {}; result: T.CheckedFile | null };
  /** Opens the native dialog and checks the chosen file; null when none is chosen. */
  kursbevis_check_file: { args: {}; result: T.CheckedFile | null };
  /** Raw bytes: the promise holds an ArrayBuffer. At most 1 MiB a call. */
  read_file: { args: { file: string; start: number; length: number }; result: ArrayBuffer };
  save_file: { args: { file: string }; result: T.FileDone };
  /** Puts it in the folder for downloads, under a name that is not taken: where the dialog gives no place. */
  save_to_downloads: { args: { file: string }; result: T.FileDone };
  print_file: { args: { file: string }; result: T.FileDone };
  open_outside: { args: { file: string }; result: T.FileDone };
  /** Opens an https or mailto link from an e-mail in the system's program, after the member's click. */
  open_link: { args: { url: string }; result: null };
  diagnostics: { args: {}; result: T.DiagnosticsView };
  /** Saves what `diagnostics` answered last. */
  save_diagnostics: { args: {}; result: T.FileDone };
  /** What is known; nobody is asked. */
  update_state: { args: {}; result: T.UpdateView };
  look_for_update: { args: {}; result: T.UpdateView };
  /** Fetches the version that was found and installs it; `progress` hears of the bytes that have come. */
  install_update: { args: { progress: Channel<T.Made> }; result: T.UpdateView };
  /** Starts the app anew. */
  restart: { args: {}; result: null };
}

export type CommandName = keyof Commands;

// The codes an ErrorView may carry. The unit tests hold the list against the Rust sources.

/** Codes that the core and the shell make. */
export const APP_CODES = [
  'offline', 'timeout', 'proxy', 'tls', 'portal', 'blocked', 'interrupted', 'server', 'bad_page',
  'not_signed_in', 'sign_in_expired', 'sign_in_failed', 'sign_in_cancelled', 'sign_in_timeout', 'no_browser',
  'other_member', 'unsent', 'server_address', 'server_unknown', 'issuer_refused', 'managed_unreadable',
  'pin_short', 'pin_simple', 'wrong_pin', 'wait', 'no_lock', 'locked',
  'no_key_store', 'key_store_locked', 'key_lost', 'no_randomness', 'wrong_key', 'wrong_passphrase',
  'passphrase_short', 'damaged', 'newer_schema', 'app_too_old', 'server_too_old', 'in_use', 'database', 'not_open', 'disk_full', 'no_permission',
  'file_not_found', 'file', 'bad_data',
  'invalid', 'not_here', 'not_downloaded', 'already_sent', 'not_pending', 'no_printer', 'print_failed', 'open_failed',
  'no_dialog', 'link_refused', 'declaration_needed', 'list_expired', 'unreadable', 'not_email', 'not_text',
  'not_synced', 'choice_missing', 'no_server', 'insecure_server', 'wrong_version', 'list_not_permitted',
  'file_too_large', 'picture_too_large', 'not_invoice', 'not_printable', 'no_downloads', 'kursbevis_failed', 'check_not_begun', 'export_failed', 'folder_not_empty',
  'export_running', 'export_cancelled', 'export_incomplete', 'export_not_one', 'export_faulty',
  'update_unreachable', 'update_not_trusted', 'update_not_for_this_machine', 'update_failed',
] as const;

/** Codes of the server's problems (crates/wire, ProblemCode). */
export const PROBLEM_CODES = [
  'bad_request', 'unauthorized', 'forbidden', 'not_found', 'method_not_allowed', 'timeout', 'cursor_gone', 'too_large', 'too_many_requests', 'invalid',
  'recipient_not_permitted', 'attachment_missing', 'deadline_passed', 'wrong_state', 'not_enough_points',
  'price_changed', 'not_available', 'unknown_command', 'id_reused', 'offset_mismatch', 'hash_mismatch', 'disk_full', 'internal',
] as const;

/** A code that the page has a sentence for. */
export type ErrorCode = (typeof APP_CODES)[number] | (typeof PROBLEM_CODES)[number];

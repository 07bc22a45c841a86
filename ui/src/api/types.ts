// Made from crates/core/src/views and crates/domain. Do not edit: UPDATE_TYPES=1 cargo test -p min-side-core types_are_current

export type Language = "nb" | "nn" | "en";

export type Choice = "work" | "private";

export type FieldCode = "required" | "too_long" | "too_short" | "bad_characters" | "bad_email" | "bad_phone" | "bad_postal_code" | "bad_check_digit" | "bad_number" | "out_of_range" | "choice_of_empty" | "choice_missing" | "choice_forced" | "not_permitted" | "unknown" | "closed" | "not_of_virksomhet" | "file_too_large" | "file_type" | "too_many_files" | "deadline_passed" | "not_enough_points" | "read_only" | "other";

export type FieldError = { 
/**
 * The field's name on the wire, `address.postal_code` for a nested one.
 */
field: string, 
/**
 * Why it was refused.
 */
code: FieldCode, };

export type ErrorView = { 
/**
 * Stable code: `offline`, `timeout`, `not_signed_in`, `key_store_locked`, `disk_full`, `invalid`, a problem's
 * code, …
 */
code: string, 
/**
 * Values for the sentence; never personal data.
 */
params: { [key in string]: string }, 
/**
 * Refused fields, for `invalid`.
 */
fields: Array<FieldError>, };

export type Changed = { 
/**
 * The topics.
 */
topics: Array<string>, };

export type Phase = "opening" | "managed_unreadable" | "no_key_store" | "key_store_locked" | "passphrase_needed" | "locked" | "key_lost" | "signed_out" | "other_member" | "signing_in" | "ready";

export type Lock = "impossible" | "off" | "pin" | "passphrase";

export type AppState = { 
/**
 * Where the app stands.
 */
phase: Phase, 
/**
 * The member's display name, when signed in and synced.
 */
name: string, 
/**
 * The union's short name, when known.
 */
union: string, 
/**
 * Where the union's office is written to, once synced; may be empty.
 */
union_email: string, 
/**
 * Where the union's office is called, in E.164, once synced; may be empty.
 */
union_phone: string, 
/**
 * Whether the server is a demonstration.
 */
demo: boolean, 
/**
 * The app's version.
 */
version: string, 
/**
 * What locks what is open.
 */
lock: Lock, 
/**
 * The union's server; none while nobody has said which it is.
 */
server: ServerView | null, 
/**
 * What an employer or the union has set.
 */
managed: ManagedView, 
/**
 * Settings that the first paint needs.
 */
settings: Settings, 
/**
 * Why the last sign-in or opening failed, if it did.
 */
error: ErrorView | null, 
/**
 * Whether the sign-in has run out: the cache may be read, but syncing needs a new sign-in.
 */
sign_in_expired: boolean, 
/**
 * Whether anything is kept on disk; false in the mode that keeps nothing.
 */
on_disk: boolean, 
/**
 * Things that happened at opening that the member should know, as `cache_rebuilt`, `local_set_aside`, `local_missing`,
 * `local_damaged`.
 */
notices: Array<string>, };

export type KeyChoice = { "kind": "key_store" } | { "kind": "passphrase", 
/**
 * The passphrase.
 */
passphrase: string, } | { "kind": "memory" };

export type Theme = "system" | "light" | "dark";

export type KeepOffline = { "kind": "everything" } | { "kind": "months", 
/**
 * How many.
 */
months: number, } | { "kind": "on_request" };

export type KeptSizes = { 
/**
 * On the machine now.
 */
here: number, 
/**
 * All of them.
 */
everything: number, 
/**
 * The last months, by their number.
 */
months: Record<string, number>, 
/**
 * Only what is always kept: files of messages, what is pinned, and what has been asked for.
 */
on_request: number, };

export type Settings = { 
/**
 * Language; none follows the system.
 */
language: Language | null, 
/**
 * Colour scheme.
 */
theme: Theme, 
/**
 * How much is kept offline.
 */
keep_offline: KeepOffline, 
/**
 * After so many minutes without a key or a click the app locks itself, where there is a lock; 0 is never.
 */
lock_minutes: number, 
/**
 * How large everything is drawn, per cent.
 */
zoom: number, };

export type ServerFrom = "managed" | "given" | "member";

export type ServerView = { 
/**
 * Its address.
 */
address: string, 
/**
 * Who has said so.
 */
from: ServerFrom, };

export type ManagedSetting = { 
/**
 * Its name in `managed.json`.
 */
name: string, 
/**
 * Its value: an address, a word, or `on` and `off`.
 */
value: string, };

export type ManagedView = { 
/**
 * Who, if they say.
 */
by: string | null, 
/**
 * What.
 */
settings: Array<ManagedSetting>, };

export type DiagnosticsView = { 
/**
 * Versions, states, counts and times: a line for each.
 */
facts: string, 
/**
 * The end of the log.
 */
log: string, };

export type Connection = "unknown" | "online" | "offline" | "portal";

export type ContractFit = "fits" | "app_too_old" | "server_too_old";

export type Progress = { 
/**
 * What is being fetched: a collection's name, `downloads` or `indexing`.
 */
step: string, 
/**
 * Done so far: rows, or bytes of `downloads`.
 */
done: number, 
/**
 * In all, 0 when not known.
 */
total: number, };

export type SyncView = { 
/**
 * Online or not.
 */
connection: Connection, 
/**
 * When a sync last ended well.
 */
last_sync: string | null, 
/**
 * Whether the first sync has come to its end.
 */
complete: boolean, 
/**
 * A sync that is running, or files that are being fetched.
 */
progress: Progress | null, 
/**
 * Outbox rows that wait.
 */
pending: number, 
/**
 * Those of them that something other than the line does not let through.
 */
held_up: number, 
/**
 * Outbox rows that were refused.
 */
refused: number, 
/**
 * Outbox rows that need a choice.
 */
conflicts: number, 
/**
 * Rows that only a newer build of the app can show, by collection.
 */
unreadable: Record<string, number>, 
/**
 * What app and server can do together.
 */
contract: ContractFit, 
/**
 * Why the last sync failed, if it did.
 */
error: ErrorView | null, };

export type OutboxState = "pending" | "sending" | "done" | "refused" | "conflict";

export type Whose = "mine" | "theirs";

export type ConflictField = { 
/**
 * Name on the wire.
 */
field: string, 
/**
 * What the member wants.
 */
mine: unknown, 
/**
 * What the server has.
 */
theirs: unknown, 
/**
 * When theirs was set.
 */
theirs_at: string, 
/**
 * `member` (another machine) or `office`.
 */
theirs_by: string, };

export type OutboxRow = { 
/**
 * Id.
 */
id: string, 
/**
 * The command's kind, as `send_message`.
 */
kind: string, 
/**
 * What it is about: a subject, a course title; empty where the kind says all.
 */
title: string, 
/**
 * When the member did it.
 */
created_at: string, 
/**
 * Where it stands.
 */
state: OutboxState, 
/**
 * Why it was refused, or is not settled.
 */
error: ErrorView | null, 
/**
 * The clashing fields.
 */
conflict: Array<ConflictField>, };

export type Saved = { "kind": "queued", 
/**
 * Id of the row.
 */
id: string, } | { "kind": "unchanged" } | { "kind": "invalid", 
/**
 * The fields.
 */
fields: Array<FieldError>, };

export type Address = { 
/**
 * Street and number, or another first line.
 */
line1: string, 
/**
 * A second line, or empty.
 */
line2: string, 
/**
 * Four digits in Norway; elsewhere in that country's form, or empty where it has none.
 */
postal_code: string, 
/**
 * The place that belongs to the postal code.
 */
place: string, 
/**
 * The country as on an envelope, in any language; empty is Norway.
 */
country: string, };

export type Profile = { 
/**
 * The member's id.
 */
id: string, 
/**
 * Given and middle names.
 */
first_name: string, 
/**
 * Family names. One of the two names may be empty, for who has a single name.
 */
last_name: string, 
/**
 * The whole name in Latin letters as it stands in official papers, for a name that a kursbevis cannot be written
 * with; else empty.
 */
latin_name: string, 
/**
 * Postal address.
 */
address: Address, 
/**
 * Read-only to the member.
 */
birth_date: string, 
/**
 * E-mail at work, or empty.
 */
email_work: string, 
/**
 * Private e-mail, or empty.
 */
email_private: string, 
/**
 * `E-post sendes til`; none only when both addresses are empty.
 */
email_choice: Choice | null, 
/**
 * Mobile at work in E.164, or empty.
 */
mobile_work: string, 
/**
 * Private mobile in E.164, or empty.
 */
mobile_private: string, 
/**
 * `Foretrukket mobil`; none only when both numbers are empty.
 */
mobile_choice: Choice | null, };

export type MembershipStatus = "active" | "on_leave" | "ended";

export type DuesPayment = "payroll_deduction" | "invoice";

export type MembershipCategory = "employed" | "student" | "apprentice" | "retired";

export type Membership = { 
/**
 * The member's id.
 */
id: string, 
/**
 * Member number, digits.
 */
member_number: string, 
/**
 * Where it stands.
 */
status: MembershipStatus, 
/**
 * Member since.
 */
since: string, 
/**
 * Category.
 */
category: MembershipCategory, 
/**
 * Id of the organisasjonsledd.
 */
unit_id: string, 
/**
 * Name of the organisasjonsledd.
 */
unit_name: string, 
/**
 * How dues are paid.
 */
dues: DuesPayment, 
/**
 * Whether NTL-magasinet is sent to the member. The only field the member may change.
 */
magazine: boolean, };

export type RecipientKind = "office" | "unit";

export type Recipient = { 
/**
 * `ntl`, or the id of the organisasjonsledd.
 */
id: string, 
/**
 * What it is.
 */
kind: RecipientKind, 
/**
 * Name.
 */
name: string, };

export type Representative = { 
/**
 * Id.
 */
id: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Title of the office, as `hovedtillitsvalgt`.
 */
office: string, 
/**
 * Id of the organisasjonsledd.
 */
unit_id: string, 
/**
 * Name of the organisasjonsledd.
 */
unit_name: string, 
/**
 * E-mail, or empty.
 */
email: string, 
/**
 * Phone in E.164, or empty.
 */
phone: string, };

export type ProfileForm = { 
/**
 * Given and middle names.
 */
first_name: string, 
/**
 * Family names.
 */
last_name: string, 
/**
 * The whole name in Latin letters as in official papers, or empty.
 */
latin_name: string, 
/**
 * Address.
 */
address: Address, 
/**
 * E-mail at work.
 */
email_work: string, 
/**
 * Private e-mail.
 */
email_private: string, 
/**
 * `E-post sendes til`.
 */
email_choice: Choice | null, 
/**
 * Mobile at work, as typed.
 */
mobile_work: string, 
/**
 * Private mobile, as typed.
 */
mobile_private: string, 
/**
 * `Foretrukket mobil`.
 */
mobile_choice: Choice | null, };

export type ProfileCheck = { 
/**
 * What is wrong.
 */
fields: Array<FieldError>, 
/**
 * `E-post sendes til` as it follows from what is filled.
 */
email_choice: Choice | null, 
/**
 * `Foretrukket mobil` likewise.
 */
mobile_choice: Choice | null, 
/**
 * The place of the postal code, if it is Norwegian and the table has it.
 */
place: string | null, 
/**
 * Whether the address is in Norway.
 */
is_norwegian: boolean, 
/**
 * What stands in the name that a kursbevis cannot be written with, at most eight; empty when it can.
 */
undrawn: Array<string>, 
/**
 * Both e-mail addresses are empty: saving wants a warning first.
 */
no_email: boolean, 
/**
 * Both numbers are empty.
 */
no_mobile: boolean, };

export type ProfileView = { 
/**
 * Personal details, pending edits laid over them; none before they have been synced.
 */
profile: Profile | null, 
/**
 * Membership, pending edits laid over it; none before it has been synced.
 */
membership: Membership | null, 
/**
 * The name that a kursbevis will state; none when it cannot be written.
 */
certificate_name: string | null, 
/**
 * What stands in the name that a kursbevis cannot be written with.
 */
undrawn: Array<string>, 
/**
 * Fields with an edit that waits.
 */
pending: Array<string>, 
/**
 * Edits that were refused or clash.
 */
unsettled: Array<OutboxRow>, };

export type ThreadFilter = { 
/**
 * Only with something unread.
 */
unread: boolean, 
/**
 * Only with this recipient.
 */
recipient_id: string | null, 
/**
 * Only with the newest message in this year (Oslo time).
 */
year: number | null, 
/**
 * Skip this many.
 */
offset: number, 
/**
 * At most this many; 0 means 50.
 */
limit: number, };

export type ThreadRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Recipient's id.
 */
recipient_id: string, 
/**
 * Recipient's name.
 */
recipient_name: string, 
/**
 * When the newest message was sent, or written if it waits.
 */
last_at: string, 
/**
 * Start of the newest message.
 */
preview: string, 
/**
 * Name of who wrote the newest message.
 */
last_sender: string, 
/**
 * Whether the member wrote it: their own name is not what they want to read in their own list.
 */
last_is_own: boolean, 
/**
 * Unread messages.
 */
unread: number, 
/**
 * Messages.
 */
messages: number, 
/**
 * Whether any message has attachments.
 */
attachments: boolean, 
/**
 * The state of the member's own newest message, unless settled.
 */
pending: OutboxState | null, };

export type ThreadPage = { 
/**
 * The rows, newest first.
 */
rows: Array<ThreadRow>, 
/**
 * Threads that the filter finds.
 */
total: number, 
/**
 * Threads with something unread, in all.
 */
unread: number, 
/**
 * Years that have threads, newest first.
 */
years: Array<number>, 
/**
 * Whom there are threads with.
 */
recipients: Array<Recipient>, };

export type FileState = "here" | "remote" | "downloading";

export type AttachmentView = { 
/**
 * File name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Media type.
 */
media_type: string, 
/**
 * SHA-256, by which it is opened and saved.
 */
sha256: string, 
/**
 * Where it is.
 */
state: FileState, 
/**
 * Bytes that have been sent, for one that is on its way out.
 */
sent: number | null, 
/**
 * Bytes that have come, for one that is being fetched.
 */
received: number | null, };

export type Sender = "member" | "union";

export type MessageView = { 
/**
 * Id.
 */
id: string, 
/**
 * Who wrote it.
 */
sender: Sender, 
/**
 * Their name.
 */
sender_name: string, 
/**
 * Plain text.
 */
body: string, 
/**
 * When it was sent, or written if it waits.
 */
at: string, 
/**
 * Whether it was unread when the thread was opened.
 */
unread: boolean, 
/**
 * Files.
 */
attachments: Array<AttachmentView>, 
/**
 * The outbox row, unless settled.
 */
pending: OutboxRow | null, };

export type ThreadView = { 
/**
 * Id.
 */
id: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Recipient's id.
 */
recipient_id: string, 
/**
 * Recipient's name.
 */
recipient_name: string, 
/**
 * Whether the member may still write there.
 */
can_reply: boolean, 
/**
 * Messages.
 */
messages: Array<MessageView>, };

export type Draft = { 
/**
 * Id, empty for a new one.
 */
id: string, 
/**
 * The thread it replies in, if any.
 */
thread_id: string | null, 
/**
 * Recipient's id, or empty.
 */
recipient_id: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Text.
 */
body: string, 
/**
 * Files, already taken and encrypted. Set by the app, ignored on save.
 */
attachments: Array<AttachmentView>, 
/**
 * When it was saved. Set by the app.
 */
saved_at: string | null, };

export type Compose = { 
/**
 * Whom the member may write to.
 */
recipients: Array<Recipient>, 
/**
 * Largest file, bytes.
 */
max_bytes: number, 
/**
 * Most files.
 */
max_count: number, 
/**
 * Accepted media types.
 */
types: Array<string>, 
/**
 * Most characters of a text.
 */
max_text: number, };

export type RepresentativeView = { 
/**
 * Recipient id for a message, where their organisasjonsledd is a permitted recipient.
 */
recipient_id: string | null, 
/**
 * Id.
 */
id: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Title of the office, as `hovedtillitsvalgt`.
 */
office: string, 
/**
 * Id of the organisasjonsledd.
 */
unit_id: string, 
/**
 * Name of the organisasjonsledd.
 */
unit_name: string, 
/**
 * E-mail, or empty.
 */
email: string, 
/**
 * Phone in E.164, or empty.
 */
phone: string, };

export type EmploymentFacts = { 
/**
 * Organisation number of the virksomhet.
 */
virksomhet: string, 
/**
 * Its name.
 */
virksomhet_name: string, 
/**
 * Organisation number of the arbeidssted.
 */
arbeidssted: string, 
/**
 * Its name.
 */
arbeidssted_name: string, 
/**
 * Place of the arbeidssted.
 */
place: string, 
/**
 * Kommune of the arbeidssted.
 */
kommune: string, 
/**
 * Stilling.
 */
position: string, 
/**
 * Stillingsprosent, 1 to 100.
 */
percent: number, 
/**
 * Ansattnummer, or empty.
 */
employee_number: string, 
/**
 * Whether dues are deducted from pay (lønnstrekk).
 */
payroll_deduction: boolean, };

export type ChangeState = "waiting" | "refused" | "approved";

export type EmploymentChange = { 
/**
 * What it would become.
 */
facts: EmploymentFacts, 
/**
 * When it was submitted.
 */
submitted_at: string, 
/**
 * Where it stands.
 */
state: ChangeState, 
/**
 * Why it was refused, in the office's words; else empty.
 */
reason: string, };

export type Employment = { 
/**
 * Id.
 */
id: string, 
/**
 * Start, set by the union's periods.
 */
from: string, 
/**
 * End, if it has ended.
 */
to: string | null, 
/**
 * The newest change the member has submitted.
 */
change: EmploymentChange | null, 
/**
 * Whether the member registered it and the office has not approved that it exists: it is in force while that waits,
 * and not when it is refused.
 */
unapproved?: boolean, 
/**
 * Organisation number of the virksomhet.
 */
virksomhet: string, 
/**
 * Its name.
 */
virksomhet_name: string, 
/**
 * Organisation number of the arbeidssted.
 */
arbeidssted: string, 
/**
 * Its name.
 */
arbeidssted_name: string, 
/**
 * Place of the arbeidssted.
 */
place: string, 
/**
 * Kommune of the arbeidssted.
 */
kommune: string, 
/**
 * Stilling.
 */
position: string, 
/**
 * Stillingsprosent, 1 to 100.
 */
percent: number, 
/**
 * Ansattnummer, or empty.
 */
employee_number: string, 
/**
 * Whether dues are deducted from pay (lønnstrekk).
 */
payroll_deduction: boolean, };

export type EmploymentView = { 
/**
 * Whether it is active today.
 */
active: boolean, 
/**
 * A change that has not reached the server, refused, or not brought back yet.
 */
queued: OutboxRow | null, 
/**
 * What the queued change says.
 */
queued_facts: EmploymentFacts | null, 
/**
 * Where the office's handling stands.
 */
change_state: ChangeState | null, 
/**
 * Id.
 */
id: string, 
/**
 * Start, set by the union's periods.
 */
from: string, 
/**
 * End, if it has ended.
 */
to: string | null, 
/**
 * The newest change the member has submitted.
 */
change: EmploymentChange | null, 
/**
 * Whether the member registered it and the office has not approved that it exists: it is in force while that waits,
 * and not when it is refused.
 */
unapproved?: boolean, 
/**
 * Organisation number of the virksomhet.
 */
virksomhet: string, 
/**
 * Its name.
 */
virksomhet_name: string, 
/**
 * Organisation number of the arbeidssted.
 */
arbeidssted: string, 
/**
 * Its name.
 */
arbeidssted_name: string, 
/**
 * Place of the arbeidssted.
 */
place: string, 
/**
 * Kommune of the arbeidssted.
 */
kommune: string, 
/**
 * Stilling.
 */
position: string, 
/**
 * Stillingsprosent, 1 to 100.
 */
percent: number, 
/**
 * Ansattnummer, or empty.
 */
employee_number: string, 
/**
 * Whether dues are deducted from pay (lønnstrekk).
 */
payroll_deduction: boolean, };

export type Virksomhet = { 
/**
 * Organisation number.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Organisation form, as `STAT`, `ORGL`, `AS`.
 */
form: string, 
/**
 * Organisation number of the unit above, for ORGL.
 */
parent?: string | null, 
/**
 * Whether it has been closed down.
 */
closed?: boolean, };

export type VirksomhetHit = { 
/**
 * Name of the unit above, if any.
 */
parent_name: string | null, 
/**
 * Open workplaces beneath it.
 */
workplaces: number, 
/**
 * Organisation number.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Organisation form, as `STAT`, `ORGL`, `AS`.
 */
form: string, 
/**
 * Organisation number of the unit above, for ORGL.
 */
parent?: string | null, 
/**
 * Whether it has been closed down.
 */
closed?: boolean, };

export type ArbeidsstedHit = { 
/**
 * Organisation number.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Place.
 */
place: string, 
/**
 * Kommune.
 */
kommune: string, 
/**
 * Whether it has been closed down.
 */
closed: boolean, 
/**
 * Name of the unit that it belongs to, where that stands beneath the chosen virksomhet.
 */
unit_name: string | null, };

export type Office = { 
/**
 * Id.
 */
id: string, 
/**
 * Title, as `plasstillitsvalgt`.
 */
title: string, 
/**
 * Id of the organisasjonsledd.
 */
unit_id: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day, if known.
 */
to: string | null, 
/**
 * Whether it gives the member list of the organisasjonsledd.
 */
gives_list: boolean, };

export type OfficeView = { 
/**
 * Whether it runs today.
 */
active: boolean, 
/**
 * The list it gives now.
 */
list: ListSummary | null, 
/**
 * Id.
 */
id: string, 
/**
 * Title, as `plasstillitsvalgt`.
 */
title: string, 
/**
 * Id of the organisasjonsledd.
 */
unit_id: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day, if known.
 */
to: string | null, 
/**
 * Whether it gives the member list of the organisasjonsledd.
 */
gives_list: boolean, };

export type ListSummary = { 
/**
 * Id of the organisasjonsledd.
 */
unit_id: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Members on it.
 */
members: number, 
/**
 * When it was last confirmed by a sync.
 */
confirmed_at: string, 
/**
 * When it expires without contact.
 */
expires_at: string, 
/**
 * Whether the declaration in force has been accepted.
 */
declaration_accepted: boolean, };

export type ListColumn = "name" | "member_number" | "position" | "workplace" | "place" | "since";

export type ListQuery = { 
/**
 * The organisasjonsledd.
 */
unit_id: string, 
/**
 * Text that must be found in the row.
 */
text: string, 
/**
 * Only this workplace.
 */
workplace: string | null, 
/**
 * Only this place.
 */
place: string | null, 
/**
 * Sorted by.
 */
sort: ListColumn, 
/**
 * From the end.
 */
descending: boolean, 
/**
 * Skip this many.
 */
offset: number, 
/**
 * At most this many; 0 means 200.
 */
limit: number, };

export type ListRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Given and middle names.
 */
first_name: string, 
/**
 * Family names.
 */
last_name: string, 
/**
 * Member number.
 */
member_number: string, 
/**
 * Stilling.
 */
position: string, 
/**
 * Workplace.
 */
workplace: string, 
/**
 * Place.
 */
place: string, 
/**
 * E-mail.
 */
email: string, 
/**
 * Mobile as it is shown.
 */
mobile: string, 
/**
 * Member since.
 */
since: string, };

export type ListPage = { 
/**
 * The list.
 */
summary: ListSummary, 
/**
 * Rows.
 */
rows: Array<ListRow>, 
/**
 * Rows that the query finds.
 */
total: number, 
/**
 * Workplaces to filter by.
 */
workplaces: Array<string>, 
/**
 * Places to filter by.
 */
places: Array<string>, };

export type Format = "csv" | "xlsx" | "print";

export type DeclarationView = { 
/**
 * Its version.
 */
version: string, 
/**
 * Its text, plain, in the language that was asked for.
 */
text: string, };

export type CourseFilter = { 
/**
 * Only with the first day in this year.
 */
year: number | null, 
/**
 * Only with this status, by its name on the wire.
 */
status: string | null, 
/**
 * Text in title, place or organizer.
 */
text: string, };

export type CourseFacts = { 
/**
 * Title.
 */
title: string, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * Hours of teaching.
 */
hours: number, 
/**
 * Where it is held.
 */
place: string, 
/**
 * Last day to apply and to withdraw, to its end by Oslo time.
 */
deadline: string, 
/**
 * Who holds it.
 */
organizer: string, 
/**
 * What it is about, plain text.
 */
description: string, };

export type Course = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * Hours of teaching.
 */
hours: number, 
/**
 * Where it is held.
 */
place: string, 
/**
 * Last day to apply and to withdraw, to its end by Oslo time.
 */
deadline: string, 
/**
 * Who holds it.
 */
organizer: string, 
/**
 * What it is about, plain text.
 */
description: string, };

export type EnrolmentStatus = "applied" | "admitted" | "waiting_list" | "rejected" | "withdrawn" | "attended" | "no_show" | "cancelled";

export type Enrolment = { 
/**
 * Id.
 */
id: string, 
/**
 * Id of the course.
 */
course_id: string, 
/**
 * The course's facts.
 */
course: CourseFacts, 
/**
 * When the member applied.
 */
applied_at: string, 
/**
 * Where it stands.
 */
status: EnrolmentStatus, 
/**
 * Id of the certificate, once the office has closed the course.
 */
kursbevis_id: string | null, };

export type EnrolmentView = { 
/**
 * The last moment it can be withdrawn, if it can be now.
 */
withdraw_until: string | null, 
/**
 * Whether its certificate can be made now.
 */
has_kursbevis: boolean, 
/**
 * A withdrawal that waits or was refused.
 */
queued: OutboxRow | null, 
/**
 * Id.
 */
id: string, 
/**
 * Id of the course.
 */
course_id: string, 
/**
 * The course's facts.
 */
course: CourseFacts, 
/**
 * When the member applied.
 */
applied_at: string, 
/**
 * Where it stands.
 */
status: EnrolmentStatus, 
/**
 * Id of the certificate, once the office has closed the course.
 */
kursbevis_id: string | null, };

export type CoursesView = { 
/**
 * Enrolments, newest first.
 */
rows: Array<EnrolmentView>, 
/**
 * Years to filter by, newest first.
 */
years: Array<number>, 
/**
 * Courses of the catalogue that are still open for application, soonest first.
 */
catalogue: Array<Course>, };

export type KursbevisRow = { 
/**
 * Id: its number.
 */
id: string, 
/**
 * Course title.
 */
title: string, 
/**
 * Day of issue.
 */
date: string, 
/**
 * Last day of the course.
 */
ends: string, 
/**
 * Hours.
 */
hours: number, 
/**
 * Number of the certificate that has replaced it.
 */
replaced_by: string | null, 
/**
 * Whether it was revoked.
 */
revoked: boolean, };

export type KursbevisFacts = { 
/**
 * Certificate number, as `NTL-2024-000123`.
 */
number: string, 
/**
 * Version of the template it is drawn with; a released version's output never changes.
 */
template_version: number, 
/**
 * The holder's full name.
 */
holder: string, 
/**
 * Course title.
 */
course: string, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * Hours of teaching.
 */
hours: number, 
/**
 * Where it was held.
 */
place: string, 
/**
 * What was taught, one line an item.
 */
contents: Array<string>, 
/**
 * The issuing union's name.
 */
issuer: string, 
/**
 * Who signs for the issuer.
 */
signatory: string, 
/**
 * Their title.
 */
signatory_title: string, 
/**
 * Day of issue.
 */
issued: string, 
/**
 * Number of the certificate that this one replaces.
 */
replaces?: string | null, 
/**
 * Whether it was issued in a demonstration.
 */
demo?: boolean, };

export type CodeFacts = { 
/**
 * Certificate number.
 */
number: string, 
/**
 * Holder.
 */
holder: string, 
/**
 * Course.
 */
course: string, 
/**
 * First day.
 */
starts: string, 
/**
 * Last day.
 */
ends: string, 
/**
 * Hours.
 */
hours: number, 
/**
 * Issuer.
 */
issuer: string, 
/**
 * Day of issue.
 */
issued: string, 
/**
 * Template version.
 */
template_version: number, 
/**
 * Whether it was issued in a demonstration.
 */
demo: boolean, };

export type SignedFacts = KursbevisFacts | CodeFacts;

export type Outcome = "valid" | "not_comparable" | "added" | "altered" | "revoked" | "replaced" | "expired_key" | "unknown_key" | "forged" | "unsigned" | "damaged" | "no_code" | "not_a_certificate" | "too_complex";

export type FindingKind = "field_differs" | "text_differs" | "appearance_differs" | "pages_differ" | "font_differs" | "reading_differs" | "title_differs" | "attachment_differs" | "part_differs" | "added_note" | "added_link" | "added_field" | "added_signature" | "added_attachment" | "added_action" | "added_layer" | "added_part" | "added_is_seen" | "redrawn" | "tags_missing" | "ambiguous" | "code_differs" | "identical" | "rewritten" | "status_unknown" | "demonstration" | "code_only" | "not_compared" | "too_large" | "picture_not_read";

export type Finding = { 
/**
 * What was found.
 */
kind: FindingKind, 
/**
 * Field of the facts.
 */
field?: string | null, 
/**
 * What was signed.
 */
signed?: string | null, 
/**
 * What the page says; of what was added, what it is, as far as the file says.
 */
found?: string | null, 
/**
 * By whom it was added, as far as the file says.
 */
by?: string | null, 
/**
 * When it was added, as far as the file says.
 */
at?: string | null, };

export type Verdict = { 
/**
 * The outcome.
 */
verdict: Outcome, 
/**
 * What was signed, if a signature is right; also of an unknown key, which the outcome says.
 */
facts: SignedFacts | null, 
/**
 * Id of the key.
 */
key: string | null, 
/**
 * The name that the trusted key belongs to.
 */
issuer: string | null, 
/**
 * Time of the status list that was asked.
 */
status_as_of: string | null, 
/**
 * When it was revoked or replaced.
 */
revoked_at: string | null, 
/**
 * Number of the certificate in its place.
 */
replaced_by: string | null, 
/**
 * Whether key or facts are a demonstration's.
 */
demo: boolean, 
/**
 * What else was found.
 */
findings: Array<Finding>, 
/**
 * The verdicts on the certificates of a file that holds several.
 */
parts: Array<Verdict>, };

export type CheckedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * The answer.
 */
verdict: Verdict, };

export type YearForm = "zip" | "pdf";

export type Made = { 
/**
 * So many have been made.
 */
done: number, 
/**
 * Of so many.
 */
of: number, };

export type RecruitmentState = "registered" | "approved";

export type Recruitment = { 
/**
 * Id.
 */
id: string, 
/**
 * Name of the recruited; empty for the collected entry.
 */
name: string, 
/**
 * When it was registered.
 */
date: string, 
/**
 * Where it stands.
 */
state: RecruitmentState, 
/**
 * How many the collected entry stands for; 1 for a single one.
 */
count: number, 
/**
 * Whether this is the collected entry.
 */
collected: boolean, };

export type PointsReason = "recruitment" | "order" | "refund" | "correction";

export type PointsEntry = { 
/**
 * Id.
 */
id: string, 
/**
 * When.
 */
at: string, 
/**
 * Points, negative for an order.
 */
points: number, 
/**
 * Why.
 */
reason: PointsReason, 
/**
 * Id of the recruitment or the order.
 */
reference: string, 
/**
 * What it says in the list.
 */
text: string, };

export type RecruitingView = { 
/**
 * Recruitments, newest first, the collected entry last.
 */
recruitments: Array<Recruitment>, 
/**
 * The ledger, newest first.
 */
ledger: Array<PointsEntry>, 
/**
 * Points left.
 */
balance: number, };

export type BlobRef = { 
/**
 * SHA-256 of the bytes, 64 lower-case hex digits.
 */
sha256: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Media type, as `application/pdf`.
 */
media_type: string, };

export type Reward = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Description.
 */
description: string, 
/**
 * Price of one, in points.
 */
price: number, 
/**
 * Picture.
 */
picture: BlobRef, 
/**
 * Whether it can be ordered now.
 */
available: boolean, };

export type RewardView = { 
/**
 * How many the balance is enough for.
 */
affordable: number, 
/**
 * Whether its picture is on the machine.
 */
picture_here: boolean, 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Description.
 */
description: string, 
/**
 * Price of one, in points.
 */
price: number, 
/**
 * Picture.
 */
picture: BlobRef, 
/**
 * Whether it can be ordered now.
 */
available: boolean, };

export type OrderState = "ordered" | "shipped" | "cancelled";

export type Order = { 
/**
 * Id: that of the command which made it.
 */
id: string, 
/**
 * Id of the reward.
 */
reward_id: string, 
/**
 * Name of the reward when it was ordered.
 */
reward_name: string, 
/**
 * How many.
 */
quantity: number, 
/**
 * Points spent.
 */
points: number, 
/**
 * When.
 */
ordered_at: string, 
/**
 * Where it stands.
 */
state: OrderState, 
/**
 * Name on the parcel.
 */
deliver_to: string, 
/**
 * Where it is delivered.
 */
address: Address, };

export type ShopView = { 
/**
 * Rewards by price.
 */
rewards: Array<RewardView>, 
/**
 * Points left, orders on their way taken off.
 */
balance: number, 
/**
 * Orders, newest first.
 */
orders: Array<Order>, 
/**
 * Name on the parcel.
 */
deliver_to: string, 
/**
 * Where it would be delivered.
 */
address: Address, };

export type Ordered = { "kind": "done", 
/**
 * Points left.
 */
balance: number, } | { "kind": "refused", 
/**
 * Why.
 */
error: ErrorView, } | { "kind": "unanswered", 
/**
 * Id of the outbox row.
 */
id: string, };

export type DocumentKind = "email" | "letter" | "document";

export type PaperKind = "email" | "letter" | "document" | "invoice";

export type PaperFilter = { 
/**
 * Only this kind.
 */
kind: PaperKind | null, 
/**
 * Only from this year (Oslo time).
 */
year: number | null, 
/**
 * Text in title or sender.
 */
text: string, 
/**
 * Skip this many.
 */
offset: number, 
/**
 * At most this many; 0 means 50.
 */
limit: number, };

export type InvoiceState = "paid" | "unpaid" | "overdue";

export type PaperRow = { 
/**
 * Id, unique with `kind`.
 */
id: string, 
/**
 * Kind.
 */
kind: PaperKind, 
/**
 * Title.
 */
title: string, 
/**
 * Who it is from.
 */
from: string, 
/**
 * When.
 */
at: string, 
/**
 * Bytes, 0 without a file.
 */
size: number, 
/**
 * Media type of the file, or empty.
 */
media_type: string, 
/**
 * Where the file is; none without one.
 */
state: FileState | null, 
/**
 * Whether the member has pinned it.
 */
pinned: boolean, 
/**
 * For an invoice: where it stands.
 */
invoice_state: InvoiceState | null, 
/**
 * For an invoice: amount in øre.
 */
amount_ore: number | null, 
/**
 * For an invoice: due date.
 */
due: string | null, };

export type PaperPage = { 
/**
 * Rows, newest first.
 */
rows: Array<PaperRow>, 
/**
 * Rows that the filter finds.
 */
total: number, 
/**
 * Years that have documents, newest first.
 */
years: Array<number>, 
/**
 * Bytes on the machine.
 */
kept_bytes: number, 
/**
 * Bytes of all files.
 */
all_bytes: number, };

export type Viewer = "pdf" | "image" | "text" | "email" | "ehf" | "none";

export type FileView = { 
/**
 * SHA-256 of the bytes.
 */
file: string, 
/**
 * Title.
 */
title: string, 
/**
 * File name.
 */
name: string, 
/**
 * Media type.
 */
media_type: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * How it is shown.
 */
viewer: Viewer, 
/**
 * Where it is.
 */
state: FileState, 
/**
 * Whether the member has pinned it.
 */
pinned: boolean, };

export type FileWithin = { 
/**
 * Its place.
 */
index: number, 
/**
 * File name, made safe.
 */
name: string, 
/**
 * Media type.
 */
media_type: string, 
/**
 * Bytes.
 */
size: number, };

export type EmailNote = "raw" | "damaged" | "smime" | "smime_signed" | "pgp" | "winmail" | "partial" | "external";

export type EmailView = { 
/**
 * Subject.
 */
subject: string, 
/**
 * From, as written.
 */
from: string, 
/**
 * To, as written.
 */
to: string, 
/**
 * Copy to, as written.
 */
cc: string, 
/**
 * When, if it says so.
 */
date: string | null, 
/**
 * Body as HTML of a small allow-list; inline images are `data:` from the message itself.
 */
html: string, 
/**
 * Remote things that were left out.
 */
blocked: number, 
/**
 * Files in the message, as many as can be looked through.
 */
attachments: Array<FileWithin>, 
/**
 * Files in the message that are not named.
 */
attachments_left_out: number, 
/**
 * Whether the message goes on beyond what is shown.
 */
cut: boolean, 
/**
 * What is to be said of it.
 */
notes: Array<EmailNote>, };

export type Invoice = { 
/**
 * Id.
 */
id: string, 
/**
 * Invoice number.
 */
number: string, 
/**
 * What it is for.
 */
title: string, 
/**
 * Day of issue.
 */
issued: string, 
/**
 * Day of payment at the latest.
 */
due: string, 
/**
 * Amount in øre.
 */
amount_ore: number, 
/**
 * Account number, 11 digits.
 */
account: string, 
/**
 * KID.
 */
kid: string, 
/**
 * Day it was paid, if it is paid.
 */
paid: string | null, 
/**
 * The invoice as a PDF.
 */
file: BlobRef | null, 
/**
 * The invoice as EHF (UBL, Peppol BIS Billing 3).
 */
ehf: BlobRef | null, };

export type InvoiceView = { 
/**
 * Where it stands today.
 */
state: InvoiceState, 
/**
 * Whether the KID's check digit fits, or there is nothing to check.
 */
kid_valid: boolean, 
/**
 * Whether the account's check digits fit, or it is of a kind that has none here.
 */
account_valid: boolean, 
/**
 * Account as it is shown, `8601 11 17947`; an IBAN in fours.
 */
account_shown: string, 
/**
 * Its PDF, or its EHF where there is no PDF.
 */
open_file: FileView | null, 
/**
 * Its EHF, from which the lines are shown.
 */
ehf_file: FileView | null, 
/**
 * Id.
 */
id: string, 
/**
 * Invoice number.
 */
number: string, 
/**
 * What it is for.
 */
title: string, 
/**
 * Day of issue.
 */
issued: string, 
/**
 * Day of payment at the latest.
 */
due: string, 
/**
 * Amount in øre.
 */
amount_ore: number, 
/**
 * Account number, 11 digits.
 */
account: string, 
/**
 * KID.
 */
kid: string, 
/**
 * Day it was paid, if it is paid.
 */
paid: string | null, 
/**
 * The invoice as a PDF.
 */
file: BlobRef | null, 
/**
 * The invoice as EHF (UBL, Peppol BIS Billing 3).
 */
ehf: BlobRef | null, };

export type EhfView = { 
/**
 * Whether it is a credit note.
 */
credit: boolean, 
/**
 * Number.
 */
number: string, 
/**
 * Day of issue.
 */
issued: string | null, 
/**
 * Day of payment at the latest.
 */
due: string | null, 
/**
 * Who asks to be paid.
 */
seller: string, 
/**
 * Their organisation number.
 */
seller_number: string, 
/**
 * Who is to pay.
 */
buyer: string, 
/**
 * Who is to be paid, where that is another than who asks.
 */
payee: string, 
/**
 * The ways to pay, the Norwegian giro first.
 */
payments: Array<EhfPayment>, 
/**
 * Numbers of the invoices that a credit note takes back.
 */
credit_of: Array<string>, 
/**
 * Currency, as `NOK`.
 */
currency: string, 
/**
 * Lines.
 */
lines: Array<EhfLine>, 
/**
 * Lines that are not shown.
 */
lines_left_out: number, 
/**
 * VAT in that currency.
 */
vat: number | null, 
/**
 * What comes on top of the lines and the tax, or goes off.
 */
sums: Array<EhfSum>, 
/**
 * To pay; none when it cannot be read.
 */
total: number | null, 
/**
 * Whether it is the member who gets that much.
 */
to_receive: boolean, 
/**
 * Whether the total follows from the lines and what comes on top; none where that cannot be known.
 */
follows: boolean | null, 
/**
 * What the seller adds, a line for each note.
 */
note: string, 
/**
 * Terms of payment.
 */
terms: string, 
/**
 * Files within it.
 */
files: Array<FileWithin>, };

export type Check = "unknown" | "right" | "wrong";

export type PaymentKind = "giro" | "international" | "other" | "card";

export type EhfPayment = { 
/**
 * By what means.
 */
kind: PaymentKind, 
/**
 * Account, without spaces; a Norwegian IBAN as the number in it.
 */
account: string, 
/**
 * Account as it is shown, `8601 11 17947`.
 */
account_shown: string, 
/**
 * Whether the account's check digits fit.
 */
account_check: Check, 
/**
 * The bank's code.
 */
bic: string, 
/**
 * KID or another reference.
 */
reference: string, 
/**
 * As it is shown.
 */
reference_shown: string, 
/**
 * Whether the reference is a KID.
 */
is_kid: boolean, 
/**
 * Whether its check digits fit.
 */
reference_check: Check, 
/**
 * Day of payment at the latest, where this way has its own.
 */
due: string | null, 
/**
 * Card, as the seller shows it.
 */
card: string, };

export type SumKind = "allowance" | "charge" | "prepaid" | "rounding";

export type EhfSum = { 
/**
 * What it is.
 */
kind: SumKind, 
/**
 * What the seller calls it.
 */
text: string, 
/**
 * By how much it changes the total, hundredths.
 */
amount: number, };

export type EhfLine = { 
/**
 * What it is for.
 */
name: string, 
/**
 * More about it.
 */
description: string, 
/**
 * How many, as written.
 */
quantity: string, 
/**
 * Amount in hundredths of the currency.
 */
amount: number | null, };

export type PictureSize = { 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, };

export type FileDone = { "kind": "saved", 
/**
 * File name, without its folder.
 */
name: string, } | { "kind": "done" } | { "kind": "cancelled" };

export type ExportStep = "records" | "files" | "threads" | "checking";

export type ExportProgress = { 
/**
 * What it does.
 */
step: ExportStep, 
/**
 * Parts of the step that are done.
 */
done: number, 
/**
 * Its parts.
 */
total: number, };

export type ExportDone = { 
/**
 * Name of its folder or zip, without what it stands in.
 */
name: string, 
/**
 * Threads.
 */
threads: number, 
/**
 * Messages in them.
 */
messages: number, 
/**
 * Files of the export.
 */
files: number, 
/**
 * Their bytes.
 */
bytes: number, 
/**
 * Documents that are not on the machine and are only named.
 */
missing: number, };

export type UpdateView = { "stage": "off" } | { "stage": "unasked" } | { "stage": "newest" } | { "stage": "found", 
/**
 * Its version.
 */
version: string, 
/**
 * When it came out.
 */
date: string | null, 
/**
 * What is new in it, as plain text.
 */
notes: string, } | { "stage": "installed", 
/**
 * Its version.
 */
version: string, };

export type SearchQuery = { 
/**
 * As typed.
 */
text: string, 
/**
 * Only these kinds; empty for all.
 */
kinds: Array<string>, 
/**
 * Not older than.
 */
from: string | null, 
/**
 * Not newer than.
 */
to: string | null, 
/**
 * Only what was exchanged with this counterpart: a name of those that `search_counterparts` gives, or a
 * recipient's id.
 */
counterpart: string | null, 
/**
 * At most this many; 0 means 50.
 */
limit: number, };

export type Piece = { 
/**
 * Text.
 */
text: string, 
/**
 * Whether it is what was searched for.
 */
hit: boolean, };

export type HitFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * SHA-256 of its bytes.
 */
sha256: string, };

export type SearchHit = { 
/**
 * `message`, `document`, `invoice`, `course`, `kursbevis`, `employment`, `representative`, `list_member` …
 */
kind: string, 
/**
 * Id of what is opened: a thread's for a message.
 */
id: string, 
/**
 * Id of the row that was hit.
 */
row_id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Title in pieces, with the hits marked.
 */
title_pieces: Array<Piece>, 
/**
 * A stretch of text around the hit.
 */
snippet: Array<Piece>, 
/**
 * The attachment that this text stands in, where it is not the row's own.
 */
file: HitFile | null, 
/**
 * When.
 */
date: string | null, };

export type NotCovered = { 
/**
 * Files that are not on the machine.
 */
not_downloaded: number, 
/**
 * Bytes of them.
 */
not_downloaded_bytes: number, 
/**
 * How many of them the member waits for.
 */
downloading: number, 
/**
 * Files without text to search: scans, pictures.
 */
without_text: number, 
/**
 * Files that could not be read.
 */
unreadable: number, 
/**
 * Rows that wait for indexing, and files that wait to be read.
 */
indexing: number, 
/**
 * Whether the first sync is still running.
 */
syncing: boolean, };

export type SearchState = { 
/**
 * Rows that can be found.
 */
rows: number, 
/**
 * What a search does not cover now.
 */
not_covered: NotCovered, };

export type SearchResult = { 
/**
 * Hits: the member's own rows, newest first; then people and units; then courses to apply for, the next one first;
 * then members of lists.
 */
hits: Array<SearchHit>, 
/**
 * Whether there are more.
 */
more: boolean, 
/**
 * Signs of other searches that were typed and mean nothing here.
 */
ignored: Array<string>, 
/**
 * Where nothing was found: what was typed, with the nearest words that find something.
 */
did_you_mean: Array<string>, 
/**
 * What was not covered.
 */
not_covered: NotCovered, 
/**
 * Time in the core, microseconds.
 */
took_us: number, };

export type AttentionKind = "refused" | "invoice_overdue" | "invoice_due" | "course_deadline" | "list_expires" | "unread" | "change_approved" | "change_refused" | "certificate" | "unsent";

export type Attention = { 
/**
 * What kind of thing.
 */
kind: AttentionKind, 
/**
 * Id of the one thing that it is about; none where there are several.
 */
id: string | null, 
/**
 * What it is called: a subject, a course, an organisasjonsledd; empty where there are several.
 */
title: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * Its last day, where it has one.
 */
day: string | null, 
/**
 * For an invoice: amount in øre.
 */
amount_ore: number | null, };

export type Overview = { 
/**
 * What waits for the member, what presses most first.
 */
attention: Array<Attention>, 
/**
 * Personal details and membership; none before they have been synced.
 */
profile: ProfileView | null, 
/**
 * Representatives.
 */
representatives: Array<RepresentativeView>, 
/**
 * Newest threads, five at most.
 */
threads: Array<ThreadRow>, 
/**
 * Threads with something unread.
 */
unread: number, 
/**
 * Employments, active first.
 */
employments: Array<EmploymentView>, 
/**
 * Offices, active first.
 */
offices: Array<OfficeView>, 
/**
 * Newest enrolments, five at most.
 */
courses: Array<EnrolmentView>, 
/**
 * Newest recruitments, three at most, and the balance.
 */
recruiting: RecruitingView, 
/**
 * Newest e-mails, invoices and documents, six at most.
 */
papers: Array<PaperRow>, 
/**
 * How dues are paid, for the section on employments.
 */
dues: DuesPayment | null, 
/**
 * Names of collections that have not been synced yet.
 */
not_synced: Array<string>, };

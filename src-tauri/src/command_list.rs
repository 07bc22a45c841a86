// Every command that the window may call, once: build.rs makes the permissions of it, commands/ the functions and the
// handler, and `UPDATE_COMMANDS=1 cargo test -p min-side-tests commands_are_current` writes ui/src/api/commands.ts and
// capabilities/main.json from it. Those `of core` are the methods of the same name of `min_side_core::App`; those
// `giving files` are too, and the names of their files are kept for saving; those `of shell` need the window, a dialog or
// another program.
macro_rules! with_every_command {
    ($then:ident) => {
        $then! {
            [of core]
            fn app_state() -> AppState;
            /// Takes the address that the member has typed, once a server of ours has answered there.
            fn choose_server(address: String) -> AppState;
            /// A PIN from now on; `current` is the one there is.
            fn set_lock(pin: String, current: Option<String>) -> AppState;
            fn remove_lock(pin: String) -> AppState;
            fn unlock(pin: String) -> AppState;
            fn retry_key_store() -> AppState;
            fn choose_key(choice: KeyChoice) -> AppState;
            /// What only the passphrase opens is set aside, and the machine is as new.
            fn forget_passphrase() -> AppState;
            fn sign_in() -> ();
            /// Refused with `unsent` (params.count) unless `lose_unsent`.
            fn sign_out(lose_unsent: bool) -> ();
            fn save_settings(settings: Settings) -> Settings;
            fn sync_state() -> SyncView;
            fn outbox() -> Vec<OutboxRow>;
            /// Takes back what has not been sent; a message becomes a draft again and its id is returned.
            fn outbox_withdraw(id: String) -> Option<String>;
            fn outbox_retry(id: String) -> ();
            /// For each clashing field whether mine or theirs shall stand.
            fn outbox_resolve(id: String, choices: BTreeMap<String, Whose>) -> ();
            fn overview() -> Overview;
            fn profile() -> Option<ProfileView>;
            fn check_profile(form: ProfileForm) -> ProfileCheck;
            /// `seen` is what the form began with; `no_contact_confirmed` after the warning of.
            fn save_profile(seen: ProfileForm, form: ProfileForm) -> Saved;
            fn save_membership(magazine: bool) -> Saved;
            fn representatives() -> Vec<RepresentativeView>;
            fn threads(filter: ThreadFilter) -> ThreadPage;
            fn thread(id: String) -> ThreadView;
            fn mark_read(threads: Vec<String>) -> ();
            fn compose() -> Compose;
            fn drafts() -> Vec<Draft>;
            fn save_draft(draft: Draft) -> Draft;
            fn delete_draft(id: String) -> ();
            fn detach_file(draft_id: String, sha256: String) -> Draft;
            fn send_draft(id: String) -> Saved;
            fn employments() -> Vec<EmploymentView>;
            fn search_virksomheter(text: String, limit: u32) -> Vec<VirksomhetHit>;
            fn arbeidssteder(virksomhet: String, text: String, limit: u32) -> Vec<ArbeidsstedHit>;
            fn save_employment(employment_id: Option<String>, facts: EmploymentFacts) -> Saved;
            fn offices() -> Vec<OfficeView>;
            fn member_list(query: ListQuery) -> ListPage;
            fn accept_declaration(version: String) -> ();
            /// The declaration in force, in the language of the interface.
            fn declaration(language: Language) -> DeclarationView;
            fn courses(filter: CourseFilter) -> CoursesView;
            fn withdraw_application(id: String) -> Saved;
            fn kursbevis() -> Vec<KursbevisRow>;
            /// Checks the text of a code that somebody shows.
            fn kursbevis_check_text(text: String) -> Verdict;
            fn recruiting() -> RecruitingView;
            fn shop() -> ShopView;
            /// `id` is a UUID made by the page for this press; repeating it never orders twice.
            fn order_reward(id: String, reward_id: String, quantity: u32, price: i64, deliver_to: String, address: Address) -> Ordered;
            fn papers(filter: PaperFilter) -> PaperPage;
            fn fetch_file(file: String) -> ();
            fn pin_file(file: String, pinned: bool) -> ();
            fn email(file: String) -> EmailView;
            fn text_file(file: String) -> String;
            /// Has every file fetched that search cannot look into yet.
            fn fetch_all() -> ();
            /// How large a picture is drawn; refused with `picture_too_large` before it takes the memory.
            fn picture(file: String) -> PictureSize;
            /// Refused with `not_invoice` for another kind of XML.
            fn ehf(file: String) -> EhfView;
            fn search(query: SearchQuery) -> SearchResult;
            /// The names that a search can be narrowed to.
            fn search_counterparts() -> Vec<String>;
            fn search_state() -> SearchState;
            fn rebuild_index() -> ();
            /// The texts in pieces, with what a search for `query` finds in them marked.
            fn mark(query: String, texts: Vec<String>) -> Vec<Vec<Piece>>;
            /// What each choice of how much is kept takes.
            fn kept_sizes() -> KeptSizes;
            fn export_state() -> Option<ExportProgress>;
            fn cancel_export() -> ();
            [giving files]
            /// Makes the certificate and keeps it open under a file name of its own for ranges.
            fn kursbevis_open(id: String, language: Language) -> FileView;
            fn open_paper(kind: PaperKind, id: String) -> FileView;
            /// A file of a message or a draft, by its hash.
            fn open_attachment(sha256: String) -> FileView;
            /// A file within an e-mail or an EHF invoice, by its place there.
            fn open_within(file: String, index: u32) -> FileView;
            /// The due date as a calendar file, open to be saved.
            fn invoice_calendar(id: String, language: Language) -> FileView;
            fn invoice(id: String) -> InvoiceView;
            [of shell]
            fn painted() -> ();
            /// While it is held, closing the window is the page's to answer (`host.onClosing`).
            fn hold_window(unsaved: bool) -> ();
            fn close_window() -> ();
            /// Closes what is open. The page is to be loaded again then: nothing of what it has shown stays in its
            /// memory.
            fn lock() -> AppState;
            fn menu_words(cut: String, copy: String, paste: String, select_all: String) -> ();
            fn cancel_sign_in() -> ();
            fn sync_now() -> ();
            /// Opens the native dialog and takes the chosen files into the draft.
            fn attach_files(draft_id: String) -> Draft;
            /// The thread as a PDF, to a place or to the printer.
            fn thread_save(id: String, language: Language) -> FileDone;
            fn thread_print(id: String, language: Language) -> FileDone;
            /// Null when the member cancelled.
            fn export_everything(zip: bool, language: Language) -> Option<ExportDone>;
            fn export_list(query: ListQuery, format: Format, purpose: String) -> FileDone;
            fn kursbevis_save(id: String, language: Language) -> FileDone;
            fn kursbevis_print(id: String, language: Language) -> FileDone;
            /// All of a year as one file; `progress` hears of each certificate that has been made.
            fn kursbevis_save_year(year: i32, language: Language, form: YearForm, progress: Channel<Made>) -> FileDone;
            /// All of a year to the printer, in one document.
            fn kursbevis_print_year(year: i32, language: Language, progress: Channel<Made>) -> FileDone;
            /// Checks a picture or a PDF that was pasted.
            fn kursbevis_check_bytes(bytes: Request) -> Verdict;
            /// Checks the file that was let go over the window; null when there is none.
            fn kursbevis_check_dropped() -> Option<CheckedFile>;
            /// Opens the native dialog and checks the chosen file; null when none is chosen.
            fn kursbevis_check_file() -> Option<CheckedFile>;
            /// Raw bytes: the promise holds an ArrayBuffer. At most 1 MiB a call.
            fn read_file(file: String, start: u64, length: u64) -> Response;
            fn save_file(file: String) -> FileDone;
            /// Puts it in the folder for downloads, under a name that is not taken: where the dialog gives no place.
            fn save_to_downloads(file: String) -> FileDone;
            fn print_file(file: String) -> FileDone;
            fn open_outside(file: String) -> FileDone;
            /// Opens an https or mailto link from an e-mail in the system's program, after the member's click.
            fn open_link(url: String) -> ();
            fn diagnostics() -> DiagnosticsView;
            /// Saves what `diagnostics` answered last.
            fn save_diagnostics() -> FileDone;
            /// What is known; nobody is asked.
            fn update_state() -> UpdateView;
            fn look_for_update() -> UpdateView;
            /// Fetches the version that was found and installs it; `progress` hears of the bytes that have come.
            fn install_update(progress: Channel<Made>) -> UpdateView;
            /// Starts the app anew.
            fn restart() -> ();
        }
    };
}

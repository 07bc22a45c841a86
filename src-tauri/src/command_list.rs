// Every command that the window may call, once: build.rs makes the permissions of it, commands/ the functions and the
// handler, and a test holds it against ui/src/api/commands.ts and capabilities/main.json. Those `of core` are the
// methods of the same name of `min_side_core::App`; those `giving files` are too, and the names of their files are kept
// for saving; those `of shell` need the window, a dialog or another program.
macro_rules! with_every_command {
    ($then:ident) => {
        $then! {
            [of core]
            fn app_state() -> AppState;
            fn choose_server(address: String) -> AppState;
            fn set_lock(pin: String, current: Option<String>) -> AppState;
            fn remove_lock(pin: String) -> AppState;
            fn unlock(pin: String) -> AppState;
            fn retry_key_store() -> AppState;
            fn choose_key(choice: KeyChoice) -> AppState;
            fn forget_passphrase() -> AppState;
            fn sign_in() -> ();
            fn sign_out(lose_unsent: bool) -> ();
            fn save_settings(settings: Settings) -> Settings;
            fn sync_state() -> SyncView;
            fn outbox() -> Vec<OutboxRow>;
            fn outbox_withdraw(id: String) -> Option<String>;
            fn outbox_retry(id: String) -> ();
            fn outbox_resolve(id: String, choices: BTreeMap<String, String>) -> ();
            fn overview() -> Overview;
            fn profile() -> Option<ProfileView>;
            fn check_profile(form: ProfileForm) -> ProfileCheck;
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
            fn declaration(language: Language) -> DeclarationView;
            fn courses(filter: CourseFilter) -> CoursesView;
            fn withdraw_application(id: String) -> Saved;
            fn kursbevis() -> Vec<KursbevisRow>;
            fn kursbevis_check_text(text: String) -> Verdict;
            fn recruiting() -> RecruitingView;
            fn shop() -> ShopView;
            fn order_reward(id: String, reward_id: String, quantity: u32, price: i64, deliver_to: String, address: Address) -> Ordered;
            fn papers(filter: PaperFilter) -> PaperPage;
            fn fetch_file(file: String) -> ();
            fn pin_file(file: String, pinned: bool) -> ();
            fn email(file: String) -> EmailView;
            fn text_file(file: String) -> String;
            fn fetch_all() -> ();
            fn picture(file: String) -> PictureSize;
            fn ehf(file: String) -> EhfView;
            fn search(query: SearchQuery) -> SearchResult;
            fn search_counterparts() -> Vec<String>;
            fn search_state() -> SearchState;
            fn rebuild_index() -> ();
            fn mark(query: String, texts: Vec<String>) -> Vec<Vec<Piece>>;
            fn kept_sizes() -> KeptSizes;
            fn export_state() -> Option<ExportProgress>;
            fn cancel_export() -> ();
            [giving files]
            fn kursbevis_open(id: String, language: Language) -> FileView;
            fn open_paper(kind: PaperKind, id: String) -> FileView;
            fn open_attachment(sha256: String) -> FileView;
            fn open_within(file: String, index: u32) -> FileView;
            fn invoice_calendar(id: String, language: Language) -> FileView;
            fn invoice(id: String) -> InvoiceView;
            [of shell]
            fn painted() -> ();
            fn hold_window(unsaved: bool) -> ();
            fn close_window() -> ();
            fn lock() -> AppState;
            fn menu_words(cut: String, copy: String, paste: String, select_all: String) -> ();
            fn cancel_sign_in() -> ();
            fn sync_now() -> ();
            fn attach_files(draft_id: String) -> Draft;
            fn thread_save(id: String, language: Language) -> FileDone;
            fn thread_print(id: String, language: Language) -> FileDone;
            fn export_everything(zip: bool, language: Language) -> Option<ExportDone>;
            fn export_list(query: ListQuery, format: Format, purpose: String) -> FileDone;
            fn kursbevis_save(id: String, language: Language) -> FileDone;
            fn kursbevis_print(id: String, language: Language) -> FileDone;
            fn kursbevis_save_year(year: i32, language: Language, form: YearForm, progress: Channel<Made>) -> FileDone;
            fn kursbevis_print_year(year: i32, language: Language, progress: Channel<Made>) -> FileDone;
            fn kursbevis_check_bytes(bytes: Request) -> Verdict;
            fn kursbevis_check_dropped() -> Option<CheckedFile>;
            fn kursbevis_check_file() -> Option<CheckedFile>;
            fn read_file(file: String, start: u64, length: u64) -> Response;
            fn save_file(file: String) -> FileDone;
            fn save_to_downloads(file: String) -> FileDone;
            fn print_file(file: String) -> FileDone;
            fn open_outside(file: String) -> FileDone;
            fn open_link(url: String) -> ();
            fn diagnostics() -> DiagnosticsView;
            fn save_diagnostics() -> FileDone;
            fn update_state() -> UpdateView;
            fn look_for_update() -> UpdateView;
            fn install_update(progress: Channel<Made>) -> UpdateView;
            fn restart() -> ();
        }
    };
}

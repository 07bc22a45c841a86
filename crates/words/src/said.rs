//! Made from words/*.ftl. Do not edit: UPDATE_WORDS=1 cargo test -p min-side-words words_are_current

#![allow(missing_docs, reason = "the texts stand in words/")]

pub mod calendar {
    use crate::bundle::Section;
    use min_side_domain::Language;

    static SECTION: Section<Words, 3> = Section::new([
        include_str!("../../../words/nb/calendar.ftl"),
        include_str!("../../../words/nn/calendar.ftl"),
        include_str!("../../../words/en/calendar.ftl"),
    ]);

    /// The plain texts.
    #[derive(Debug, Clone, Copy)]
    pub struct Words {
        pub due: &'static str,
        pub number: &'static str,
        pub amount: &'static str,
        pub account: &'static str,
        pub file_name: &'static str,
    }

    /// The plain texts of a language, read once.
    #[must_use]
    pub fn words(language: Language) -> &'static Words {
        SECTION.words(language, |say| Words {
            due: say("calendar-due"),
            number: say("calendar-number"),
            amount: say("calendar-amount"),
            account: say("calendar-account"),
            file_name: say("calendar-fileName"),
        })
    }
}

pub mod dates {
    use crate::bundle::Section;
    use min_side_domain::Language;

    static SECTION: Section<Words, 3> = Section::new([
        include_str!("../../../words/nb/dates.ftl"),
        include_str!("../../../words/nn/dates.ftl"),
        include_str!("../../../words/en/dates.ftl"),
    ]);

    /// The plain texts.
    #[derive(Debug, Clone, Copy)]
    pub struct Words {
        pub months: [&'static str; 12],
        pub today: &'static str,
        pub yesterday: &'static str,
        pub tomorrow: &'static str,
    }

    /// The plain texts of a language, read once.
    #[must_use]
    pub fn words(language: Language) -> &'static Words {
        SECTION.words(language, |say| Words {
            months: [say("dates-months-1"), say("dates-months-2"), say("dates-months-3"), say("dates-months-4"), say("dates-months-5"), say("dates-months-6"), say("dates-months-7"), say("dates-months-8"), say("dates-months-9"), say("dates-months-10"), say("dates-months-11"), say("dates-months-12")],
            today: say("dates-today"),
            yesterday: say("dates-yesterday"),
            tomorrow: say("dates-tomorrow"),
        })
    }

    #[must_use]
    pub fn day_month(language: Language, day: &str, month: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("day", day);
        values.set("month", month);
        SECTION.filled(language, "dates-dayMonth", &values)
    }

    #[must_use]
    pub fn first_day(language: Language, day: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("day", day);
        SECTION.filled(language, "dates-firstDay", &values)
    }

    #[must_use]
    pub fn moment(language: Language, day: &str, time: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("day", day);
        values.set("time", time);
        SECTION.filled(language, "dates-moment", &values)
    }
}

pub mod export {
    use crate::bundle::Section;
    use min_side_domain::Language;

    static SECTION: Section<Words, 3> = Section::new([
        include_str!("../../../words/nb/export.ftl"),
        include_str!("../../../words/nn/export.ftl"),
        include_str!("../../../words/en/export.ftl"),
    ]);

    /// The plain texts.
    #[derive(Debug, Clone, Copy)]
    pub struct Words {
        pub everything: &'static str,
        pub way: &'static str,
        pub made: &'static str,
        pub plain: &'static str,
        pub contents: &'static str,
        pub facts: &'static str,
        pub messages: &'static str,
        pub documents: &'static str,
        pub invoices: &'static str,
        pub kursbevis: &'static str,
        pub unsent: &'static str,
        pub drafts: &'static str,
        pub data: &'static str,
        pub data_text: &'static str,
        pub check: &'static str,
        pub check_text: &'static str,
        pub left_out: &'static str,
        pub others: &'static str,
        pub public: &'static str,
        pub not_here: &'static str,
        pub nothing: &'static str,
        pub date: &'static str,
        pub subject: &'static str,
        pub with: &'static str,
        pub count: &'static str,
        pub pdf: &'static str,
        pub title: &'static str,
        pub kind: &'static str,
        pub from: &'static str,
        pub number: &'static str,
        pub due: &'static str,
        pub paid: &'static str,
        pub amount: &'static str,
        pub kid: &'static str,
        pub files: &'static str,
        pub attachments: &'static str,
        pub you: &'static str,
        pub no_subject: &'static str,
        pub email: &'static str,
        pub letter: &'static str,
        pub document: &'static str,
        pub name: &'static str,
        pub latin_name: &'static str,
        pub address: &'static str,
        pub birth_date: &'static str,
        pub email_work: &'static str,
        pub email_private: &'static str,
        pub mobile_work: &'static str,
        pub mobile_private: &'static str,
        pub membership: &'static str,
        pub member_number: &'static str,
        pub since: &'static str,
        pub unit: &'static str,
        pub magazine: &'static str,
        pub yes: &'static str,
        pub no: &'static str,
        pub employments: &'static str,
        pub virksomhet: &'static str,
        pub workplace: &'static str,
        pub position: &'static str,
        pub begins: &'static str,
        pub ends: &'static str,
        pub offices: &'static str,
        pub office: &'static str,
        pub courses: &'static str,
        pub place: &'static str,
        pub recruitments: &'static str,
        pub points: &'static str,
        pub orders: &'static str,
        pub quantity: &'static str,
        pub reward: &'static str,
        pub text: &'static str,
        pub representatives: &'static str,
        pub contact: &'static str,
        pub as_data: &'static str,
    }

    /// The plain texts of a language, read once.
    #[must_use]
    pub fn words(language: Language) -> &'static Words {
        SECTION.words(language, |say| Words {
            everything: say("export-everything"),
            way: say("export-way"),
            made: say("export-made"),
            plain: say("export-plain"),
            contents: say("export-contents"),
            facts: say("export-facts"),
            messages: say("export-messages"),
            documents: say("export-documents"),
            invoices: say("export-invoices"),
            kursbevis: say("export-kursbevis"),
            unsent: say("export-unsent"),
            drafts: say("export-drafts"),
            data: say("export-data"),
            data_text: say("export-dataText"),
            check: say("export-check"),
            check_text: say("export-checkText"),
            left_out: say("export-leftOut"),
            others: say("export-others"),
            public: say("export-public"),
            not_here: say("export-notHere"),
            nothing: say("export-nothing"),
            date: say("export-date"),
            subject: say("export-subject"),
            with: say("export-with"),
            count: say("export-count"),
            pdf: say("export-pdf"),
            title: say("export-title"),
            kind: say("export-kind"),
            from: say("export-from"),
            number: say("export-number"),
            due: say("export-due"),
            paid: say("export-paid"),
            amount: say("export-amount"),
            kid: say("export-kid"),
            files: say("export-files"),
            attachments: say("export-attachments"),
            you: say("export-you"),
            no_subject: say("export-noSubject"),
            email: say("export-email"),
            letter: say("export-letter"),
            document: say("export-document"),
            name: say("export-name"),
            latin_name: say("export-latinName"),
            address: say("export-address"),
            birth_date: say("export-birthDate"),
            email_work: say("export-emailWork"),
            email_private: say("export-emailPrivate"),
            mobile_work: say("export-mobileWork"),
            mobile_private: say("export-mobilePrivate"),
            membership: say("export-membership"),
            member_number: say("export-memberNumber"),
            since: say("export-since"),
            unit: say("export-unit"),
            magazine: say("export-magazine"),
            yes: say("export-yes"),
            no: say("export-no"),
            employments: say("export-employments"),
            virksomhet: say("export-virksomhet"),
            workplace: say("export-workplace"),
            position: say("export-position"),
            begins: say("export-begins"),
            ends: say("export-ends"),
            offices: say("export-offices"),
            office: say("export-office"),
            courses: say("export-courses"),
            place: say("export-place"),
            recruitments: say("export-recruitments"),
            points: say("export-points"),
            orders: say("export-orders"),
            quantity: say("export-quantity"),
            reward: say("export-reward"),
            text: say("export-text"),
            representatives: say("export-representatives"),
            contact: say("export-contact"),
            as_data: say("export-asData"),
        })
    }
}

pub mod letters {
    use crate::bundle::Section;
    use min_side_domain::Language;

    static SECTION: Section<Words, 3> = Section::new([
        include_str!("../../../words/nb/letters.ftl"),
        include_str!("../../../words/nn/letters.ftl"),
        include_str!("../../../words/en/letters.ftl"),
    ]);

    /// The plain texts.
    #[derive(Debug, Clone, Copy)]
    pub struct Words {
        pub from: &'static str,
        pub to: &'static str,
        pub copy: &'static str,
        pub date: &'static str,
        pub files: &'static str,
        pub invoice: &'static str,
        pub credit: &'static str,
        pub number: &'static str,
        pub issued: &'static str,
        pub due: &'static str,
        pub account: &'static str,
        pub what: &'static str,
        pub quantity: &'static str,
        pub amount: &'static str,
        pub to_pay: &'static str,
        pub to_receive: &'static str,
        pub payee: &'static str,
        pub credit_of: &'static str,
        pub reference: &'static str,
        pub vat: &'static str,
        pub allowance: &'static str,
        pub charge: &'static str,
        pub prepaid: &'static str,
        pub rounding: &'static str,
        pub waits: &'static str,
        pub message_files: &'static str,
        pub picture: &'static str,
    }

    /// The plain texts of a language, read once.
    #[must_use]
    pub fn words(language: Language) -> &'static Words {
        SECTION.words(language, |say| Words {
            from: say("letters-from"),
            to: say("letters-to"),
            copy: say("letters-copy"),
            date: say("letters-date"),
            files: say("letters-files"),
            invoice: say("letters-invoice"),
            credit: say("letters-credit"),
            number: say("letters-number"),
            issued: say("letters-issued"),
            due: say("letters-due"),
            account: say("letters-account"),
            what: say("letters-what"),
            quantity: say("letters-quantity"),
            amount: say("letters-amount"),
            to_pay: say("letters-toPay"),
            to_receive: say("letters-toReceive"),
            payee: say("letters-payee"),
            credit_of: say("letters-creditOf"),
            reference: say("letters-reference"),
            vat: say("letters-vat"),
            allowance: say("letters-allowance"),
            charge: say("letters-charge"),
            prepaid: say("letters-prepaid"),
            rounding: say("letters-rounding"),
            waits: say("letters-waits"),
            message_files: say("letters-messageFiles"),
            picture: say("letters-picture"),
        })
    }

    #[must_use]
    pub fn page(language: Language, page: usize, pages: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("page", page);
        values.set("pages", pages);
        SECTION.filled(language, "letters-page", &values)
    }
}

pub mod lists {
    use crate::bundle::Section;
    use min_side_domain::Language;

    static SECTION: Section<Words, 3> = Section::new([
        include_str!("../../../words/nb/lists.ftl"),
        include_str!("../../../words/nn/lists.ftl"),
        include_str!("../../../words/en/lists.ftl"),
    ]);

    /// The plain texts.
    #[derive(Debug, Clone, Copy)]
    pub struct Words {
        pub title: &'static str,
        pub columns: [&'static str; 9],
        pub purpose: &'static str,
        pub person: &'static str,
        pub time: &'static str,
        pub rows: &'static str,
        pub notice: &'static str,
        pub notice_text: &'static str,
    }

    /// The plain texts of a language, read once.
    #[must_use]
    pub fn words(language: Language) -> &'static Words {
        SECTION.words(language, |say| Words {
            title: say("lists-title"),
            columns: [say("lists-columns-1"), say("lists-columns-2"), say("lists-columns-3"), say("lists-columns-4"), say("lists-columns-5"), say("lists-columns-6"), say("lists-columns-7"), say("lists-columns-8"), say("lists-columns-9")],
            purpose: say("lists-purpose"),
            person: say("lists-person"),
            time: say("lists-time"),
            rows: say("lists-rows"),
            notice: say("lists-notice"),
            notice_text: say("lists-noticeText"),
        })
    }
}

pub mod notice {
    use crate::bundle::Section;
    use min_side_domain::Language;

    static SECTION: Section<Words, 3> = Section::new([
        include_str!("../../../words/nb/notice.ftl"),
        include_str!("../../../words/nn/notice.ftl"),
        include_str!("../../../words/en/notice.ftl"),
    ]);

    /// The plain texts.
    #[derive(Debug, Clone, Copy)]
    pub struct Words {
        pub subject: &'static str,
        pub hello: &'static str,
        pub news: &'static str,
        pub privacy: &'static str,
    }

    /// The plain texts of a language, read once.
    #[must_use]
    pub fn words(language: Language) -> &'static Words {
        SECTION.words(language, |say| Words {
            subject: say("notice-subject"),
            hello: say("notice-hello"),
            news: say("notice-news"),
            privacy: say("notice-privacy"),
        })
    }
}

pub mod papers {
    use crate::bundle::Section;
    use min_side_domain::Language;

    static SECTION: Section<Words, 3> = Section::new([
        include_str!("../../../words/nb/papers.ftl"),
        include_str!("../../../words/nn/papers.ftl"),
        include_str!("../../../words/en/papers.ftl"),
    ]);

    /// The plain texts.
    #[derive(Debug, Clone, Copy)]
    pub struct Words {
        pub title: &'static str,
        pub short: &'static str,
        pub mine: &'static str,
        pub all_papers: &'static str,
        pub empty: &'static str,
        pub empty_text: &'static str,
        pub empty_filter: &'static str,
        pub filters: &'static str,
        pub kind: &'static str,
        pub all_kinds: &'static str,
        pub kinds_email: &'static str,
        pub kinds_letter: &'static str,
        pub kinds_document: &'static str,
        pub kinds_invoice: &'static str,
        pub text: &'static str,
        pub list: &'static str,
        pub remote: &'static str,
        pub downloading: &'static str,
        pub kept_setting: &'static str,
        pub printed: &'static str,
        pub opened_outside: &'static str,
        pub cancelled: &'static str,
        pub save: &'static str,
        pub print: &'static str,
        pub outside: &'static str,
        pub pin: &'static str,
        pub unpin: &'static str,
        pub pinned: &'static str,
        pub plain_title: &'static str,
        pub plain_text: &'static str,
        pub plain_go: &'static str,
        pub not_here: &'static str,
        pub not_here_text: &'static str,
        pub not_here_offline: &'static str,
        pub fetching: &'static str,
        pub fetch_now: &'static str,
        pub cannot_show: &'static str,
        pub broken: &'static str,
        pub broken_text: &'static str,
        pub downloads_title: &'static str,
        pub downloads_text: &'static str,
        pub to_downloads: &'static str,
        pub viewer_page: &'static str,
        pub viewer_previous: &'static str,
        pub viewer_next: &'static str,
        pub viewer_zoom_in: &'static str,
        pub viewer_zoom_out: &'static str,
        pub viewer_fit_width: &'static str,
        pub viewer_find: &'static str,
        pub viewer_find_next: &'static str,
        pub viewer_find_previous: &'static str,
        pub viewer_searching: &'static str,
        pub viewer_no_text: &'static str,
        pub viewer_toolbar: &'static str,
        pub viewer_picture_not: &'static str,
        pub viewer_text_unread: &'static str,
        pub viewer_page_empty: &'static str,
        pub viewer_page_broken: &'static str,
        pub viewer_locked: &'static str,
        pub viewer_locked_text: &'static str,
        pub viewer_password: &'static str,
        pub viewer_password_wrong: &'static str,
        pub viewer_unlock: &'static str,
        pub email_from: &'static str,
        pub email_to: &'static str,
        pub email_cc: &'static str,
        pub email_date: &'static str,
        pub email_notes_raw: &'static str,
        pub email_notes_damaged: &'static str,
        pub email_notes_smime: &'static str,
        pub email_notes_smime_signed: &'static str,
        pub email_notes_pgp: &'static str,
        pub email_notes_winmail: &'static str,
        pub email_notes_partial: &'static str,
        pub email_notes_external: &'static str,
        pub email_attachments: &'static str,
        pub email_link_title: &'static str,
        pub email_cut: &'static str,
        pub email_link_open: &'static str,
        pub invoice_title: &'static str,
        pub invoice_number: &'static str,
        pub invoice_amount: &'static str,
        pub invoice_due: &'static str,
        pub invoice_issued: &'static str,
        pub invoice_account: &'static str,
        pub invoice_kid: &'static str,
        pub invoice_paid_on: &'static str,
        pub invoice_states_paid: &'static str,
        pub invoice_states_unpaid: &'static str,
        pub invoice_states_overdue: &'static str,
        pub invoice_copy_amount: &'static str,
        pub invoice_copy_account: &'static str,
        pub invoice_copy_kid: &'static str,
        pub invoice_copied_amount: &'static str,
        pub invoice_copied_account: &'static str,
        pub invoice_copied_kid: &'static str,
        pub invoice_kid_wrong: &'static str,
        pub invoice_account_wrong: &'static str,
        pub invoice_open: &'static str,
        pub invoice_credit: &'static str,
        pub invoice_lines: &'static str,
        pub invoice_calendar: &'static str,
        pub invoice_calendar_help: &'static str,
        pub invoice_files: &'static str,
        pub invoice_note: &'static str,
        pub invoice_vat: &'static str,
        pub invoice_to_pay: &'static str,
        pub invoice_to_receive: &'static str,
        pub invoice_payee: &'static str,
        pub invoice_credit_of: &'static str,
        pub invoice_reference: &'static str,
        pub invoice_ways: &'static str,
        pub invoice_kinds_giro: &'static str,
        pub invoice_kinds_international: &'static str,
        pub invoice_kinds_other: &'static str,
        pub invoice_kinds_card: &'static str,
        pub invoice_sums_allowance: &'static str,
        pub invoice_sums_charge: &'static str,
        pub invoice_sums_prepaid: &'static str,
        pub invoice_sums_rounding: &'static str,
        pub invoice_terms: &'static str,
        pub invoice_bic: &'static str,
        pub invoice_card: &'static str,
        pub invoice_copy_iban: &'static str,
        pub invoice_copy_reference: &'static str,
        pub invoice_copied_reference: &'static str,
        pub invoice_iban_wrong: &'static str,
        pub invoice_reference_wrong: &'static str,
        pub invoice_does_not_follow: &'static str,
        pub invoice_sum_unreadable: &'static str,
        pub invoice_no_file: &'static str,
        pub invoice_copy_failed: &'static str,
    }

    /// The plain texts of a language, read once.
    #[must_use]
    pub fn words(language: Language) -> &'static Words {
        SECTION.words(language, |say| Words {
            title: say("papers-title"),
            short: say("papers-short"),
            mine: say("papers-mine"),
            all_papers: say("papers-allPapers"),
            empty: say("papers-empty"),
            empty_text: say("papers-emptyText"),
            empty_filter: say("papers-emptyFilter"),
            filters: say("papers-filters"),
            kind: say("papers-kind"),
            all_kinds: say("papers-allKinds"),
            kinds_email: say("papers-kinds-email"),
            kinds_letter: say("papers-kinds-letter"),
            kinds_document: say("papers-kinds-document"),
            kinds_invoice: say("papers-kinds-invoice"),
            text: say("papers-text"),
            list: say("papers-list"),
            remote: say("papers-remote"),
            downloading: say("papers-downloading"),
            kept_setting: say("papers-keptSetting"),
            printed: say("papers-printed"),
            opened_outside: say("papers-openedOutside"),
            cancelled: say("papers-cancelled"),
            save: say("papers-save"),
            print: say("papers-print"),
            outside: say("papers-outside"),
            pin: say("papers-pin"),
            unpin: say("papers-unpin"),
            pinned: say("papers-pinned"),
            plain_title: say("papers-plainTitle"),
            plain_text: say("papers-plainText"),
            plain_go: say("papers-plainGo"),
            not_here: say("papers-notHere"),
            not_here_text: say("papers-notHereText"),
            not_here_offline: say("papers-notHereOffline"),
            fetching: say("papers-fetching"),
            fetch_now: say("papers-fetchNow"),
            cannot_show: say("papers-cannotShow"),
            broken: say("papers-broken"),
            broken_text: say("papers-brokenText"),
            downloads_title: say("papers-downloadsTitle"),
            downloads_text: say("papers-downloadsText"),
            to_downloads: say("papers-toDownloads"),
            viewer_page: say("papers-viewer-page"),
            viewer_previous: say("papers-viewer-previous"),
            viewer_next: say("papers-viewer-next"),
            viewer_zoom_in: say("papers-viewer-zoomIn"),
            viewer_zoom_out: say("papers-viewer-zoomOut"),
            viewer_fit_width: say("papers-viewer-fitWidth"),
            viewer_find: say("papers-viewer-find"),
            viewer_find_next: say("papers-viewer-findNext"),
            viewer_find_previous: say("papers-viewer-findPrevious"),
            viewer_searching: say("papers-viewer-searching"),
            viewer_no_text: say("papers-viewer-noText"),
            viewer_toolbar: say("papers-viewer-toolbar"),
            viewer_picture_not: say("papers-viewer-pictureNot"),
            viewer_text_unread: say("papers-viewer-textUnread"),
            viewer_page_empty: say("papers-viewer-pageEmpty"),
            viewer_page_broken: say("papers-viewer-pageBroken"),
            viewer_locked: say("papers-viewer-locked"),
            viewer_locked_text: say("papers-viewer-lockedText"),
            viewer_password: say("papers-viewer-password"),
            viewer_password_wrong: say("papers-viewer-passwordWrong"),
            viewer_unlock: say("papers-viewer-unlock"),
            email_from: say("papers-email-from"),
            email_to: say("papers-email-to"),
            email_cc: say("papers-email-cc"),
            email_date: say("papers-email-date"),
            email_notes_raw: say("papers-email-notes-raw"),
            email_notes_damaged: say("papers-email-notes-damaged"),
            email_notes_smime: say("papers-email-notes-smime"),
            email_notes_smime_signed: say("papers-email-notes-smime_signed"),
            email_notes_pgp: say("papers-email-notes-pgp"),
            email_notes_winmail: say("papers-email-notes-winmail"),
            email_notes_partial: say("papers-email-notes-partial"),
            email_notes_external: say("papers-email-notes-external"),
            email_attachments: say("papers-email-attachments"),
            email_link_title: say("papers-email-linkTitle"),
            email_cut: say("papers-email-cut"),
            email_link_open: say("papers-email-linkOpen"),
            invoice_title: say("papers-invoice-title"),
            invoice_number: say("papers-invoice-number"),
            invoice_amount: say("papers-invoice-amount"),
            invoice_due: say("papers-invoice-due"),
            invoice_issued: say("papers-invoice-issued"),
            invoice_account: say("papers-invoice-account"),
            invoice_kid: say("papers-invoice-kid"),
            invoice_paid_on: say("papers-invoice-paidOn"),
            invoice_states_paid: say("papers-invoice-states-paid"),
            invoice_states_unpaid: say("papers-invoice-states-unpaid"),
            invoice_states_overdue: say("papers-invoice-states-overdue"),
            invoice_copy_amount: say("papers-invoice-copyAmount"),
            invoice_copy_account: say("papers-invoice-copyAccount"),
            invoice_copy_kid: say("papers-invoice-copyKid"),
            invoice_copied_amount: say("papers-invoice-copiedAmount"),
            invoice_copied_account: say("papers-invoice-copiedAccount"),
            invoice_copied_kid: say("papers-invoice-copiedKid"),
            invoice_kid_wrong: say("papers-invoice-kidWrong"),
            invoice_account_wrong: say("papers-invoice-accountWrong"),
            invoice_open: say("papers-invoice-open"),
            invoice_credit: say("papers-invoice-credit"),
            invoice_lines: say("papers-invoice-lines"),
            invoice_calendar: say("papers-invoice-calendar"),
            invoice_calendar_help: say("papers-invoice-calendarHelp"),
            invoice_files: say("papers-invoice-files"),
            invoice_note: say("papers-invoice-note"),
            invoice_vat: say("papers-invoice-vat"),
            invoice_to_pay: say("papers-invoice-toPay"),
            invoice_to_receive: say("papers-invoice-toReceive"),
            invoice_payee: say("papers-invoice-payee"),
            invoice_credit_of: say("papers-invoice-creditOf"),
            invoice_reference: say("papers-invoice-reference"),
            invoice_ways: say("papers-invoice-ways"),
            invoice_kinds_giro: say("papers-invoice-kinds-giro"),
            invoice_kinds_international: say("papers-invoice-kinds-international"),
            invoice_kinds_other: say("papers-invoice-kinds-other"),
            invoice_kinds_card: say("papers-invoice-kinds-card"),
            invoice_sums_allowance: say("papers-invoice-sums-allowance"),
            invoice_sums_charge: say("papers-invoice-sums-charge"),
            invoice_sums_prepaid: say("papers-invoice-sums-prepaid"),
            invoice_sums_rounding: say("papers-invoice-sums-rounding"),
            invoice_terms: say("papers-invoice-terms"),
            invoice_bic: say("papers-invoice-bic"),
            invoice_card: say("papers-invoice-card"),
            invoice_copy_iban: say("papers-invoice-copyIban"),
            invoice_copy_reference: say("papers-invoice-copyReference"),
            invoice_copied_reference: say("papers-invoice-copiedReference"),
            invoice_iban_wrong: say("papers-invoice-ibanWrong"),
            invoice_reference_wrong: say("papers-invoice-referenceWrong"),
            invoice_does_not_follow: say("papers-invoice-doesNotFollow"),
            invoice_sum_unreadable: say("papers-invoice-sumUnreadable"),
            invoice_no_file: say("papers-invoice-noFile"),
            invoice_copy_failed: say("papers-invoice-copyFailed"),
        })
    }

    #[must_use]
    pub fn kept(language: Language, here: &str, all: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("here", here);
        values.set("all", all);
        SECTION.filled(language, "papers-kept", &values)
    }

    #[must_use]
    pub fn none_kept(language: Language, all: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("all", all);
        SECTION.filled(language, "papers-noneKept", &values)
    }

    #[must_use]
    pub fn fetch_named(language: Language, title: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("title", title);
        SECTION.filled(language, "papers-fetchNamed", &values)
    }

    #[must_use]
    pub fn saved(language: Language, name: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("name", name);
        SECTION.filled(language, "papers-saved", &values)
    }

    #[must_use]
    pub fn cannot_show_text(language: Language, r#type: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("typeGiven", crate::bundle::flag(!r#type.is_empty()));
        values.set("type", r#type);
        SECTION.filled(language, "papers-cannotShowText", &values)
    }

    #[must_use]
    pub fn viewer_pages(language: Language, page: usize, pages: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("page", page);
        values.set("pages", pages);
        SECTION.filled(language, "papers-viewer-pages", &values)
    }

    #[must_use]
    pub fn viewer_zoom(language: Language, percent: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("percent", percent);
        SECTION.filled(language, "papers-viewer-zoom", &values)
    }

    #[must_use]
    pub fn viewer_hits(language: Language, hit: usize, hits: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("hit", hit);
        values.set("hits", hits);
        SECTION.filled(language, "papers-viewer-hits", &values)
    }

    #[must_use]
    pub fn viewer_document(language: Language, title: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("title", title);
        SECTION.filled(language, "papers-viewer-document", &values)
    }

    #[must_use]
    pub fn viewer_page_label(language: Language, page: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("page", page);
        SECTION.filled(language, "papers-viewer-pageLabel", &values)
    }

    #[must_use]
    pub fn viewer_image_of(language: Language, title: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("title", title);
        SECTION.filled(language, "papers-viewer-imageOf", &values)
    }

    #[must_use]
    pub fn email_blocked(language: Language, count: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("count", count);
        SECTION.filled(language, "papers-email-blocked", &values)
    }

    #[must_use]
    pub fn email_link_text(language: Language, host: &str, url: &str) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("host", host);
        values.set("url", url);
        SECTION.filled(language, "papers-email-linkText", &values)
    }

    #[must_use]
    pub fn email_left_out(language: Language, count: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("count", count);
        SECTION.filled(language, "papers-email-leftOut", &values)
    }

    #[must_use]
    pub fn invoice_due_in(language: Language, days: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("days", days);
        SECTION.filled(language, "papers-invoice-dueIn", &values)
    }

    #[must_use]
    pub fn invoice_due_since(language: Language, days: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("days", days);
        SECTION.filled(language, "papers-invoice-dueSince", &values)
    }

    #[must_use]
    pub fn invoice_lines_left_out(language: Language, count: usize) -> String {
        let mut values = fluent_bundle::FluentArgs::new();
        values.set("count", count);
        SECTION.filled(language, "papers-invoice-linesLeftOut", &values)
    }
}

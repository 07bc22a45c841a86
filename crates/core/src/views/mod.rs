//! What the interface gets: one type for each thing a screen shows. TypeScript is made from these.

mod app;
mod courses;
mod diagnostics;
mod export;
mod managed;
mod messages;
mod offices;
mod outbox;
mod papers;
mod profile;
mod search;
mod shop;
mod updates;
mod work;

pub use app::*;
pub use courses::*;
pub use diagnostics::*;
pub use export::*;
pub use managed::*;
pub use messages::*;
pub use offices::*;
pub use outbox::*;
pub use papers::*;
pub use profile::*;
pub use search::*;
pub use shop::*;
pub use updates::*;
pub use work::*;

#[cfg(test)]
mod types_are_current {
    //! `ui/src/api/types.ts` is made from the types of these rooms; run with `UPDATE_TYPES=1` to write it.

    use super::*;
    use min_side_domain::Language;
    use min_side_domain::records::*;
    use std::fmt::Write as _;
    use ts_rs::TS;

    macro_rules! declarations {
        ($($ty:ty),+ $(,)?) => {{
            let config = ts_rs::Config::default();
            let mut text = String::from("// Made from crates/core/src/views and crates/domain. Do not edit: UPDATE_TYPES=1 cargo test -p min-side-core types_are_current\n");
            $(writeln!(text, "\nexport {}", <$ty as TS>::decl(&config)).unwrap();)+
            text
        }};
    }

    #[test]
    fn typescript_types_are_current() {
        use crate::offices::Format;
        use min_side_domain::attention::AttentionKind;
        use min_side_domain::choice::Choice;
        use min_side_domain::field::{FieldCode, FieldError};
        use min_side_kursbevis::{CodeFacts, Finding, FindingKind, Outcome, SignedFacts, Verdict};
        let text = declarations![
            Language,
            Choice,
            FieldCode,
            FieldError,
            ErrorView,
            Changed,
            Phase,
            Lock,
            AppState,
            KeyChoice,
            Theme,
            KeepOffline,
            KeptSizes,
            Settings,
            ServerFrom,
            ServerView,
            ManagedSetting,
            ManagedView,
            DiagnosticsView,
            Connection,
            ContractFit,
            Progress,
            SyncView,
            OutboxState,
            Whose,
            ConflictField,
            OutboxRow,
            Saved,
            Address,
            Profile,
            MembershipStatus,
            DuesPayment,
            MembershipCategory,
            Membership,
            RecipientKind,
            Recipient,
            Representative,
            ProfileForm,
            ProfileCheck,
            ProfileView,
            ThreadFilter,
            ThreadRow,
            ThreadPage,
            FileState,
            AttachmentView,
            Sender,
            MessageView,
            ThreadView,
            Draft,
            Compose,
            RepresentativeView,
            EmploymentFacts,
            ChangeState,
            EmploymentChange,
            Employment,
            EmploymentView,
            Virksomhet,
            VirksomhetHit,
            ArbeidsstedHit,
            Office,
            OfficeView,
            ListSummary,
            ListColumn,
            ListQuery,
            ListRow,
            ListPage,
            Format,
            DeclarationView,
            CourseFilter,
            CourseFacts,
            Course,
            EnrolmentStatus,
            Enrolment,
            EnrolmentView,
            CoursesView,
            KursbevisRow,
            KursbevisFacts,
            CodeFacts,
            SignedFacts,
            Outcome,
            FindingKind,
            Finding,
            Verdict,
            CheckedFile,
            YearForm,
            Made,
            RecruitmentState,
            Recruitment,
            PointsReason,
            PointsEntry,
            RecruitingView,
            BlobRef,
            Reward,
            RewardView,
            OrderState,
            Order,
            ShopView,
            Ordered,
            DocumentKind,
            PaperKind,
            PaperFilter,
            InvoiceState,
            PaperRow,
            PaperPage,
            Viewer,
            FileView,
            FileWithin,
            EmailNote,
            EmailView,
            Invoice,
            InvoiceView,
            EhfView,
            Check,
            PaymentKind,
            EhfPayment,
            SumKind,
            EhfSum,
            EhfLine,
            PictureSize,
            FileDone,
            ExportStep,
            ExportProgress,
            ExportDone,
            UpdateView,
            SearchQuery,
            Piece,
            HitFile,
            SearchHit,
            NotCovered,
            SearchState,
            SearchResult,
            AttentionKind,
            Attention,
            Overview,
        ];
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/api/types.ts");
        if std::env::var_os("UPDATE_TYPES").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == text,
            "ui/src/api/types.ts is stale: UPDATE_TYPES=1 cargo test -p min-side-core types_are_current"
        );
    }
}

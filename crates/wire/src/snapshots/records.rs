//! Records as they go over the wire: one with everything in it, and one for each value of a fixed set.

use min_side_domain::Collection;
use min_side_domain::choice::Choice;
use min_side_domain::records::*;
use serde::Serialize;
use serde_json::{Value, json};

/// The examples of a collection. One without examples does not compile.
pub(super) fn examples(collection: Collection) -> Vec<Value> {
    match collection {
        Collection::Union => written([union()]),
        Collection::Profile => profiles(),
        Collection::Membership => memberships(),
        Collection::Recipients => written([
            Recipient { id: "ntl".into(), kind: RecipientKind::Office, name: "NTL forbundskontoret".into() },
            Recipient { id: "u12".into(), kind: RecipientKind::Unit, name: "NTL Skatt Øst".into() },
        ]),
        Collection::Representatives => written([Representative {
            id: "r1".into(),
            name: "Ola Nordmann".into(),
            office: "hovedtillitsvalgt".into(),
            unit_id: "u12".into(),
            unit_name: "NTL Skatt Øst".into(),
            email: "ola@example.no".into(),
            phone: "+4722000000".into(),
        }]),
        Collection::Threads => threads(),
        Collection::Messages => messages(),
        Collection::Employments => employments(),
        Collection::Offices => offices(),
        Collection::Enrolments => enrolments(),
        Collection::Kursbevis => kursbevis(),
        Collection::IssuerKeys => issuer_keys(),
        Collection::Documents => documents(),
        Collection::Invoices => invoices(),
        Collection::Recruitments => recruitments(),
        Collection::Points => points(),
        Collection::Orders => orders(),
        Collection::Rewards => written([Reward {
            id: "w1".into(),
            name: "Ryggsekk".into(),
            description: "20 liter".into(),
            price: 3,
            picture: blob("image/png"),
            available: true,
        }]),
        Collection::Courses => written([Course { id: "k1".into(), facts: course() }]),
        Collection::ListMembers => written([list_member()]),
        Collection::Virksomheter => written([
            Virksomhet {
                id: "974761076".into(),
                name: "Skatteetaten".into(),
                form: "ORGL".into(),
                parent: Some("974760673".into()),
                closed: false,
            },
            Virksomhet {
                id: "974760673".into(),
                name: "Finansdepartementet".into(),
                form: "STAT".into(),
                parent: None,
                closed: true,
            },
        ]),
        Collection::Arbeidssteder => written([false, true].map(|closed| Arbeidssted {
            id: "974761077".into(),
            name: "Skatt Øst, Oslo".into(),
            virksomhet: "974761076".into(),
            place: "OSLO".into(),
            kommune: "Oslo".into(),
            closed,
        })),
    }
}

/// Records as JSON.
pub(super) fn written<T: Serialize, const N: usize>(records: [T; N]) -> Vec<Value> {
    records.iter().map(|record| serde_json::to_value(record).unwrap()).collect()
}

/// A time or a day, as it stands in JSON.
pub(super) fn at<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(json!(text)).unwrap()
}

pub(super) fn blob(media_type: &str) -> BlobRef {
    BlobRef { sha256: "ab".repeat(32), size: 1234, media_type: media_type.into() }
}

pub(super) fn address() -> Address {
    Address {
        line1: "Storgata 1".into(),
        line2: "c/o Hansen".into(),
        postal_code: "0184".into(),
        place: "OSLO".into(),
        country: "Norge".into(),
    }
}

pub(super) fn facts() -> EmploymentFacts {
    EmploymentFacts {
        virksomhet: "974761076".into(),
        virksomhet_name: "Skatteetaten".into(),
        arbeidssted: "974761077".into(),
        arbeidssted_name: "Skatt Øst, Oslo".into(),
        place: "OSLO".into(),
        kommune: "Oslo".into(),
        position: "Rådgiver".into(),
        percent: 80,
        employee_number: "12345".into(),
        payroll_deduction: true,
    }
}

fn union() -> Union {
    Union {
        id: "union".into(),
        short_name: "NTL".into(),
        name: "Norsk Tjenestemannslag".into(),
        office_email: "post@example.no".into(),
        office_phone: "+4723060000".into(),
        list_expiry_days: 30,
        attachment_max_bytes: 25_000_000,
        attachment_max_count: 10,
        attachment_types: vec!["application/pdf".into()],
        declaration_version: "2".into(),
        declaration: ["nb", "nn", "en"].map(|tag| (tag.to_owned(), "…".to_owned())).into(),
        declaration_accepted: Some("1".into()),
        employment_approval: true,
        demo: false,
    }
}

fn profiles() -> Vec<Value> {
    let with = |email_choice, mobile_choice| Profile {
        id: "m1".into(),
        first_name: "Kari".into(),
        last_name: "Nordmann-Østgård".into(),
        latin_name: "Kari Nordmann-Ostgard".into(),
        address: address(),
        birth_date: at("1980-02-29"),
        email_work: "kari@example.no".into(),
        email_private: "kari@example.org".into(),
        email_choice,
        mobile_work: "+4740000000".into(),
        mobile_private: "+4790000000".into(),
        mobile_choice,
    };
    written([
        with(Some(Choice::Work), Some(Choice::Private)),
        with(Some(Choice::Private), Some(Choice::Work)),
        with(None, None),
    ])
}

fn memberships() -> Vec<Value> {
    let with = |status, category, dues| Membership {
        id: "m1".into(),
        member_number: "100123".into(),
        status,
        since: at("2001-02-03"),
        category,
        unit_id: "u12".into(),
        unit_name: "NTL Skatt Øst".into(),
        dues,
        magazine: true,
    };
    written([
        with(MembershipStatus::Active, MembershipCategory::Employed, DuesPayment::PayrollDeduction),
        with(MembershipStatus::OnLeave, MembershipCategory::Student, DuesPayment::Invoice),
        with(MembershipStatus::Ended, MembershipCategory::Apprentice, DuesPayment::Invoice),
        with(MembershipStatus::Active, MembershipCategory::Retired, DuesPayment::Invoice),
    ])
}

fn threads() -> Vec<Value> {
    let with = |read_through| Thread {
        id: "t1".into(),
        subject: "Permisjon".into(),
        recipient_id: "ntl".into(),
        recipient_name: "NTL forbundskontoret".into(),
        last_at: at("2026-03-02T09:10:11.123456Z"),
        read_through,
    };
    written([with(Some(at("2026-03-02T10:00:00Z"))), with(None)])
}

fn messages() -> Vec<Value> {
    let with = |sender, attachments| Message {
        id: "b1".into(),
        thread_id: "t1".into(),
        sender,
        sender_name: "Kari Nordmann-Østgård".into(),
        body: "Hei,\n\njeg lurer på …".into(),
        sent_at: at("2026-03-02T09:10:11.123456Z"),
        attachments,
    };
    let file = Attachment { name: "søknad.pdf".into(), blob: blob("application/pdf") };
    written([with(Sender::Member, vec![file]), with(Sender::Union, Vec::new())])
}

fn employments() -> Vec<Value> {
    let with = |to, state: Option<ChangeState>, unapproved| Employment {
        id: "e1".into(),
        facts: facts(),
        from: at("2019-01-01"),
        to,
        change: state.map(|state| EmploymentChange {
            facts: EmploymentFacts { percent: 100, ..facts() },
            submitted_at: at("2026-03-02T09:10:11Z"),
            state,
            reason: if state == ChangeState::Refused { "Feil arbeidssted.".into() } else { String::new() },
        }),
        unapproved,
    };
    written([
        with(None, None, false),
        with(None, Some(ChangeState::Waiting), true),
        with(Some(at("2026-01-31")), Some(ChangeState::Refused), false),
        with(None, Some(ChangeState::Approved), false),
    ])
}

fn offices() -> Vec<Value> {
    let with = |to, gives_list| Office {
        id: "v1".into(),
        title: "plasstillitsvalgt".into(),
        unit_id: "u12".into(),
        unit_name: "NTL Skatt Øst".into(),
        from: at("2025-01-01"),
        to,
        gives_list,
    };
    written([with(None, true), with(Some(at("2026-12-31")), false)])
}

fn course() -> CourseFacts {
    CourseFacts {
        title: "Tillitsvalgtkurs 1".into(),
        starts: at("2026-05-04"),
        ends: at("2026-05-06"),
        hours: 18,
        place: "Oslo".into(),
        deadline: at("2026-04-01"),
        organizer: "NTL".into(),
        description: "Avtaleverket.".into(),
    }
}

fn enrolments() -> Vec<Value> {
    use EnrolmentStatus::{Admitted, Applied, Attended, Cancelled, NoShow, Rejected, WaitingList, Withdrawn};
    written([Applied, Admitted, WaitingList, Rejected, Withdrawn, Attended, NoShow, Cancelled].map(
        |status| Enrolment {
            id: "p1".into(),
            course_id: "k1".into(),
            course: course(),
            applied_at: at("2026-03-02T09:10:11Z"),
            status,
            kursbevis_id: (status == Attended).then(|| "NTL-2026-000001".into()),
        },
    ))
}

fn kursbevis() -> Vec<Value> {
    let with = |replaces: Option<&str>, replaced_by: Option<&str>, revoked_at, demo| Kursbevis {
        id: "NTL-2026-000001".into(),
        facts: KursbevisFacts {
            number: "NTL-2026-000001".into(),
            template_version: 1,
            holder: "Kari Nordmann-Østgård".into(),
            course: "Tillitsvalgtkurs 1".into(),
            starts: at("2026-05-04"),
            ends: at("2026-05-06"),
            hours: 18,
            place: "Oslo".into(),
            contents: vec!["Avtaleverket".into()],
            issuer: "Norsk Tjenestemannslag".into(),
            signatory: "Ola Nordmann".into(),
            signatory_title: "Kursleder".into(),
            issued: at("2026-05-07"),
            replaces: replaces.map(str::to_owned),
            demo,
        },
        sha256: ["nb", "nn", "en"].map(|tag| (tag.to_owned(), "ab".repeat(32))).into(),
        proof: "…".into(),
        replaced_by: replaced_by.map(str::to_owned),
        revoked_at,
    };
    written([
        with(Some("NTL-2025-000009"), None, None, true),
        with(None, Some("NTL-2026-000002"), Some(at("2026-06-01T08:00:00Z")), false),
    ])
}

fn issuer_keys() -> Vec<Value> {
    let with = |to, demo| IssuerKey {
        id: "key-1".into(),
        did: "did:key:z6Mk…".into(),
        issuer: "Norsk Tjenestemannslag".into(),
        from: at("2026-01-01T00:00:00Z"),
        to,
        demo,
        status_list: "…".into(),
    };
    written([with(None, true), with(Some(at("2027-01-01T00:00:00Z")), false)])
}

fn documents() -> Vec<Value> {
    let with = |kind, file_name: &str, media_type, pages| Document {
        id: "d1".into(),
        kind,
        title: "Særavtale".into(),
        file_name: file_name.into(),
        from: "NTL".into(),
        at: at("2026-03-02T09:10:11Z"),
        pages,
        blob: blob(media_type),
    };
    written([
        with(DocumentKind::Email, "melding.eml", "message/rfc822", None),
        with(DocumentKind::Letter, "brev.pdf", "application/pdf", Some(2)),
        with(DocumentKind::Document, "avtale.pdf", "application/pdf", Some(12)),
    ])
}

fn invoices() -> Vec<Value> {
    let with = |paid, file, ehf| Invoice {
        id: "f1".into(),
        number: "2026-17".into(),
        title: "Kontingent 1. kvartal".into(),
        issued: at("2026-03-01"),
        due: at("2026-03-21"),
        amount_ore: 123_450,
        account: "15030000000".into(),
        kid: "1234567897".into(),
        paid,
        file,
        ehf,
    };
    written([
        with(Some(at("2026-03-10")), Some(blob("application/pdf")), Some(blob("application/xml"))),
        with(None, None, None),
    ])
}

fn recruitments() -> Vec<Value> {
    let with = |name: &str, state, count, collected| Recruitment {
        id: "x1".into(),
        name: name.into(),
        date: at("2026-02-01"),
        state,
        count,
        collected,
    };
    written([
        with("Per Hansen", RecruitmentState::Registered, 1, false),
        with("", RecruitmentState::Approved, 7, true),
    ])
}

fn points() -> Vec<Value> {
    use PointsReason::{Correction, Order, Recruitment, Refund};
    written([(Recruitment, 2), (Order, -3), (Refund, 3), (Correction, -1)].map(|(reason, points)| {
        PointsEntry {
            id: "q1".into(),
            at: at("2026-03-02T09:10:11Z"),
            points,
            reason,
            reference: "x1".into(),
            text: "Per Hansen".into(),
        }
    }))
}

fn orders() -> Vec<Value> {
    written([OrderState::Ordered, OrderState::Shipped, OrderState::Cancelled].map(|state| Order {
        id: "o1".into(),
        reward_id: "w1".into(),
        reward_name: "Ryggsekk".into(),
        quantity: 1,
        points: 3,
        ordered_at: at("2026-03-02T09:10:11Z"),
        state,
        deliver_to: "Kari Nordmann-Østgård".into(),
        address: address(),
    }))
}

fn list_member() -> ListMember {
    ListMember {
        id: "l1".into(),
        unit_id: "u12".into(),
        first_name: "Per".into(),
        last_name: "Hansen".into(),
        member_number: "100456".into(),
        position: "Konsulent".into(),
        arbeidssted_name: "Skatt Øst, Oslo".into(),
        place: "OSLO".into(),
        email: "per@example.no".into(),
        mobile: "+4741000000".into(),
        since: at("2010-01-01"),
    }
}

#[test]
fn contract_a_map_by_language_may_hold_more_languages_than_this_build_speaks() {
    let mut body = kursbevis().remove(0);
    body["sha256"]["se"] = json!("cd".repeat(32));
    let read: Kursbevis = serde_json::from_value(body).unwrap();
    assert_eq!(read.sha256.len(), 4);
}

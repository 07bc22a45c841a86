//! The union, personal details, membership, recipients and representatives.

use super::draw::Draw;
use super::names::{Name, mailbox};
use super::people::{DemoPerson, Richness};
use super::places::Places;
use super::units::Unit;
use min_side_domain::choice::{Choice, resolve};
use min_side_domain::records::{
    DuesPayment, Membership, MembershipCategory, MembershipStatus, Profile, Recipient, RecipientKind,
    Representative, Union,
};

/// The union's row. Its `declaration_accepted` is the member's own, so each member has a row.
#[must_use]
pub fn union_row() -> Union {
    Union {
        id: "union".to_owned(),
        short_name: "NTL".to_owned(),
        name: "Norsk Tjenestemannslag".to_owned(),
        office_email: "post@ntl.example.no".to_owned(),
        office_phone: "+4740000100".to_owned(),
        list_expiry_days: 14,
        attachment_max_bytes: 25 * 1024 * 1024,
        attachment_max_count: 10,
        attachment_types: [
            "application/pdf",
            "image/png",
            "image/jpeg",
            "text/plain",
            "message/rfc822",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.text",
        ]
        .map(str::to_owned)
        .to_vec(),
        declaration_version: "2024-1".to_owned(),
        declaration: [
            ("nb", include_str!("texts/declaration_nb.txt")),
            ("nn", include_str!("texts/declaration_nn.txt")),
            ("en", include_str!("texts/declaration_en.txt")),
        ]
        .into_iter()
        .map(|(tag, text)| (tag.to_owned(), text.trim().to_owned()))
        .collect(),
        declaration_accepted: None,
        employment_approval: true,
        demo: true,
    }
}

/// A mobile number, valid in form; only two short ranges are used.
pub fn mobile(draw: &mut Draw) -> String {
    if draw.chance(50) {
        format!("+47400{:05}", draw.between(1000, 9999))
    } else {
        format!("+479999{:04}", draw.between(1000, 9899))
    }
}

/// An address at work.
#[must_use]
pub fn work_email(name: &Name, unit: &Unit) -> String {
    format!("{}@{}", mailbox(name), unit.domain)
}

/// A private address.
pub fn private_email(name: &Name, draw: &mut Draw) -> String {
    format!(
        "{}@{}",
        mailbox(name),
        draw.pick(&["epost.example.com", "post.example.no", "hjemme.example.com"])
    )
}

/// Personal details.
#[must_use]
pub fn profile(seed: u64, person: &DemoPerson, unit: &Unit, places: &Places) -> Profile {
    let mut draw = Draw::new(seed, &format!("profile {}", person.id));
    let little = person.richness == Richness::Little;
    let email_work = if little { String::new() } else { work_email(&person.name, unit) };
    let email_private = private_email(&person.name, &mut draw);
    let mobile_work = if person.richness == Richness::Full { mobile(&mut draw) } else { String::new() };
    let mobile_private = mobile(&mut draw);
    Profile {
        id: person.id.to_owned(),
        first_name: person.name.first.clone(),
        last_name: person.name.last.clone(),
        address: places.address(&mut draw, places.town(person.town)),
        birth_date: person.birth_date,
        email_choice: resolve(&email_work, &email_private, Some(Choice::Private)),
        mobile_choice: resolve(&mobile_work, &mobile_private, Some(Choice::Private)),
        email_work,
        email_private,
        mobile_work,
        mobile_private,
        latin_name: String::new(),
    }
}

/// The membership.
#[must_use]
pub fn membership(person: &DemoPerson, unit: &Unit) -> Membership {
    Membership {
        id: person.id.to_owned(),
        member_number: person.member_number.to_owned(),
        status: MembershipStatus::Active,
        since: person.since,
        category: MembershipCategory::Employed,
        unit_id: unit.id.to_owned(),
        unit_name: unit.name.to_owned(),
        dues: if person.richness == Richness::Little {
            DuesPayment::Invoice
        } else {
            DuesPayment::PayrollDeduction
        },
        magazine: person.richness != Richness::Little,
    }
}

/// Forbundskontoret and the member's organisasjonsledd.
#[must_use]
pub fn recipients(unit: &Unit) -> [Recipient; 2] {
    [
        Recipient {
            id: "ntl".to_owned(),
            kind: RecipientKind::Office,
            name: "NTL (forbundskontoret)".to_owned(),
        },
        Recipient { id: unit.id.to_owned(), kind: RecipientKind::Unit, name: unit.name.to_owned() },
    ]
}

/// Three who represent the member.
#[must_use]
pub fn representatives(seed: u64, unit: &Unit) -> Vec<Representative> {
    let mut draw = Draw::new(seed, &format!("representatives {}", unit.id));
    [
        ("leder", "Leder", &unit.leader),
        ("hovedtillitsvalgt", "Hovedtillitsvalgt", &unit.main_representative),
        ("plasstillitsvalgt", "Plasstillitsvalgt", &unit.local_representative),
    ]
    .into_iter()
    .map(|(id, office, name)| Representative {
        id: format!("{}-{id}", unit.id),
        name: name.full(),
        office: office.to_owned(),
        unit_id: unit.id.to_owned(),
        unit_name: unit.name.to_owned(),
        email: work_email(name, unit),
        phone: mobile(&mut draw),
    })
    .collect()
}

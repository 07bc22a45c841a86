//! The ways to pay that an invoice names. Each is one: an account belongs to the KID that stands with it, and a KID is
//! checked together with its own account alone.

use super::{or, shown};
use crate::views::{Check, EhfPayment, PaymentKind};
use min_side_domain::{account, iso97, kid};

/// Codes of UNCL 4461 for cards.
const CARDS: &[&str] = &["48", "54", "55"];

/// A way to pay while it is read.
#[derive(Debug, Default)]
pub(super) struct Means {
    view: EhfPayment,
    code: String,
}

impl Means {
    /// Keeps the text of an element within `PaymentMeans`.
    pub fn take(&mut self, within: &str, text: &str) {
        let view = &mut self.view;
        match within {
            "/PaymentMeansCode" => or(&mut self.code, text),
            "/PaymentID" => or(&mut view.reference, text),
            "/PaymentDueDate" => view.due = view.due.or_else(|| super::day(text)),
            "/PayeeFinancialAccount/ID" => or(&mut view.account, text),
            "/PayeeFinancialAccount/FinancialInstitutionBranch/ID"
            | "/PayeeFinancialAccount/FinancialInstitutionBranch/FinancialInstitution/ID" => {
                or(&mut view.bic, text);
            }
            "/CardAccount/PrimaryAccountNumberID" => or(&mut view.card, text),
            _ => {}
        }
    }

    /// The whole of it; none when it says nothing that anyone could pay by.
    pub fn whole(self) -> Option<EhfPayment> {
        let Self { mut view, code } = self;
        let compact = compact(&view.account);
        let is_norwegian = compact.len() == 11
            && compact.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(view.bic.get(4..6), None | Some("NO"));
        let national = if is_norwegian { Some(compact.clone()) } else { national(&compact) };
        if let Some(number) = national {
            view.kind = PaymentKind::Giro;
            view.account_check = Check::of(account::is_valid(&number));
            view.account_shown = account::shown(&number);
            view.account = number;
        } else if iso97::looks_like_iban(&compact) {
            view.kind = PaymentKind::International;
            view.account_check = Check::of(iso97::is_iban(&compact));
            view.account_shown = iso97::in_fours(&compact);
            view.account = compact;
        } else {
            let is_card = CARDS.contains(&code.as_str()) || !view.card.is_empty();
            view.kind =
                if is_card && view.account.is_empty() { PaymentKind::Card } else { PaymentKind::Other };
            view.account_shown.clone_from(&view.account);
        }
        check_reference(&mut view);
        let says = [&view.account, &view.reference, &view.card];
        says.iter().any(|text| !text.is_empty()).then_some(view)
    }
}

/// In the order in which they are shown: the Norwegian giro first. The same one twice is one.
pub(super) fn in_order(all: Vec<EhfPayment>) -> Vec<EhfPayment> {
    let mut ordered: Vec<EhfPayment> = Vec::new();
    for payment in all {
        if !ordered.contains(&payment) {
            ordered.push(payment);
        }
    }
    ordered.sort_by_key(|payment| payment.kind);
    ordered
}

/// A KID belongs to a Norwegian account; a creditor reference says by itself what it is. Anything else is shown as it is,
/// and nothing is said of it.
fn check_reference(view: &mut EhfPayment) {
    let compact = compact(&view.reference);
    if iso97::looks_like_reference(&compact) {
        view.reference_check = Check::of(iso97::is_reference(&compact));
        view.reference_shown = iso97::in_fours(&compact);
        view.reference = compact;
        return;
    }
    let digits: String = view.reference.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let payload = digits.strip_suffix('-').unwrap_or(&digits);
    let is_number = !payload.is_empty() && payload.bytes().all(|byte| byte.is_ascii_digit());
    if view.kind == PaymentKind::Giro && is_number {
        view.is_kid = true;
        view.reference_check = Check::of(kid::is_valid(&digits));
        view.reference = digits;
    }
    view.reference_shown.clone_from(&view.reference);
}

/// Without what is form alone, in capitals.
fn compact(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'));
    shown(&kept.collect::<String>()).to_uppercase()
}

/// The account number in a Norwegian IBAN whose check digits fit.
fn national(iban: &str) -> Option<String> {
    let number = iban.strip_prefix("NO")?.get(2..)?;
    (account::iban(number).as_deref() == Some(iban)).then(|| number.to_owned())
}

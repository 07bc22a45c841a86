//! What stands between the lines and the sum to pay, and whether the sum follows from it.

use super::hundredths;
use crate::views::{EhfLine, EhfSum, EhfView, SumKind};

/// How far a sum may be from what it follows from, hundredths: tax that was rounded line by line.
const ROUNDED: i64 = 2;

/// The sums of an invoice while they are read.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// Tax totals, with their currencies.
    taxes: Vec<(String, Option<i64>)>,
    /// Discounts and charges of the whole invoice.
    each: Vec<EhfSum>,
    /// The one that is being read.
    one: One,
    /// Payments that are named one by one, and the one that is being read: what has been paid already, or (the extension of
    /// XRechnung) what others demand with this invoice. The sum tells which.
    payments: Vec<(String, i64)>,
    payment: One,
    /// Discounts and charges together, as the invoice adds them up.
    together: [Option<i64>; 2],
    prepaid: Option<i64>,
    rounding: Option<i64>,
    lines: Option<i64>,
    /// Whether something was there that is no amount.
    unreadable: bool,
}

#[derive(Debug, Default)]
struct One {
    is_charge: bool,
    reason: String,
    amount: Option<i64>,
}

impl Sums {
    /// Keeps the text of an element of the invoice itself; `currency` is the amount's own.
    pub fn take(&mut self, path: &str, text: &str, currency: &str) {
        match path {
            "/TaxTotal/TaxAmount" => self.taxes.push((currency.to_owned(), hundredths(text))),
            "/AllowanceCharge/ChargeIndicator" => {
                self.one.is_charge = matches!(text.trim(), "true" | "1");
            }
            "/AllowanceCharge/AllowanceChargeReason" => super::or(&mut self.one.reason, text),
            "/AllowanceCharge/Amount" => self.one.amount = self.amount(text),
            "/AllowanceCharge" => {
                let One { is_charge, reason, amount } = std::mem::take(&mut self.one);
                let (kind, sign) = if is_charge { (SumKind::Charge, 1) } else { (SumKind::Allowance, -1) };
                if let Some(amount) = amount {
                    self.each.push(EhfSum { kind, text: reason, amount: sign * amount });
                }
            }
            "/PrepaidPayment/ID" => super::or(&mut self.payment.reason, text),
            "/PrepaidPayment/InstructionID" => self.payment.reason = super::shown(text),
            "/PrepaidPayment/PaidAmount" => self.payment.amount = hundredths(text),
            "/PrepaidPayment" => {
                let One { reason, amount, .. } = std::mem::take(&mut self.payment);
                self.payments.extend(amount.map(|amount| (reason, amount)));
            }
            "/LegalMonetaryTotal/LineExtensionAmount" => self.lines = hundredths(text),
            "/LegalMonetaryTotal/AllowanceTotalAmount" => self.together[0] = self.amount(text),
            "/LegalMonetaryTotal/ChargeTotalAmount" => self.together[1] = self.amount(text),
            "/LegalMonetaryTotal/PrepaidAmount" => self.prepaid = self.amount(text),
            "/LegalMonetaryTotal/PayableRoundingAmount" => self.rounding = self.amount(text),
            _ => {}
        }
    }

    fn amount(&mut self, text: &str) -> Option<i64> {
        let amount = hundredths(text);
        self.unreadable |= amount.is_none();
        amount
    }

    /// Puts the sums into the view, and says whether what is to be paid follows.
    pub fn put(mut self, view: &mut EhfView) {
        if self.each.is_empty() {
            let [allowances, charges] = self.together;
            let whole = [(SumKind::Allowance, allowances.map(|sum| -sum)), (SumKind::Charge, charges)];
            self.each.extend(whole.into_iter().filter_map(|(kind, amount)| {
                Some(EhfSum { kind, text: String::new(), amount: amount.filter(|amount| *amount != 0)? })
            }));
        }
        let own =
            |currency: &str| currency.is_empty() || view.currency.is_empty() || currency == view.currency;
        let (taxes, foreign): (Vec<_>, Vec<_>) = self.taxes.iter().partition(|(currency, _)| own(currency));
        view.vat = taxes.iter().map(|(_, amount)| *amount).try_fold(0_i64, |sum, tax| sum.checked_add(tax?));
        let tax = match (view.vat, taxes.is_empty(), foreign.is_empty()) {
            // There is a tax, and what it is in the invoice's own currency is not said.
            (_, true, false) => None,
            (vat, ..) => vat,
        };
        if taxes.is_empty() {
            view.vat = None;
        }
        let after = [(SumKind::Prepaid, self.prepaid.map(|sum| -sum)), (SumKind::Rounding, self.rounding)];
        let after = after.into_iter().filter_map(|(kind, amount)| {
            Some(EhfSum { kind, text: String::new(), amount: amount.filter(|amount| *amount != 0)? })
        });
        view.sums = std::mem::take(&mut self.each).into_iter().chain(after).collect();
        view.follows = self.follows(view, tax);
        if view.follows == Some(false) {
            self.put_payments(view, tax);
        }
    }

    /// Puts in the payments that are named one by one, where the sum follows with them and did not without.
    fn put_payments(&self, view: &mut EhfView, tax: Option<i64>) {
        let without = view.sums.len();
        for (kind, sign) in [(SumKind::Prepaid, -1), (SumKind::Charge, 1)] {
            let payments = self.payments.iter().map(|(text, amount)| EhfSum {
                kind,
                // What is paid is called that, not by the number of its payment.
                text: if kind == SumKind::Charge { text.clone() } else { String::new() },
                amount: sign * amount,
            });
            view.sums.extend(payments);
            if self.follows(view, tax) == Some(true) {
                view.follows = Some(true);
                return;
            }
            view.sums.truncate(without);
        }
    }

    /// Whether lines, discounts, charges, tax, what is paid and rounding add up to the sum; none where something of it is
    /// not known.
    fn follows(&self, view: &EhfView, tax: Option<i64>) -> Option<bool> {
        if self.unreadable {
            return None;
        }
        let mut amounts = view.lines.iter().map(|line: &EhfLine| line.amount);
        let lines = amounts.try_fold(0_i64, |sum, amount| sum.checked_add(amount?));
        // Lines that say nothing add nothing up; lines that are not shown are in the invoice's own sum of them.
        let lines = if view.lines.is_empty() || view.lines_left_out > 0 { self.lines } else { lines }?;
        let sums = view.sums.iter().try_fold(0_i64, |sum, own| sum.checked_add(own.amount))?;
        let follows = lines.checked_add(sums)?.checked_add(tax?)?;
        Some(follows.abs_diff(view.total?) <= ROUNDED.unsigned_abs())
    }
}

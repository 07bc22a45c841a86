//! What is shown of EHF invoices beside their own XML.

use super::reference::{self, Answer};
use super::{called, percent};
use crate::Result;
use min_side_core::invoices;
use min_side_core::views::{Check, EhfView, SumKind};
use serde::Deserialize;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

/// What stands in the XML. Amounts are hundredths.
#[derive(Debug, Deserialize)]
struct Reference {
    number: String,
    issued: String,
    due: Vec<String>,
    currency: String,
    total: Option<i64>,
    vat: Option<i64>,
    lines: Vec<Option<i64>>,
    sums: Sums,
    /// Account and reference of each means of payment.
    means: Vec<(String, String)>,
    /// Whether the total follows from the rest, by Python's own sum.
    follows: Option<bool>,
}

#[derive(Debug, Deserialize)]
struct Sums {
    #[serde(rename = "PrepaidAmount")]
    prepaid: Option<i64>,
    #[serde(rename = "PayableRoundingAmount")]
    rounding: Option<i64>,
    #[serde(rename = "AllowanceTotalAmount")]
    allowance: Option<i64>,
    #[serde(rename = "ChargeTotalAmount")]
    charge: Option<i64>,
}

/// Reads them all.
pub fn measure(folder: &Path, paths: &[PathBuf]) -> Result<()> {
    let answers = reference::python::<Option<Reference>>("invoice", paths)?;
    let (mut all, mut figures, mut wrong) = (0, 0, Vec::new());
    let (mut warnings, mut refused, mut crashed) = (Vec::new(), Vec::new(), Vec::new());
    for (path, answer) in paths.iter().zip(answers) {
        let Answer::Read(Some(reference)) = answer else { continue };
        all += 1;
        let bytes = std::fs::read(path)?;
        let name = called(folder, path).into_owned();
        match catch_unwind(|| invoices::read_ehf(&bytes)) {
            Err(_) => crashed.push(name),
            Ok(None) => refused.push(name),
            Ok(Some(view)) => {
                let (looked_at, amiss) = compare(&view, &reference);
                figures += looked_at;
                wrong.extend(amiss.into_iter().map(|what| format!("{name}: {what}")));
                warnings.extend(false_warnings(&view, &reference).map(|what| format!("{name}: {what}")));
            }
        }
    }
    println!(
        "Invoices: {all}, of which {} were read, {} not, {} crashed",
        all - refused.len() - crashed.len(),
        refused.len(),
        crashed.len()
    );
    let right = figures - wrong.len();
    println!("  figures as in the XML: {right} of {figures} ({:.2} %)", percent(right, figures));
    println!("  warnings that the XML gives no cause for: {} (aim 0)", warnings.len());
    for (what, which) in
        [("", wrong), ("false warning, ", warnings), ("not read, ", refused), ("crashed, ", crashed)]
    {
        for one in which {
            println!("    {what}{one}");
        }
    }
    Ok(())
}

/// How many figures were looked at, and which of them are not as in the XML.
fn compare(view: &EhfView, reference: &Reference) -> (usize, Vec<String>) {
    let mut looked_at = 0;
    let mut amiss = Vec::new();
    let mut same = |what: &str, shown: String, stands: String| {
        looked_at += 1;
        if shown != stands {
            amiss.push(format!("{what}: shown {shown}, in the XML {stands}"));
        }
    };
    let amount = |of: Option<i64>| of.map_or_else(|| "none".to_owned(), |of| of.to_string());
    // A credit note may be shown as what the member gets: the sign is then said in words.
    let sign = |of: Option<i64>| if view.to_receive { of.map(i64::abs) } else { of };
    same("number", view.number.clone(), reference.number.clone());
    same("currency", view.currency.clone(), reference.currency.clone());
    same("issued", view.issued.map_or_else(String::new, |day| day.to_string()), day(&reference.issued));
    same("total", amount(sign(view.total)), amount(sign(reference.total)));
    same("VAT", amount(view.vat), amount(reference.vat));
    for (at, stands) in reference.lines.iter().enumerate() {
        if let Some(line) = view.lines.get(at) {
            same(&format!("line {}", at + 1), amount(line.amount), amount(*stands));
        }
    }
    let lines = view.lines.len() + usize::try_from(view.lines_left_out).unwrap_or_default();
    same("lines", lines.to_string(), reference.lines.len().to_string());
    let sums = [
        (SumKind::Prepaid, reference.sums.prepaid.map(|sum| -sum)),
        (SumKind::Rounding, reference.sums.rounding),
        (SumKind::Allowance, reference.sums.allowance.map(|sum| -sum)),
        (SumKind::Charge, reference.sums.charge),
    ];
    for (kind, stands) in sums {
        let Some(stands) = stands.filter(|sum| *sum != 0) else { continue };
        let shown: i64 = view.sums.iter().filter(|sum| sum.kind == kind).map(|sum| sum.amount).sum();
        same(&format!("{kind:?}"), shown.to_string(), stands.to_string());
    }
    if let Some(due) = reference.due.iter().map(|due| day(due)).find(|due| !due.is_empty()) {
        let shown = view.due.or_else(|| view.payments.iter().find_map(|payment| payment.due));
        same("due", shown.map_or_else(String::new, |day| day.to_string()), due);
    }
    for (account, number) in &reference.means {
        if account.is_empty() && number.is_empty() {
            continue;
        }
        let (account, number) = (plain(account), plain(number));
        let pair = |shown: &str, stands: &str| {
            // A Norwegian IBAN is shown as the account in it.
            plain(shown) == stands || (stands.starts_with("NO") && stands.get(4..) == Some(&plain(shown)))
        };
        let there = view
            .payments
            .iter()
            .any(|payment| pair(&payment.account, &account) && plain(&payment.reference) == number);
        same(&format!("account {account} with reference {number}"), there.to_string(), true.to_string());
    }
    (looked_at, amiss)
}

/// Warnings that the XML gives no cause for.
fn false_warnings(view: &EhfView, reference: &Reference) -> impl Iterator<Item = String> {
    let sum = (view.follows == Some(false) && reference.follows == Some(true))
        .then(|| "the total does not follow".to_owned());
    let accounts = view.payments.iter().filter(|payment| payment.account_check == Check::Wrong);
    let accounts = accounts
        .filter(|payment| is_right(&payment.account))
        .map(|payment| format!("account {}", payment.account));
    sum.into_iter().chain(accounts.collect::<Vec<_>>())
}

/// Whether an account's check digits fit: eleven digits by modulus 11, an IBAN by ISO 13616.
fn is_right(account: &str) -> bool {
    let account = plain(account);
    if account.len() == 11 && account.bytes().all(|digit| digit.is_ascii_digit()) {
        let weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        let sum: u32 =
            account.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        return sum.is_multiple_of(11);
    }
    if account.len() < 5 || !account.is_ascii() {
        return false;
    }
    let turned = format!("{}{}", &account[4..], &account[..4]);
    turned.chars().try_fold(0_u32, |rest, c| {
        c.to_digit(36).map(
            |value| {
                if value < 10 { (rest * 10 + value) % 97 } else { (rest * 100 + value) % 97 }
            },
        )
    }) == Some(1)
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"-.".contains(*c)).collect::<String>().to_uppercase()
}

/// A day without its zone.
fn day(text: &str) -> String {
    text.get(..10).unwrap_or(text).to_owned()
}

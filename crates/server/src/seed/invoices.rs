//! Invoices: paid, unpaid, overdue; as PDF, one of them as EHF too.

use super::draw::{Draw, days_after};
use super::files::Files;
use super::letters::blocks;
use super::people::{DemoPerson, Richness};
use super::{SeedError, Setting, pdf};
use chrono::{Datelike, NaiveDate};
use min_side_domain::records::{Address, Invoice};
use min_side_domain::{Language, account, kid, norwegian, orgnr};
use min_side_words::dates;

/// Which invoice, counted from the newest, is there as EHF.
const EHF: usize = 6;
/// Days from issue to the day of payment at the latest.
const TERM: i64 = 21;
/// The union's organisation number, of the series for test data.
const UNION_NUMBER: u32 = 31_000_410;

const TITLES: [(&str, i64, i64); 8] = [
    ("Kollektiv hjemforsikring, halvår", 37_200, 37_200),
    ("Reiseforsikring, halvår", 62_400, 68_400),
    ("Medlemskontingent under permisjon", 25_500, 48_900),
    ("Egenandel kurs", 50_000, 150_000),
    ("Kollektiv hjemforsikring, halvår", 37_200, 37_200),
    ("Grunnforsikring, halvår", 25_200, 27_600),
    ("Gaveabonnement på NTL-magasinet", 29_000, 29_000),
    ("Etterbetaling av kontingent", 10_200, 61_000),
];

/// A person's invoices, newest first.
///
/// # Errors
/// When a PDF cannot be made.
pub fn all(
    setting: &Setting,
    person: &DemoPerson,
    address: &Address,
    files: &mut Files,
) -> Result<Vec<Invoice>, SeedError> {
    let count: usize = match person.richness {
        Richness::Full => 40,
        Richness::Some => 6,
        Richness::Little => 1,
    };
    let today = setting.options.today;
    let mut draw = Draw::new(setting.options.seed, &format!("invoices {}", person.id));
    let account = union_account();
    let mut out = Vec::with_capacity(count);
    for index in 0..count {
        // The two newest are not due yet, one of them is due today; the next two are overdue.
        let step = i64::try_from(index).unwrap_or(0);
        let issued = match index {
            0 => days_after(today, -5),
            1 if person.richness == Richness::Full => days_after(today, -TERM),
            2 => days_after(today, -TERM - 9),
            3 => days_after(today, -TERM - 40),
            _ => days_after(today, -60 - step * 68 - draw.between(0, 20)),
        };
        let due = days_after(issued, TERM);
        let is_paid = index > 3 || (index > 0 && person.richness != Richness::Full);
        let (title, low, high) = if person.richness == Richness::Little {
            (format!("Medlemskontingent, {}. kvartal", issued.month0() / 3 + 1), 148_500, 148_500)
        } else {
            let (title, low, high) = TITLES[index % TITLES.len()];
            (title.to_owned(), low, high)
        };
        let number = format!("{}{:04}", issued.year(), 1180 + (count - index) * 7 + index % 3);
        let mut invoice = Invoice {
            id: format!("{}-faktura{:02}", person.id, count - index),
            kid: kid::make_mod10(&format!("{}{number}", person.member_number)),
            number,
            title,
            issued,
            due,
            amount_ore: draw.between(low / 100, high / 100) * 100,
            account: account.clone(),
            paid: is_paid.then(|| days_after(due, -draw.between(0, 12)).min(days_after(today, -1))),
            file: None,
            ehf: None,
        };
        invoice.file = Some(files.add(printed(&invoice, person, address)?, "application/pdf"));
        if index == EHF {
            let ehf = ehf(&invoice, person, address);
            invoice.ehf = Some(files.add(ehf.into_bytes(), "application/xml"));
        }
        out.push(invoice);
    }
    Ok(out)
}

/// The union's account: an invented number with a check digit that fits.
#[must_use]
pub fn union_account() -> String {
    (1_503_400_011..).find_map(account::make).unwrap_or_default()
}

fn union_orgnr() -> String {
    (UNION_NUMBER..).find_map(orgnr::make).unwrap_or_default()
}

fn printed(invoice: &Invoice, person: &DemoPerson, address: &Address) -> Result<Vec<u8>, SeedError> {
    let text = format!(
        "{}\n{}\n{} {}\n\n: Fakturanummer: {}\n: Fakturadato: {}\n: Forfallsdato: {}\n: Kontonummer: {}\n: KID: {}\n\n\
         | Beskrivelse | Antall | Beløp |\n| {} | 1 | {} |\n| Sum å betale | 1 | {} |\n\n\
         Betal til kontonummeret over med KID. Ved betaling etter forfall kan det bli lagt til purregebyr. \
         Kontingent er unntatt fra merverdiavgift.\n\nSpørsmål om fakturaen besvares på Min side.",
        person.name.full(),
        address.line1,
        address.postal_code,
        address.place,
        invoice.number,
        dates::long(Language::Nb, invoice.issued),
        dates::long(Language::Nb, invoice.due),
        account::shown(&invoice.account),
        invoice.kid,
        invoice.title,
        kroner(invoice.amount_ore),
        kroner(invoice.amount_ore),
    );
    let title = format!("Faktura {}", invoice.number);
    pdf::letter(&title, "Norsk Tjenestemannslag", invoice.issued, Language::Nb, blocks(&text))
}

fn kroner(ore: i64) -> String {
    format!("{},{:02}", norwegian::number(u64::try_from(ore / 100).unwrap_or(0)), ore % 100)
}

/// The invoice in the form of Peppol BIS Billing 3, with the Norwegian rules for seller and payment.
fn ehf(invoice: &Invoice, person: &DemoPerson, address: &Address) -> String {
    let amount = format!("{}.{:02}", invoice.amount_ore / 100, invoice.amount_ore % 100);
    include_str!("texts/invoice.xml")
        .replace("{number}", &invoice.number)
        .replace("{issued}", &iso(invoice.issued))
        .replace("{due}", &iso(invoice.due))
        .replace("{seller}", &union_orgnr())
        .replace("{buyer}", &escaped(&person.name.full()))
        .replace("{member}", person.member_number)
        .replace("{street}", &escaped(&address.line1))
        .replace("{city}", &escaped(&address.place))
        .replace("{postal}", &address.postal_code)
        .replace("{kid}", &invoice.kid)
        .replace("{account}", &invoice.account)
        .replace("{amount}", &amount)
        .replace("{title}", &escaped(&invoice.title))
}

fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

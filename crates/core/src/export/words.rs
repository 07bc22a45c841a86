//! The words of the pages, in the three languages.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Oslo;
use min_side_domain::{Language, norwegian};

macro_rules! words {
    ($($name:ident: $nb:literal, $nn:literal, $en:literal;)+) => {
        /// The words of one language.
        #[derive(Debug, Clone, Copy)]
        pub(super) struct Words {
            $(pub(super) $name: &'static str,)+
        }

        const NB: Words = Words { $($name: $nb,)+ };
        const NN: Words = Words { $($name: $nn,)+ };
        const EN: Words = Words { $($name: $en,)+ };
    };
}

words! {
    everything: "Alt appen vet om deg", "Alt appen veit om deg", "Everything the app knows about you";
    way: "Vei tilbake", "Veg tilbake", "Way back";
    made: "Laget", "Laga", "Made";
    plain: "Filene er ikke kryptert. Legg dem et sted der bare du kommer til.",
        "Filene er ikkje krypterte. Legg dei ein stad der berre du kjem til.",
        "The files are not encrypted. Keep them where only you can reach them.";
    contents: "Innhold", "Innhald", "Contents";
    facts: "Opplysninger om deg", "Opplysningar om deg", "Details about you";
    messages: "Meldinger", "Meldingar", "Messages";
    documents: "E-poster, brev og dokumenter", "E-postar, brev og dokument", "E-mails, letters and documents";
    invoices: "Fakturaer", "Fakturaer", "Invoices";
    kursbevis: "Kursbevis", "Kursbevis", "Course certificates";
    unsent: "Ikke sendt ennå", "Ikkje sendt enno", "Not sent yet";
    drafts: "Utkast", "Utkast", "Drafts";
    data: "Alt som data (JSON)", "Alt som data (JSON)", "Everything as data (JSON)";
    data_text: "For andre programmer. Hva feltene betyr, står i schema.json.",
        "For andre program. Kva felta tyder, står i schema.json.",
        "For other programs. What the fields mean is in schema.json.";
    check: "Kontroll", "Kontroll", "Check";
    check_text: "manifest.json har antall, størrelse og kontrollsum for hver fil. Kopien ble kontrollert mot den da den var ferdig.",
        "manifest.json har talet på filer og storleiken og kontrollsummen til kvar fil. Kopien vart kontrollert mot henne då han var ferdig.",
        "manifest.json has the count, size and checksum of every file. The copy was checked against it when it was done.";
    left_out: "Ikke tatt med", "Ikkje teke med", "Not included";
    others: "Medlemslister er om andre enn deg.", "Medlemslister er om andre enn deg.", "Member lists are about other people.";
    public: "Register, kurskatalog og verveshop er like for alle.", "Register, kurskatalog og verveshop er like for alle.",
        "The register, the course catalogue and the reward shop are the same for everyone.";
    not_here: "Ikke på maskinen da kopien ble laget", "Ikkje på maskina då kopien vart laga",
        "Not on the computer when the copy was made";
    nothing: "Ingenting.", "Ingenting.", "Nothing.";
    date: "Dato", "Dato", "Date";
    subject: "Emne", "Emne", "Subject";
    with: "Med", "Med", "With";
    count: "Meldinger", "Meldingar", "Messages";
    pdf: "PDF", "PDF", "PDF";
    title: "Tittel", "Tittel", "Title";
    kind: "Type", "Type", "Type";
    from: "Fra", "Frå", "From";
    number: "Nummer", "Nummer", "Number";
    due: "Forfall", "Forfall", "Due";
    paid: "Betalt", "Betalt", "Paid";
    amount: "Beløp", "Beløp", "Amount";
    kid: "KID", "KID", "KID";
    files: "Filer", "Filer", "Files";
    attachments: "Vedlegg", "Vedlegg", "Attachments";
    you: "Du", "Du", "You";
    no_subject: "Uten emne", "Utan emne", "No subject";
    email: "E-post", "E-post", "E-mail";
    letter: "Brev", "Brev", "Letter";
    document: "Dokument", "Dokument", "Document";
    name: "Navn", "Namn", "Name";
    latin_name: "Navn med latinske bokstaver", "Namn med latinske bokstavar", "Name in Latin letters";
    address: "Adresse", "Adresse", "Address";
    birth_date: "Fødselsdato", "Fødselsdato", "Date of birth";
    email_work: "E-post jobb", "E-post jobb", "Work e-mail";
    email_private: "E-post privat", "E-post privat", "Private e-mail";
    mobile_work: "Mobil jobb", "Mobil jobb", "Work mobile";
    mobile_private: "Mobil privat", "Mobil privat", "Private mobile";
    membership: "Medlemskap", "Medlemskap", "Membership";
    member_number: "Medlemsnummer", "Medlemsnummer", "Member number";
    since: "Medlem siden", "Medlem sidan", "Member since";
    unit: "Organisasjonsledd", "Organisasjonsledd", "Local branch";
    magazine: "NTL-magasinet", "NTL-magasinet", "The NTL magazine";
    yes: "Ja", "Ja", "Yes";
    no: "Nei", "Nei", "No";
    employments: "Arbeidsforhold", "Arbeidsforhold", "Employment";
    virksomhet: "Virksomhet", "Verksemd", "Employer";
    workplace: "Arbeidssted", "Arbeidsstad", "Workplace";
    position: "Stilling", "Stilling", "Position";
    begins: "Fra og med", "Frå og med", "From";
    ends: "Til og med", "Til og med", "To";
    offices: "Verv", "Verv", "Union roles";
    office: "Verv", "Verv", "Role";
    courses: "Kurs", "Kurs", "Courses";
    place: "Sted", "Stad", "Place";
    recruitments: "Vervinger", "Vervingar", "Recruited members";
    points: "Vervepoeng", "Vervepoeng", "Recruiting points";
    orders: "Bestillinger", "Bestillingar", "Orders";
    quantity: "Antall", "Mengd", "Quantity";
    reward: "Premie", "Premie", "Reward";
    text: "Tekst", "Tekst", "Text";
    representatives: "Tillitsvalgte", "Tillitsvalde", "Representatives";
    contact: "Kontakt", "Kontakt", "Contact";
    as_data: "Status og andre opplysninger står i JSON-filene.", "Status og andre opplysningar står i JSON-filene.",
        "Status and other details are in the JSON files.";
}

/// The words of a language.
pub(super) const fn words(language: Language) -> &'static Words {
    match language {
        Language::Nb => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// A day, as `14.03.2024`.
pub(super) fn day(day: NaiveDate) -> String {
    norwegian::date_short(day)
}

/// The day it was in Oslo.
pub(super) fn day_of(at: DateTime<Utc>) -> String {
    day(at.with_timezone(&Oslo).date_naive())
}

/// A moment by Oslo time, as `14.03.2024 15:30`.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    format!("{} {}", day_of(at), at.with_timezone(&Oslo).format("%H:%M"))
}

/// The year by Oslo time, and the day as it begins a file name.
pub(super) fn filed(at: DateTime<Utc>) -> (String, String) {
    let at = at.with_timezone(&Oslo);
    (at.format("%Y").to_string(), at.format("%Y-%m-%d").to_string())
}

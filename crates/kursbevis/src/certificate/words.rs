//! The words on a certificate, in three languages. Frozen with the template version.
//!
//! Each letter's outline is in the file: the English ones do without «w» and «ffl», and without «x» unless there is another
//! page.

use min_side_domain::Language;

/// Everything a certificate says of its own.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    pub title: &'static str,
    pub several: &'static str,
    pub confirmed: &'static str,
    pub completed: &'static str,
    pub time: &'static str,
    pub extent: &'static str,
    pub hour: &'static str,
    pub hours: &'static str,
    pub place: &'static str,
    pub contents: &'static str,
    pub continues: &'static str,
    pub issued: &'static str,
    pub number: &'static str,
    pub replaces: &'static str,
    pub demo: &'static str,
    pub check: &'static str,
    pub code_alt: &'static str,
    pub data: &'static str,
}

const NB: Words = Words {
    title: "Kursbevis",
    several: "Kursbevis",
    confirmed: "Det bekreftes at",
    completed: "har gjennomført kurset",
    time: "Tid",
    extent: "Omfang",
    hour: "time",
    hours: "timer",
    place: "Sted",
    contents: "Innhold",
    continues: "Innholdet fortsetter på neste side.",
    issued: "Utstedt",
    number: "Kursbevis nr.",
    replaces: "Erstatter kursbevis nr.",
    demo: "DEMONSTRASJON – ikke et gyldig kursbevis",
    check: "Koden inneholder kursdataene med utstederens signatur og kan kontrolleres uten nett.",
    code_alt: "QR-kode med kursdataene og utstederens signatur",
    data: "Kursbeviset som signert Open Badge 3.0",
};

const NN: Words = Words {
    title: "Kursbevis",
    several: "Kursbevis",
    confirmed: "Det blir stadfesta at",
    completed: "har gjennomført kurset",
    time: "Tid",
    extent: "Omfang",
    hour: "time",
    hours: "timar",
    place: "Stad",
    contents: "Innhald",
    continues: "Innhaldet held fram på neste side.",
    issued: "Utferda",
    number: "Kursbevis nr.",
    replaces: "Erstattar kursbevis nr.",
    demo: "DEMONSTRASJON – ikkje eit gyldig kursbevis",
    check: "Koden inneheld kursdataa med signaturen til utferdaren og kan kontrollerast utan nett.",
    code_alt: "QR-kode med kursdataa og signaturen til utferdaren",
    data: "Kursbeviset som signert Open Badge 3.0",
};

const EN: Words = Words {
    title: "Course Certificate",
    several: "Course Certificates",
    confirmed: "This is to certify that",
    completed: "has completed the course",
    time: "Date",
    extent: "Duration",
    hour: "hour",
    hours: "hours",
    place: "Location",
    contents: "Contents",
    continues: "The contents continue on the next page.",
    issued: "Issued",
    number: "Certificate no.",
    replaces: "Replaces certificate no.",
    demo: "DEMONSTRASJON – for demonstration, not a valid certificate",
    check: "The code holds the signed course data, and no connection is needed to check it.",
    code_alt: "QR code with the course data and the signature of the issuer",
    data: "The certificate as a signed Open Badge 3.0",
};

/// The words in `language`.
pub const fn words(language: Language) -> &'static Words {
    match language {
        Language::Nb => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}
